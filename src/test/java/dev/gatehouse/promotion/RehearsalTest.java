package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.schema.Database;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step 10 on migrations that would do harm: each is caught on the copy, and prod never sees it. */
class RehearsalTest {
  private static final String HARMLESS =
      "INSERT OR IGNORE INTO tide_windows VALUES ('Quay', 4.0, 90);\n";

  @TempDir Path folder;

  @Test
  void aMigrationThatFailsHalfWayStopsTheRehearsalWithItsLine() throws Exception {
    caught(
        "CREATE TABLE IF NOT EXISTS meters (id INTEGER PRIMARY KEY);\n"
            + "INSERT INTO metres (id) VALUES (1);\n",
        "Line 2 of backend/migrations/0005_more.sql failed");
  }

  @Test
  void aMigrationThatCannotRunTwiceIsCaught() throws Exception {
    caught(
        "UPDATE berths SET depth_m = depth_m + 0.1 WHERE code = 'A1';\n",
        "The second run of the migrations changed the database: they are not idempotent");
  }

  @Test
  void aMigrationThatChangesAProtectedRowBehindTheScansBackIsCaught() throws Exception {
    caught(
        """
        CREATE TRIGGER IF NOT EXISTS demote AFTER INSERT ON tide_windows BEGIN
          UPDATE users SET role = 'clerk' WHERE name = 'mara';
        END;
        """
            + HARMLESS,
        "users: row id=1 has another value in role");
  }

  @Test
  void aBackupThatVerifiesAndHoldsOnlyAPartOfProdIsCaught() throws Exception {
    var walk = Walked.through("migrations", folder);
    sql(
        walk.sample.prod().resolve("backend/app.db"),
        "CREATE TABLE tugs (name TEXT); CREATE TABLE ropes (a TEXT)");
    walk.through("schema-pre");
    var before = Aftermath.of(walk);
    // Prod's database is what the backup was said to be of: rows and a table's end are not in it.
    sql(
        walk.sample.prod().resolve("backend/app.db"),
        "INSERT INTO tugs VALUES ('Bora'); DROP TABLE ropes");

    var outcome = walk.run("rehearsal");

    before.failed("rehearsal", outcome, "The rehearsal failed: 2 problems");
    assertEquals(
        List.of(
            "The backup's schema is not prod's: table ropes is not in prod; back up again",
            "Tables that have rows in prod have none in the backup: tugs; back up again"),
        outcome.details());
    assertContains(before.evidence("rehearsal", "rehearsal.txt"), "Prod is as it was");
  }

  @Test
  void aWayBackThatCannotBeGoneIsAFindingBesideTheMigrationsOwn() throws Exception {
    var walk = Walked.through("schema-pre", folder);
    Hands.command(walk, "update", 0);
    Hands.migration(walk, "0005_more.sql", "INSERT INTO metres (id) VALUES (1);\n");
    walk.through("migrations");
    var before = Aftermath.of(walk);

    var outcome =
        walk.run(
            "rehearsal",
            line -> {
              if (line.startsWith("Running ")) {
                block(walk.promotions.workspace().rehearsal().resolve("way-back"));
              }
            });

    before.failed("rehearsal", outcome, "The rehearsal failed: 2 problems");
    assertContains(outcome.details().getFirst(), "Line 1 of backend/migrations/0005_more.sql");
    assertContains(outcome.details().getLast(), "The way back failed: ");
    assertContains(before.evidence("rehearsal", "rehearsal.txt"), "Prod is as it was");
  }

  /** A file where the rehearsal wants a folder, as somebody's stray redirect leaves it. */
  private static void block(Path folder) {
    try {
      Files.writeString(folder, "in the way");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sql(Path database, String sql) throws Exception {
    try (var open = Database.open(new DatabaseAddress.Sqlite(database))) {
      open.run(sql);
    }
  }

  /** Ships the migration as far as step 10, sees it caught there, mends it and goes on. */
  private void caught(String sql, String problem) throws Exception {
    var walk = Walked.through("schema-pre", folder);
    // The sample's own unit tests run the migrations too, on a database with nothing in it.
    Hands.command(walk, "update", 0);
    Hands.migration(walk, "0005_more.sql", sql);
    walk.through("migrations");
    var before = Aftermath.of(walk);
    var database = walk.sample.prod().resolve("backend/app.db");
    var data = Sha256.of(database);
    var head = head(walk);

    var outcome = walk.run("rehearsal");

    before.failed("rehearsal", outcome, "The rehearsal failed: 1 problem");
    assertContains(outcome.details().getFirst(), problem);
    var report = before.evidence("rehearsal", "rehearsal.txt");
    assertContains(report, "PROBLEM: " + outcome.details().getFirst());
    assertContains(report, "Prod is as it was");
    assertContains(before.evidence("rehearsal", "migrations.json"), "0005_more.sql");
    assertEquals(data, Sha256.of(database), "prod's database");
    assertEquals(head, head(walk), "prod's head");
    assertFalse(Files.exists(walk.sample.prod().resolve("backend/migrations/0005_more.sql")));
    var scratch = walk.promotions.workspace().rehearsal();
    assertTrue(Files.exists(scratch.resolve("restored/database/app.db")), "kept for diagnosis");
    assertTrue(Files.exists(scratch.resolve("tree/backend/migrations/0005_more.sql")));
    var next = walk.promotions.promotion(walk.id).step("schema-post");
    assertContains(
        String.join("\n", next.blockedBy()), "It waits for step 10, Rehearse the upgrade");

    Hands.migration(walk, "0005_more.sql", HARMLESS);
    walk.through("rehearsal");

    assertFalse(before.evidence("rehearsal", "rehearsal.txt").contains("PROBLEM"));
    assertEquals(data, Sha256.of(database), "prod's database");
    walk.pass("schema-post");
  }

  private static String head(SampleWalk walk) throws Exception {
    try (var git = GitCheckout.open(walk.sample.prod())) {
      return git.head().orElseThrow();
    }
  }
}
