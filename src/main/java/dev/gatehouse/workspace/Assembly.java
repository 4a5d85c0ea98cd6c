package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.Workspace.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the two folders that discovery settled on, and lists what is there and what is not. */
final class Assembly {
  private final List<Missing> missing = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  private Assembly() {}

  static Workspace of(Found found) throws IOException {
    return new Assembly().assemble(found);
  }

  private Workspace assemble(Found found) throws IOException {
    missing.addAll(found.missing());
    findings.addAll(found.findings());
    var settings = Settings.read(found.dev());
    var dev = checkout(Role.DEV, found.dev());
    var prod = prod(found, settings);
    var logs = LogChoice.of(dev, prod, settings);
    logs.missing().ifPresent(why -> missing.add(new Missing("log", why)));
    findings.addAll(logs.findings());
    var bare = new Workspace(dev, prod, logs.log(), logs.other(), settings, List.of(), List.of());
    checklist(bare);
    prod.ifPresent(there -> database(there, settings));
    scripts(bare);
    findings.addAll(Oddities.of(bare));
    return new Workspace(dev, prod, logs.log(), logs.other(), settings, missing, findings);
  }

  /** The settings' word on prod counts, also where it changed since the folders were found. */
  private Optional<Checkout> prod(Found found, Settings settings) throws IOException {
    var root = found.prod();
    if (settings.prod().isPresent()) {
      var configured = Inside.real(found.dev().resolve(settings.prod().get()));
      if (configured.equals(found.dev())) {
        missing.add(new Missing("prod", Settings.FILE + " says that prod is dev itself"));
        return Optional.empty();
      }
      root = Files.isDirectory(configured) ? Optional.of(configured) : Optional.empty();
      if (root.isEmpty() && missing.stream().noneMatch(one -> one.what().equals("prod"))) {
        var why = Settings.FILE + " says that prod is " + configured + ", which is no folder";
        missing.add(new Missing("prod", why));
      }
    }
    return root.isPresent() ? Optional.of(checkout(Role.PROD, root.get())) : Optional.empty();
  }

  private Checkout checkout(Role role, Path root) {
    var checkout =
        new Checkout(
            role,
            root,
            roleFile(role, root),
            state(role, root),
            Files.exists(root.resolve(".git")));
    if (!checkout.git()) {
      missing.add(new Missing(role.word() + " git", checkout.name() + " is no git checkout"));
    }
    return checkout;
  }

  private Optional<Role> roleFile(Role role, Path root) {
    try {
      var text = Reading.of(() -> RoleFile.text(root));
      var said = text.flatMap(Role::ofWord);
      if (said.isEmpty()) {
        var why =
            text.isEmpty()
                ? root.getFileName() + " has no " + RoleFile.NAME
                : RoleFile.NAME + " of " + root.getFileName() + " says neither dev nor prod";
        missing.add(new Missing(role.word() + " role", why));
      }
      return said;
    } catch (Trouble e) {
      missing.add(new Missing(role.word() + " role", e.what()));
      return Optional.empty();
    }
  }

  private Optional<CheckoutState> state(Role role, Path root) {
    try {
      var state = CheckoutState.read(root);
      if (state.isEmpty()) {
        var why = root.getFileName() + " has no " + CheckoutState.FILE;
        missing.add(new Missing(role.word() + " state", why));
      }
      return state;
    } catch (Trouble e) {
      missing.add(new Missing(role.word() + " state", e.what()));
      return Optional.empty();
    }
  }

  private void checklist(Workspace workspace) {
    if (workspace.checklist().isEmpty()) {
      var why =
          workspace
              .settings()
              .checklist()
              .map(path -> Settings.FILE + " names " + path + ", which is not in dev")
              .orElse(Docs.NO_CHECKLIST);
      missing.add(new Missing("checklist", why));
    }
  }

  private void database(Checkout prod, Settings settings) {
    try {
      var search = DatabaseSearch.in(prod.root(), settings);
      if (search.address().isEmpty()) {
        var why = "no .env file of " + prod.name() + " has a " + DatabaseSearch.KEY;
        missing.add(new Missing("database", why));
      } else {
        findings.addAll(Oddities.ofDatabase(prod, search));
      }
    } catch (Trouble e) {
      missing.add(new Missing("database", e.what()));
    }
  }

  private void scripts(Workspace workspace) {
    boolean any =
        Files.isDirectory(workspace.dev().root().resolve(ScriptFiles.FOLDER))
            || workspace
                .prod()
                .filter(prod -> Files.isDirectory(prod.root().resolve(ScriptFiles.FOLDER)))
                .isPresent();
    if (!any) {
      missing.add(new Missing("scripts", "neither checkout has a scripts folder"));
    }
  }
}
