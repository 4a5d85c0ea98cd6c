package dev.gatehouse.action;

import dev.gatehouse.action.Estimate.Part;
import dev.gatehouse.backup.RehearsalDatabase;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.schema.Content;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.KeptRows;
import dev.gatehouse.schema.ProtectedRows;
import dev.gatehouse.schema.ProtectedTables;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rehearsal on the copy of a database: migrates it twice while a reader tries it, compares what
 * it holds at all three moments, rolls it back, and shows that prod was out of reach.
 */
final class RehearsalRun {
  private final StepContext context;
  private final DatabaseAddress prod;
  private final RehearsalDatabase rehearsed;
  private final List<Migration> migrations;
  private final RehearsalReport report;

  RehearsalRun(
      StepContext context,
      DatabaseAddress prod,
      RehearsalDatabase rehearsed,
      List<Migration> migrations,
      RehearsalReport report) {
    this.context = context;
    this.prod = prod;
    this.rehearsed = rehearsed;
    this.migrations = migrations;
    this.report = report;
  }

  /**
   * Rehearses.
   *
   * @param backup what the copy was restored from
   */
  void run(Path backup) throws IOException {
    var rolesBefore = rehearsed.shared();
    Content prodBefore;
    try (var database = Database.open(prod)) {
      prodBefore = database.content();
    }
    try {
      var restored = onCopy(prodBefore);
      wayBack(backup, restored);
    } catch (Trouble | IOException failed) {
      report.problem("The rehearsal on the copy broke off: " + words(failed));
    }
    reach(prodBefore, rolesBefore);
  }

  private static String words(Exception failed) {
    return failed instanceof Trouble trouble ? trouble.what() : String.valueOf(failed.getMessage());
  }

  /** Migrates the copy and compares; returns what it held before. */
  private Content onCopy(Content prodNow) throws IOException {
    var copy = rehearsed.copy();
    outOfReach(copy);
    try (var database = Database.open(copy)) {
      var restored = database.content();
      var tables = ProtectedTables.of(database, context.workspace().settings().protectedTables());
      var rows = ProtectedRows.read(database, tables);
      var others = KeptRows.read(database);
      report.say("Restored copy: " + restored.digest());
      report.say("Protected tables: " + String.join(", ", tables));
      var verbatim = copy instanceof DatabaseAddress.Sqlite;
      if (context.facts().promoted().isEmpty()) { // else prod has gone on from that backup
        report.problems(new BackupOfProd(prodNow, restored, verbatim).problems());
      }
      migrateTwice(copy, database, () -> compare(database, rows, others, tables));
      return restored;
    }
  }

  /** What the migrations read names the copy; what names prod all the same is a problem. */
  private void outOfReach(DatabaseAddress copy) throws IOException {
    var reach = new ProdOutOfReach(context.workspace(), prod);
    for (var file : reach.pointAt(copy, Rehearsed.tree(context.workspace()))) {
      report.say(file + " names prod's database; in the rehearsed tree it names the copy");
    }
    for (var what : reach.namedBySettings(Migrator.commandLine(context))) {
      report.problem("Prod was not out of the migrations' reach: " + what + " names it");
    }
  }

  /**
   * Migrates the copy, and once more. A migration that fails is a finding like the others: what the
   * copy and prod look like after it is still looked at and kept.
   */
  private void migrateTwice(DatabaseAddress copy, Database database, RehearsalReport.Work compare)
      throws IOException {
    if (Migrator.usesCommand(context)) {
      report.say(
          "The workspace's own command may keep a table of what ran, so its second run proves"
              + " less");
    }
    var locks = new RehearsalLocks(context.workspace().settings(), report);
    var after = new ArrayList<Content>();
    for (var run : List.of("First run", "Second run")) {
      context.cancellation().throwIfCancelled();
      var part = after.isEmpty() ? Part.MIGRATE : Part.MIGRATE_AGAIN;
      try {
        var took =
            report.time(
                part,
                () ->
                    locks.watch(
                        copy,
                        database.tables(),
                        watch -> Migrator.run(context, copy, database, migrations, watch)));
        after.add(database.content());
        report.say("%s: %d ms, then %s".formatted(run, took.toMillis(), digest(after)));
        compare.run();
      } catch (Trouble failed) {
        report.say(run + " failed, then " + database.contentDigest());
        report.problem(run + " of the migrations: " + failed.what());
        break;
      }
    }
    idempotent(after);
    locks.tell();
  }

  private static String digest(List<Content> after) {
    return after.getLast().digest();
  }

  private void idempotent(List<Content> after) {
    var changes = after.isEmpty() ? List.<String>of() : after.getFirst().changes(after.getLast());
    if (!changes.isEmpty()) {
      report.problem(
          "The second run of the migrations changed the database: they are not idempotent ("
              + String.join(", ", changes)
              + ")");
    }
  }

  private void compare(Database database, ProtectedRows rows, KeptRows others, List<String> tables)
      throws IOException {
    report.problems(rows.losses(ProtectedRows.read(database, tables)));
    if (!isAcknowledged()) {
      report.problems(others.losses(KeptRows.read(database), tables));
    }
  }

  /** Rows lost in tables that nobody protects are a person's to acknowledge. */
  private boolean isAcknowledged() {
    return context.facts().events().stream()
        .anyMatch(
            event ->
                event.type() == EventType.ACKNOWLEDGED
                    && event.step().equals(context.step().key()));
  }

  /** Rolls a copy of the migrated copy back, by the means that a roll back of prod takes. */
  private void wayBack(Path backup, Content restored) {
    try {
      compareWayBack(backup, restored);
    } catch (Trouble | IOException failed) {
      // A finding like the others: what the migrations did must not get lost over it.
      report.problem("The way back failed: " + words(failed));
    }
  }

  private void compareWayBack(Path backup, Content restored) throws IOException {
    var rolledBack = new ArrayList<DatabaseAddress>();
    report.time(
        Part.ROLL_BACK, () -> rolledBack.add(rehearsed.wayBack(backup, context.cancellation())));
    try (var database = Database.open(rolledBack.getFirst())) {
      var back = database.content();
      report.say("The way back: " + back.digest());
      var changes = restored.changes(back);
      if (!changes.isEmpty() || !back.digest().equals(restored.digest())) {
        report.problem(
            "The migrated copy did not roll back to the schema and the rows of the backup: "
                + String.join(", ", changes));
      }
    }
  }

  /**
   * Shows that prod was out of reach: its schema is what it was; a live writer's rows are drift.
   */
  private void reach(Content before, List<String> rolesBefore) throws IOException {
    var roles = rehearsed.shared();
    if (!roles.equals(rolesBefore)) {
      report.problem(
          "The roles of prod's server changed while the rehearsal ran, so something reached it:"
              + " before %s, now %s"
                  .formatted(notIn(roles, rolesBefore), notIn(rolesBefore, roles)));
    }
    try (var database = Database.open(prod)) {
      var after = database.content();
      if (!after.schema().equals(before.schema())) {
        report.problem("Prod's schema changed while the rehearsal ran: something reached prod");
      } else if (!after.equals(before)) {
        report.say("Drift: prod's rows changed meanwhile, as a live writer changes them");
      } else {
        report.say("Prod is as it was: " + after.digest());
      }
    }
  }

  private static List<String> notIn(List<String> these, List<String> others) {
    return others.stream().filter(one -> !these.contains(one)).toList();
  }
}
