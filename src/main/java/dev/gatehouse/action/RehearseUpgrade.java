package dev.gatehouse.action;

import dev.gatehouse.action.Estimate.Part;
import dev.gatehouse.backup.BackupRestore;
import dev.gatehouse.backup.RehearsalDatabase;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rehearses the upgrade where it can do no harm: restores the backup beside the tree as prod will
 * have it, migrates there twice and compares, shows that prod was out of reach, and rehearses the
 * way back. What it leaves in scratch is kept until the clean-up step.
 */
final class RehearseUpgrade implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var workspace = context.workspace();
    var rehearsal = workspace.rehearsal();
    refuseProd(context, rehearsal);
    var database = DatabaseFacts.prod(context);
    var id = context.facts().entryId();
    Rehearsed.owner(workspace)
        .filter(other -> !other.equals(id))
        .ifPresent(
            other -> context.output().warn("Replaces what the rehearsal of " + other + " left"));
    CleanUpRehearsal.remove(context);
    Files.createDirectories(rehearsal);
    Rehearsed.claim(workspace, id);
    var report = new RehearsalReport();
    var migrations = writeTree(context, report);
    var backup = Artifacts.locate(workspace, Artifacts.backup(context.facts()));
    context.output().say("Restoring " + backup.getFileName() + " into scratch");
    if (database.address().isPresent()) {
      var rehearsed = RehearsalDatabase.of(workspace, context.facts().entryId());
      report.time(Part.RESTORE, () -> restore(context, backup, rehearsed, report));
      new RehearsalRun(context, database.address().get(), rehearsed, migrations, report)
          .run(backup);
    } else {
      report.time(Part.RESTORE, () -> restoreFiles(context, backup));
      report.say("No database: " + database.notApplicable());
    }
    report.lines().forEach(context.output()::say);
    var kept = report.keep(context, migrations);
    var problems = report.problems();
    return problems.isEmpty()
        ? Outcome.passed(
                database.address().isPresent()
                    ? Migrator.what(context, migrations)
                        + " ran twice, the second run changed nothing, protected rows stayed, the"
                        + " way back works"
                    : "The tree stands as prod will have it; " + database.notApplicable())
            .left(kept)
        : Outcome.failed(
                "The rehearsal failed: " + Words.count(problems.size(), "problem"), problems)
            .left(kept);
  }

  private static void refuseProd(StepContext context, Path rehearsal) throws IOException {
    var prod = context.prod().root().toRealPath();
    var real = nearest(rehearsal).toRealPath();
    if (real.startsWith(prod) || prod.startsWith(rehearsal.toAbsolutePath().normalize())) {
      throw new Trouble(
          "The rehearsal folder " + rehearsal + " lies in prod, or holds it",
          "A rehearsal there could harm prod",
          "Name another \"scratch\" in gatehouse.json, and look for links on the way to it");
    }
  }

  /** The path itself, or the first folder above it that is there. */
  private static Path nearest(Path path) {
    var parent = path.getParent();
    return Files.exists(path) || parent == null ? path : nearest(parent);
  }

  private static List<Migration> writeTree(StepContext context, RehearsalReport report)
      throws IOException {
    var workspace = context.workspace();
    try (var dev = GitCheckout.open(workspace.dev().root());
        var prod = GitCheckout.open(context.prod().root())) {
      var survey = Survey.of(workspace, context.facts(), dev, prod);
      context
          .output()
          .say(
              "Writing the tree as prod will have it: "
                  + Words.count(survey.planned().changes().size(), "change"));
      var tree = Rehearsed.tree(workspace);
      survey.planned().writeTo(tree, dev, prod);
      var migrations = Migration.ofThisAttempt(tree, survey, context);
      Migrator.notRun(context, survey, migrations).ifPresent(report::say);
      return migrations;
    }
  }

  private static void restore(
      StepContext context, Path backup, RehearsalDatabase rehearsed, RehearsalReport report)
      throws IOException {
    restoreFiles(context, backup);
    var names = rehearsed.names();
    if (!names.isEmpty()) {
      // Written down before they are made: whoever finds the folder after a crash finds them too.
      Files.writeString(Rehearsed.databases(context.workspace()), String.join("\n", names) + "\n");
      context.output().say("Restoring the database into " + names.getFirst() + " on its server");
    }
    rehearsed.make(context.cancellation()).forEach(report::say);
  }

  private static void restoreFiles(StepContext context, Path backup) throws IOException {
    BackupRestore.restore(backup, Rehearsed.restored(context.workspace()), context.cancellation());
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) {
    return workspace.settings().commands().containsKey(Migrator.COMMAND)
        ? Awaited.trust(workspace)
        : List.of();
  }
}
