package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.schema.PostgresConnections;
import dev.gatehouse.schema.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Step 10 on a PostgreSQL server, on migrations that would do harm: prod never sees it. */
@ResourceLock(PostgresServer.LOCK)
class PostgresRehearsalTest {
  private static final String HARMLESS = "CREATE TABLE IF NOT EXISTS tides (pier text);\n";
  private static final String COPIES = "gatehouse_rehearsal_2026_05_04_tide_tables_";

  @TempDir static Path folder;
  private static Optional<PostgresWalk> walked = Optional.empty();

  @BeforeAll
  static void walkToTheRehearsal() throws Exception {
    var walk = PostgresWalk.in(folder, PostgresServer.shared(), HARMLESS);
    walk.settings("{\"timeouts\": {\"lock\": \"1s\"}}\n");
    walked = Optional.of(walk.through("schema-pre"));
  }

  private static PostgresWalk walk() {
    return walked.orElseThrow();
  }

  /** Ships the migration as far as step 10, and sees it caught there and nowhere else. */
  private static void caught(String sql, String problem) throws Exception {
    walk().mend(sql);
    walk().through("migrations");
    var before = walk().content();

    var outcome = walk().run("rehearsal");

    assertFalse(outcome.passed(), outcome.summary());
    assertEquals(1, outcome.details().size(), () -> outcome.summary() + outcome.details());
    assertContains(outcome.details().getFirst(), problem);
    var report = walk().evidence("rehearsal", "rehearsal.txt");
    assertContains(report, "PROBLEM: " + outcome.details().getFirst());
    assertContains(report, "Prod is as it was");
    assertEquals(before, walk().content());
  }

  @Test
  void aMigrationThatFailsHalfWayIsCaughtWithItsLine() throws Exception {
    caught(
        "CREATE TABLE IF NOT EXISTS meters (id integer);\nINSERT INTO metres VALUES (1);\n",
        "First run of the migrations: Line 2 of migrations/0002_tides.sql failed");
  }

  @Test
  void aMigrationThatCannotRunTwiceIsCaughtWithItsTable() throws Exception {
    caught(
        "UPDATE berths SET depth = depth + 0.1 WHERE code = 'A1';\n",
        "they are not idempotent (rows of berths)");
  }

  @Test
  void aMigrationThatResetsAnAdminsSettingsIsCaughtByKeyAndColumnWithoutTheValue()
      throws Exception {
    caught(
        """
        CREATE TABLE IF NOT EXISTS tides (pier text PRIMARY KEY);
        CREATE OR REPLACE FUNCTION reset() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN UPDATE settings SET value = 'light' WHERE key = 'theme'; RETURN NULL; END $$;
        CREATE OR REPLACE TRIGGER resets AFTER INSERT ON tides EXECUTE FUNCTION reset();
        INSERT INTO tides VALUES ('quay') ON CONFLICT DO NOTHING;
        """,
        "settings: row key=theme has another value in value");
    assertFalse(walk().evidence("rehearsal", "rehearsal.txt").contains("light"));
  }

  @Test
  void aMigrationThatKeepsReadersFromATableForTooLongIsCaughtWithTheTableAndTheTime()
      throws Exception {
    caught(
        "LOCK TABLE berths IN ACCESS EXCLUSIVE MODE;\nSELECT pg_sleep(1.4);\n",
        "berths could not be read for 1.");
    assertContains(
        walk().evidence("rehearsal", "rehearsal.txt"),
        "while migrations/0002_tides.sql ran; 1.0 s are allowed");
  }

  @Test
  void aMigrationThatChangesARoleHasReachedProdsServer() throws Exception {
    try {
      caught(
          """
          CREATE TABLE IF NOT EXISTS tides (pier text PRIMARY KEY);
          CREATE OR REPLACE FUNCTION tune() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN ALTER ROLE harbour SET work_mem = '9MB'; RETURN NULL; END $$;
          CREATE OR REPLACE TRIGGER tunes AFTER INSERT ON tides EXECUTE FUNCTION tune();
          INSERT INTO tides VALUES ('quay') ON CONFLICT DO NOTHING;
          """,
          "now [role harbour (createdb login work_mem=9MB)");
    } finally {
      PostgresServer.shared().execute("ALTER ROLE harbour RESET ALL");
    }
  }

