package dev.gatehouse.action;

import dev.gatehouse.backup.BackupRestore;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.KeptRows;
import dev.gatehouse.schema.ProtectedRows;
import dev.gatehouse.schema.ProtectedTables;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    if (Files.exists(rehearsal)) {
      context.output().say("Removing what an earlier rehearsal left");
      Folders.delete(rehearsal, workspace.scratch());
    }
    Files.createDirectories(rehearsal);
    var report = new ArrayList<String>();
    var migrations = writeTree(context, report);
    var backup = Artifacts.locate(workspace, Artifacts.backup(context.facts()));
    context.output().say("Restoring " + backup.getFileName() + " into scratch");
    BackupRestore.restore(backup, Rehearsed.restored(workspace), context.cancellation());
    var problems = new ArrayList<String>();
    if (database.address().isPresent()) {
      rehearse(context, database, backup, migrations, report, problems);
    } else {
      report.add("No database: " + database.notApplicable());
    }
    report.forEach(context.output()::say);
    var kept = keep(context, migrations, report, problems);
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

  private static List<Migration> writeTree(StepContext context, List<String> report)
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
      Migrator.notRun(context, survey, migrations).ifPresent(report::add);
      return migrations;
    }
  }

  private static void rehearse(
      StepContext context,
      DatabaseFacts facts,
      Path backup,
      List<Migration> migrations,
      List<String> report,
      List<String> problems)
      throws IOException {
    var workspace = context.workspace();
    var copy = Rehearsed.copyIn(workspace, Rehearsed.restored(workspace));
    try (var prodBefore = Database.open(facts.address().orElseThrow());
        var database = Database.open(copy)) {
      var prodSchema = prodBefore.dump();
      var prodDigest = prodBefore.contentDigest();
      var restored = database.contentDigest();
      var tables = ProtectedTables.of(database, workspace.settings().protectedTables());
      var rows = ProtectedRows.read(database, tables);
      var others = KeptRows.read(database);
      report.add("Restored copy: " + restored);
      report.add("Protected tables: " + String.join(", ", tables));

      migrateTwice(context, copy, database, migrations, report, problems);
      problems.addAll(rows.losses(ProtectedRows.read(database, tables)));
      if (!isAcknowledged(context)) {
        problems.addAll(others.losses(KeptRows.read(database), tables));
      }
      wayBack(context, backup, restored, report, problems);
      reach(prodSchema, prodDigest, facts, report, problems);
    }
  }

  /**
   * Migrates the copy, and once more. A migration that fails is a finding like the others: what the
   * copy and prod look like after it is still looked at and kept.
   */
  private static void migrateTwice(
      StepContext context,
      DatabaseAddress copy,
      Database database,
      List<Migration> migrations,
      List<String> report,
      List<String> problems)
      throws IOException {
    if (Migrator.usesCommand(context)) {
      report.add(
          "The workspace's own command may keep a table of what ran, so its second run proves"
              + " less");
    }
    var after = new ArrayList<String>();
    for (var run : List.of("First run", "Second run")) {
      context.cancellation().throwIfCancelled();
      try {
        var took = timed(() -> Migrator.run(context, copy, database, migrations));
        after.add(database.contentDigest());
        report.add(run + ": " + took.toMillis() + " ms, then " + after.getLast());
      } catch (Trouble failed) {
        report.add(run + " failed, then " + database.contentDigest());
        problems.add(run + " of the migrations: " + failed.what());
        return;
      }
    }
    if (!after.getFirst().equals(after.getLast())) {
      problems.add(
          "The second run of the migrations changed the database: they are not idempotent");
    }
  }

  /** Rows lost in tables that nobody protects are a person's to acknowledge. */
  private static boolean isAcknowledged(StepContext context) {
    return context.facts().events().stream()
        .anyMatch(
            event ->
                event.type() == EventType.ACKNOWLEDGED
                    && event.step().equals(context.step().key()));
  }

  private static void wayBack(
      StepContext context, Path backup, String restored, List<String> report, List<String> problems)
      throws IOException {
    var workspace = context.workspace();
    var wayBack = Rehearsed.wayBack(workspace);
    BackupRestore.restore(backup, wayBack, context.cancellation());
    try (var database = Database.open(Rehearsed.copyIn(workspace, wayBack))) {
      var back = database.contentDigest();
      report.add("The way back: " + back);
      if (!back.equals(restored)) {
        problems.add("The backup did not restore to the same schema and rows a second time");
      }
    }
  }

  /**
   * Shows that prod was out of reach: its schema is what it was; a live writer's rows are drift.
   */
  private static void reach(
      String schema, String digest, DatabaseFacts facts, List<String> report, List<String> problems)
      throws IOException {
    try (var prodAfter = Database.open(facts.address().orElseThrow())) {
      if (!prodAfter.dump().equals(schema)) {
        problems.add("Prod's schema changed while the rehearsal ran: something reached prod");
      } else if (!prodAfter.contentDigest().equals(digest)) {
        report.add("Drift: prod's rows changed meanwhile, as a live writer changes them");
      } else {
        report.add("Prod is as it was: " + digest);
      }
    }
  }

  private static List<Artifact> keep(
      StepContext context, List<Migration> migrations, List<String> report, List<String> problems)
      throws IOException {
    var text = new ArrayList<>(report);
    problems.forEach(problem -> text.add("PROBLEM: " + problem));
    var key = context.step().key();
    return List.of(
        context
            .evidence()
            .keep(
                key,
                "rehearsal.txt",
                (String.join("\n", text) + "\n").getBytes(StandardCharsets.UTF_8)),
        context.evidence().keep(key, Migration.FILE, Migration.write(migrations)));
  }

  /** Work that is timed. */
  private interface Work {
    void run() throws IOException;
  }

  private static Duration timed(Work work) throws IOException {
    var since = Instant.now();
    work.run();
    return Duration.between(since, Instant.now());
  }
}
