package dev.gatehouse.action;

import dev.gatehouse.backup.ConfigCapture;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.Field;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Proves that the backup holds every {@code .env*} of prod, or captures them outside git. The
 * record says where they are and never what is in them.
 */
final class CaptureConfiguration implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var prod = context.prod().root();
    var names = ConfigCapture.listing(prod);
    var listing =
        context
            .evidence()
            .keep(
                context.step().key(),
                "env-files.txt",
                (names.isEmpty() ? "prod has no .env file\n" : String.join("\n", names) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
    if (names.isEmpty()) {
      return none(context).left(listing);
    }
    var backup = backup(context);
    if (backup.isPresent()
        && !context.builtIn()
        && ConfigCapture.missingFrom(backup.get(), prod).isEmpty()) {
      var held =
          ConfigCapture.held(backup.get(), prod).values().stream()
              .map(at -> "`" + at + "`")
              .toList();
      return Outcome.passed("The backup holds every .env file of prod, byte for byte")
          .left(listing)
          .fills(Field.CONFIG, RequiredFields.IN_BACKUP + String.join(", ", held));
    }
    var capture = make(context, prod);
    var artifact = Artifacts.of(context.workspace(), capture);
    return Outcome.passed("Captured " + Words.count(names.size(), ".env file") + " outside git")
        .left(List.of(artifact, listing))
        .fills(Field.CONFIG, "`" + artifact.path() + "`");
  }

  /** Where the backup lies; none where it was waived. */
  private static Optional<Path> backup(StepContext context) {
    return context.facts().artifacts("backup").isEmpty()
        ? Optional.empty()
        : Optional.of(Artifacts.locate(context.workspace(), Artifacts.backup(context.facts())));
  }

  private static Outcome none(StepContext context) {
    return context
        .facts()
        .statement(context.step().key(), "")
        .map(
            said ->
                Outcome.passed("Prod has no .env file; " + Words.stated(said))
                    .fills(
                        Field.CONFIG,
                        RequiredFields.NOT_APPLICABLE + said.who().name() + ": " + said.text()))
        .orElseGet(
            () ->
                Outcome.failed(
                    "Prod has no .env file", List.of("State that prod is configured otherwise")));
  }

  private static Path make(StepContext context, Path prod) throws IOException {
    var workspace = context.workspace();
    var script = StepScripts.runReplaceable(context);
    if (script.isEmpty()) {
      var into = workspace.captures().resolve(stamp());
      return ConfigCapture.capture(workspace, into, context.cancellation());
    }
    var run = script.get();
    if (!run.passed()) {
      throw new Trouble(
          run.failure(),
          "Prod's configuration could be lost",
          "Mend the script, or run the built-in");
    }
    var capture = run.artifact(context, List.of(prod, workspace.dev().root(), workspace.scratch()));
    refuseIncomplete(capture, prod);
    refuseTracked(context, capture);
    return capture;
  }

  private static void refuseIncomplete(Path capture, Path prod) throws IOException {
    var missing = ConfigCapture.missingFrom(capture, prod);
    if (!missing.isEmpty()) {
      throw new Trouble(
          "The capture lacks " + String.join(", ", missing),
          "Prod's configuration could be lost",
          "Mend the script, or run the built-in");
    }
  }

  /** A capture that git would track could end in a commit, with all that is secret in it. */
  private static void refuseTracked(StepContext context, Path capture) throws IOException {
    for (var checkout : List.of(context.workspace().dev().root(), context.prod().root())) {
      if (!capture.startsWith(checkout) || !GitCheckout.isCheckout(checkout)) {
        continue;
      }
      try (var git = GitCheckout.open(checkout)) {
        for (var file : Folders.files(capture)) {
          if (!git.ignored(Folders.slashed(checkout.relativize(file)))) {
            throw new Trouble(
                "Git does not ignore " + context.workspace().shown(file),
                "Prod's secrets could end in a commit",
                "Add the folder to .gitignore, or let the script write outside of the checkouts");
          }
        }
      }
    }
  }

  private static String stamp() {
    return Instant.now().toString().replaceAll("[^0-9TZ]", "");
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    var prod = workspace.prod();
    return prod.isPresent() && ConfigCapture.listing(prod.get().root()).isEmpty()
        ? Awaited.statement(step, facts)
        : List.of();
  }
}