  @Test
  void whatALiveWriterDoesToProdMeanwhileIsDriftAndNoFailure() throws Exception {
    walk().mend(HARMLESS);
    walk().through("migrations");
    var written = new AtomicBoolean();

    var outcome =
        walk()
            .run(
                "rehearsal",
                line -> {
                  if (line.startsWith("Running ") && !written.getAndSet(true)) {
                    write("UPDATE berths SET taken = taken + 1");
                  }
                });

    assertTrue(written.get());
    assertTrue(outcome.passed(), () -> outcome.summary() + outcome.details());
    assertContains(
        walk().evidence("rehearsal", "rehearsal.txt"),
        "Drift: prod's rows changed meanwhile, as a live writer changes them");
  }

  @Test
  void aSchemaOfProdsThatChangesMeanwhileStopsTheRehearsal() throws Exception {
    walk().mend(HARMLESS);
    walk().through("migrations");
    var outcome =
        walk()
            .run(
                "rehearsal",
                line -> {
                  if (line.startsWith("Running ")) {
                    write("CREATE TABLE IF NOT EXISTS stray (a text)");
                  }
                });
    write("DROP TABLE stray");

    assertEquals(
        List.of("Prod's schema changed while the rehearsal ran: something reached prod"),
        outcome.details());
  }

  private static void write(String sql) {
    try {
      walk().sql(sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRoleThatMayNotCreateDatabasesIsToldWhatToGrant() throws Exception {
    var server = PostgresServer.shared();
    walk().mend(HARMLESS);
    walk().through("migrations");
    server.execute("ALTER ROLE harbour NOCREATEDB");
    try {
      var outcome = walk().run("rehearsal");
      assertContains(outcome.summary(), "permission denied to create database");
      assertContains(String.join("\n", outcome.details()), "harbour may create databases");
    } finally {
      server.execute("ALTER ROLE harbour CREATEDB");
    }
  }

  @Test
  void whatAKilledRunLeftOnTheServerIsFoundAgainAndDropped() throws Exception {
    var server = PostgresServer.shared();
    walk().mend(HARMLESS);
    walk().through("rehearsal");
    var left = server.databases(COPIES);
    assertEquals(2, left.size(), left::toString);
    var bystander = "gatehouse_rehearsal_of_somebody_else_00000000";
    server.execute("CREATE DATABASE " + bystander);
    // As after a crash: the record is gone, and only the names on the server tell of the copies.
    Files.delete(walk().promotions.workspace().rehearsal().resolve("databases.txt"));

    walk().through("clean-up");

    assertEquals(List.of(), server.databases(COPIES));
    assertEquals(List.of(bystander), server.databases("gatehouse_rehearsal_"));
    assertTrue(server.databases("harbour_").contains(walk().database.database()));
    server.execute("DROP DATABASE " + bystander);
  }

  /** The server vacuums whenever it likes; the role may not end that, and need not. */
  @Test
  void aVacuumThatTheServerBeganInTheCopyDoesNotKeepItFromBeingDropped() throws Exception {
    var server = PostgresServer.shared();
    walk().mend(HARMLESS);
    walk().through("rehearsal");
    var copy = server.database(server.databases(COPIES).getFirst());
    server.execute("ALTER SYSTEM SET autovacuum_naptime = '1s'");
    server.execute("ALTER SYSTEM SET autovacuum_vacuum_cost_delay = '100ms'");
    server.execute("ALTER SYSTEM SET autovacuum_vacuum_cost_limit = 1");
    server.execute("SELECT pg_reload_conf()");
    try (var connection = PostgresConnections.open(copy);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE filler AS SELECT generate_series(1, 100000) AS n");
      statement.execute(
          "ALTER TABLE filler SET (autovacuum_vacuum_threshold = 0,"
              + " autovacuum_vacuum_scale_factor = 0)");
      statement.execute("DELETE FROM filler");
      for (var begun = false; !begun; ) {
        try (var rows =
            statement.executeQuery(
                "SELECT 1 FROM pg_stat_progress_vacuum WHERE datname = current_database()")) {
          begun = rows.next();
        }
      }
    }
    try {
      walk().through("clean-up");
      assertEquals(List.of(), server.databases(COPIES));
    } finally {
      server.execute("ALTER SYSTEM RESET ALL");
      server.execute("SELECT pg_reload_conf()");
    }
  }
}
