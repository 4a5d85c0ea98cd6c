package dev.gatehouse.workspace;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What is odd about a workspace, in sentences that name what to do. */
final class Oddities {
  private Oddities() {}

  static List<String> of(Workspace workspace) {
    var findings = new ArrayList<String>();
    findings.addAll(ofRoles(workspace.dev()));
    if (workspace.prod().isPresent()) {
      var prod = workspace.prod().get();
      findings.addAll(ofRoles(prod));
      findings.addAll(ofBoth(workspace.dev(), prod));
      findings.addAll(ofBackups(workspace, prod));
    }
    return findings;
  }

  static List<String> ofDatabase(Checkout prod, DatabaseSearch search) {
    var findings = new ArrayList<String>();
    if (!search.others().isEmpty()) {
      findings.add(
          "%s of prod names the database; another one stands in %s"
              .formatted(search.source(), String.join(", ", search.others())));
    }
    switch (search.address().orElseThrow()) {
      case Sqlite sqlite when !Files.isRegularFile(sqlite.file()) ->
          findings.add(
              "%s names the database %s, which is not there"
                  .formatted(search.source(), sqlite.file()));
      case Sqlite sqlite when !sqlite.file().startsWith(prod.root()) ->
          findings.add("Prod's database %s lies outside prod".formatted(sqlite.file()));
      case Postgres postgres
          when !postgres.password().isEmpty() && search.source().equals(Settings.FILE) ->
          findings.add(
              "gatehouse.json holds the database's password for all who can read the repository:"
                  + " move the address to DATABASE_URL in prod's .env");
      default -> {}
    }
    return findings;
  }

  private static List<String> ofRoles(Checkout checkout) {
    var findings = new ArrayList<String>();
    var word = checkout.role().word();
    if (checkout.contradicted()) {
      findings.add(
          "%s is %s here, but its %s says %s: write %s into it before step 3"
              .formatted(
                  checkout.name(), word, RoleFile.NAME, checkout.role().other().word(), word));
    }
    if (checkout.state().filter(state -> state.role() != checkout.role()).isPresent()) {
      findings.add(
          "%s is %s here, but its %s gives it the role %s; step 3 corrects that"
              .formatted(
                  checkout.name(), word, CheckoutState.FILE, checkout.role().other().word()));
    }
    if (!checkout.contradicted()
        && NameSigns.role(checkout.name()).filter(role -> role != checkout.role()).isPresent()) {
      findings.add("%s is %s, although its name says otherwise".formatted(checkout.name(), word));
    }
    return findings;
  }

  private static List<String> ofBoth(Checkout dev, Checkout prod) {
    var findings = new ArrayList<String>();
    if (isCanonical(dev) && isCanonical(prod)) {
      findings.add("Both checkouts say that they are canonical: only one can be at a time");
    }
    if (dev.root().startsWith(prod.root()) || prod.root().startsWith(dev.root())) {
      findings.add(
          "%s and %s lie in one another: what is written in one shows up in the other"
              .formatted(dev.root(), prod.root()));
    }
    return findings;
  }

  private static List<String> ofBackups(Workspace workspace, Checkout prod) {
    var backups = workspace.backups();
    if (prod.root().startsWith(backups) || workspace.dev().root().startsWith(backups)) {
      throw new Trouble(
          Settings.FILE + " sends backups to " + backups + ", which holds a whole checkout",
          "Everything in there would count as a backup",
          "Name a folder of its own as \"backups\"");
    }
    return backups.startsWith(prod.root())
        ? List.of()
        : List.of("Backups go to %s, outside prod".formatted(backups));
  }

  private static boolean isCanonical(Checkout checkout) {
    return checkout.state().filter(state -> state.state().equals("canonical")).isPresent();
  }
}
