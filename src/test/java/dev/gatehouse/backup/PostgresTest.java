package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.CutWire;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.KeptRows;
import dev.gatehouse.schema.PostgresConnections;
import dev.gatehouse.schema.PostgresServer;
import dev.gatehouse.schema.ProtectedRows;
import dev.gatehouse.schema.SchemaDiff;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schema, rows and backup of a real PostgreSQL server, where the system has one. */
@Timeout(120)
@ResourceLock(PostgresServer.LOCK)
class PostgresTest {
  private static final String SCHEMA =
      """
      CREATE TYPE mood AS ENUM ('calm', 'storm''y');
      CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL UNIQUE, state mood,
        upper_name text GENERATED ALWAYS AS (upper(name)) STORED, at timestamptz, raw bytea);
      CREATE SCHEMA shop;
      CREATE TABLE shop.items (a integer REFERENCES users ON DELETE CASCADE, b integer[],
        CHECK (a > 0));
      CREATE INDEX items_by_b ON shop.items USING gin (b);
      CREATE VIEW names AS SELECT name FROM users;
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN /* a /* nested; */ comment */ new.at := now(); RETURN new; END; $$;
      CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
      """;

  @TempDir Path folder;
  private Optional<Postgres> address = Optional.empty();

  @BeforeEach
  void aDatabase() throws Exception {
    address = Optional.of(PostgresServer.shared().newDatabase());
    run(SCHEMA);
    run(
        "INSERT INTO users (name, state, at, raw) VALUES ('ada', 'calm', now(), '\\x00ff'), ('bo',"
            + " NULL, NULL, NULL); INSERT INTO shop.items VALUES (1, '{1,2}'), (1, '{1,2}')");
  }

  private Postgres database() {
    return address.orElseThrow();
  }

  private void run(String sql) throws IOException {
    try (var open = Database.open(database())) {
      open.run("m.sql", sql);
    }
  }

  @Test
  void twoDumpsOfOneSchemaAreEqualAndTheDiffNamesWhatChanged() throws Exception {
    String before;
    try (var open = Database.open(database())) {
      before = open.dump();
    }
    address = Optional.of(PostgresServer.shared().newDatabase());
    run(SCHEMA);
    try (var open = Database.open(database())) {
      assertEquals(before, open.dump());
      open.run("ALTER TABLE users ADD COLUMN mail text DEFAULT ';'; DROP VIEW names");
      var diff = SchemaDiff.of(before, open.dump());
      assertEquals(List.of(), diff.added());
      assertEquals(List.of("view public.names"), diff.removed());
      assertEquals(List.of("table public.users: column mail added"), diff.changed());
    }
  }

  @Test
  void rowsAreKnownByTheirKeyAcrossSchemas() throws Exception {
    try (var open = Database.open(database())) {
      assertEquals("postgresql", open.kind());
      assertEquals(List.of("shop.items", "users"), open.tables());
      var before = ProtectedRows.read(open, open.tables());
      var kept = KeptRows.read(open);
      open.run("ALTER TABLE users ADD COLUMN mail text");
      assertEquals(List.of(), before.losses(ProtectedRows.read(open, open.tables())));
      open.run("UPDATE users SET state = 'storm''y' WHERE id = 2; DELETE FROM users WHERE id = 1");
      assertEquals(
          List.of(
              "shop.items: 2 rows are gone or have other values",
              "users: row id=1 is gone",
              "users: row id=2 has another value in at, state"),
          before.losses(ProtectedRows.read(open, open.tables())));
      assertEquals(
          List.of("shop.items: 2 of 2 rows are gone"),
          kept.losses(KeptRows.read(open), List.of("users")));
    }
  }

  @Test
  void aFailingMigrationLeavesEverythingAsItWasAndShowsNoValue() throws Exception {
    try (var open = Database.open(database())) {
      var before = open.contentDigest();
      var trouble =
          assertThrows(
              Trouble.class,
              () ->
                  open.run(
                      "2.sql",
                      "UPDATE users SET state = NULL;\n\nINSERT INTO users (name) VALUES ('ada')"));
      assertTrue(trouble.what().contains("Line 3 of 2.sql"), trouble.what());
      assertFalse(trouble.what().contains("ada"), trouble.what());
      assertEquals(before, open.contentDigest());
    }
  }

  @Test
  void aBackupVerifiesAndTakesTheDatabaseBack() throws Exception {
    var prod = Files.createDirectories(folder.resolve("prod/storage"));
    Files.writeString(prod.resolve("a.txt"), "a");
    var source =
        new BackupSource(
            folder.resolve("prod"), Optional.of(database()), List.of("storage"), List.of());
    String before;
    try (var open = Database.open(database())) {
      before = open.contentDigest();
    }

    var backup =
        Backups.create(
            source,
            folder.resolve("backup"),
            ProdFolder.AT,
            Progress.UNWATCHED,
            Cancellation.never());
    var verified =
        BackupCheck.verify(
            backup, Optional.of(database()), Progress.UNWATCHED, Cancellation.never());
    assertEquals(List.of(), verified.problems());
    for (var file : Folders.files(backup)) {
      if (!file.toString().endsWith(".dump")) {
        assertFalse(Files.readString(file).contains(PostgresServer.PASSWORD), file.toString());
      }
    }

    run("DROP TABLE users CASCADE; CREATE TABLE other (a text)");
    try (var open = Database.open(database())) {
      assertNotEquals(before, open.contentDigest());
    }
    PutBack.into(source, backup, Progress.UNWATCHED, Cancellation.never());
    try (var open = Database.open(database())) {
      assertEquals(List.of("shop.items", "users"), open.tables(), "what came later goes too");
      assertEquals(before, open.contentDigest());
    }
  }

  @Test
  void everythingAnApplicationKeepsInADatabaseIsPutBackOverWhatHasBecomeOfIt() throws Exception {
    assumeTrue(has("citext") && has("hstore"), "the server comes without its usual extensions");
    run(
        """
        CREATE EXTENSION citext;
        CREATE DOMAIN depth AS numeric CHECK (value > 0);
        CREATE TYPE place AS (pier text, number int);
        CREATE COLLATION plain FROM "C";
        CREATE AGGREGATE longest (integer) (SFUNC = int4larger, STYPE = integer);
        CREATE TABLE berths (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, mail citext,
          deep depth, at place, name text COLLATE plain);
        INSERT INTO berths (mail, deep, at, name) VALUES ('A@quay', 4.5, ROW('mole', 2), E'a\\tb;\n\\\\.');
        CREATE MATERIALIZED VIEW deepest AS SELECT max(deep) FROM berths;
        CREATE STATISTICS both_of ON id, name FROM berths;
        CREATE TABLE parts (day date) PARTITION BY RANGE (day);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        INSERT INTO parts VALUES ('2026-05-04');
        ALTER TABLE berths ENABLE ROW LEVEL SECURITY;
        CREATE POLICY everybody ON berths USING (true);
        SELECT lo_from_bytea(4711, 'chart');
        """);
    var source = new BackupSource(folder, Optional.of(database()), List.of(), List.of());
    var backup = backUp(source);
    var before = content();

    run(
        """
        CREATE EXTENSION hstore;
        CREATE TABLE later (berth integer REFERENCES berths, h hstore);
        ALTER TABLE berths ADD COLUMN owner integer REFERENCES users;
        UPDATE berths SET name = 'other';
        SELECT lo_unlink(4711), lo_from_bytea(4712, 'other');
        DROP SCHEMA shop CASCADE;
        """);
    PutBack.into(source, backup, Progress.UNWATCHED, Cancellation.never());

    assertEquals(before, content());
    run("INSERT INTO berths (mail) VALUES ('b@quay')");
    run("DO $$ BEGIN ASSERT lo_get(4711) = 'chart' AND 2 = (SELECT max(id) FROM berths); END $$");
  }

  @Test
  void aDumpWithInsertsIsPutBackWithTheBlanksAndSemicolonsAtTheLineEndsOfItsValues()
      throws Exception {
    run(
        """
        CREATE TABLE notes (id integer PRIMARY KEY, text text);
        INSERT INTO notes VALUES (1, E'  Quay;  \\n\\n -- north;\\n\\\\.  \\n\\t east;'), (2, ' ');
        """);
    var source = new BackupSource(folder, Optional.of(database()), List.of(), List.of());
    var backup = backUp(source);
    dumpWithInserts(backup.resolve("database/" + database().database() + ".dump"));
    var before = content();
    run("UPDATE notes SET text = 'other'");

    putBack(backup, database());

    assertEquals(before, content());
  }

  @Test
  void aRollBackThatIsCancelledLeavesTheDatabaseAsItWas() throws Exception {
    var source = new BackupSource(folder, Optional.of(database()), List.of(), List.of());
    var backup = backUp(source);
    run("DROP VIEW names; CREATE TABLE later (a text)");
    var before = content();
    var cancellation = new Cancellation();
    try (var other = PostgresConnections.open(database())) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("LOCK TABLE later IN ACCESS SHARE MODE");
      }
      var putBack =
          CompletableFuture.runAsync(
              () ->
                  assertThrows(
                      CancellationException.class,
                      () -> PutBack.into(source, backup, Progress.UNWATCHED, cancellation)));
      waitForALock();
      cancellation.cancel();
      putBack.get(30, TimeUnit.SECONDS);
      other.rollback();
    }
    assertEquals(before, content());
  }

  @ParameterizedTest
  @EnumSource
  void ofAPutBackWhoseConnectionBreaksAtTheCommitNobodyClaimsToKnowTheEndAndASecondOneIsSafe(
      CutWire.Cut cut) throws Exception {
    var source = new BackupSource(folder, Optional.of(database()), List.of(), List.of());
    var backup = backUp(source);
    var before = content();
    run("DROP VIEW names; CREATE TABLE later (a text)");
    var changed = content();
    try (var wire = new CutWire(database(), "COMMIT", cut)) {
      var trouble = assertThrows(Trouble.class, () -> putBack(backup, wire.address()));
      assertTrue(trouble.what().startsWith("It is not known whether "), trouble.what());
      assertFalse(trouble.what().contains(PostgresServer.PASSWORD), trouble.what());
      assertTrue(trouble.remedy().contains("run it again"), trouble.remedy());
    }
    assertEquals(cut == CutWire.Cut.AFTER ? before : changed, content());
    putBack(backup, database());
    assertEquals(before, content());
  }

  private void putBack(Path backup, Postgres into) throws IOException {
    PutBack.database(database(), into, PostgresPrograms.FOUND, backup, Cancellation.never());
  }

  @Test
  void aMigrationThatWaitsForSomebodysLockCanBeCancelled() throws Exception {
    var before = content();
    var cancellation = new Cancellation();
    try (var other = PostgresConnections.open(database());
        var open = Database.open(database())) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("SELECT * FROM users");
      }
      var migration =
          CompletableFuture.runAsync(
              () ->
                  assertThrows(
                      CancellationException.class,
                      () ->
                          open.run(
                              "2.sql",
                              "DELETE FROM shop.items; ALTER TABLE users ADD COLUMN mail text",
                              cancellation)));
      waitForALock();
      cancellation.cancel();
      migration.get(30, TimeUnit.SECONDS);
    }
    assertEquals(before, content());
  }

  private boolean has(String extension) throws SQLException {
    try (var connection = PostgresConnections.open(database());
        var query =
            connection.prepareStatement("SELECT 1 FROM pg_available_extensions WHERE name = ?")) {
      query.setString(1, extension);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Until somebody who works in the database waits for somebody else's lock. */
  private void waitForALock() throws SQLException {
    try (var connection = PostgresConnections.open(database());
        var query =
            connection.prepareStatement(
                "SELECT 1 FROM pg_stat_activity WHERE datname = ? AND wait_event_type = 'Lock'")) {
      query.setString(1, database().database());
      for (boolean waits = false; !waits; ) {
        try (var rows = query.executeQuery()) {
          waits = rows.next();
        }
      }
    }
  }

  @Test
  void ofSeveralFilesTheDumpWithTheDatabasesNameIsTakenAndNoneByChance() throws Exception {
    var source = new BackupSource(folder, Optional.of(database()), List.of(), List.of());
    var backup = backUp(source);
    var dump = backup.resolve("database/" + database().database() + ".dump");
    Files.writeString(backup.resolve("database/a-globals.sql"), "CREATE ROLE somebody;\n");

    assertEquals(Optional.of(dump), BackupRestore.database(backup, database()));
    var scratch = PostgresServer.shared().database("other_name");
    assertEquals(Optional.of(dump), BackupRestore.database(backup, scratch), "by backup.json");

    Files.move(dump, dump.resolveSibling("b.dump"));
    var trouble = assertThrows(Trouble.class, () -> BackupRestore.database(backup, database()));
    assertTrue(trouble.what().contains("2 files in database/, and none is harbour_"));
    var verified =
        BackupCheck.verify(
            backup, Optional.of(database()), Progress.UNWATCHED, Cancellation.never());
    assertTrue(verified.problems().contains(trouble.what()), () -> "" + verified.problems());
  }

  private Path backUp(BackupSource source) throws IOException {
    return Backups.create(
        source, folder.resolve("backup"), ProdFolder.AT, Progress.UNWATCHED, Cancellation.never());
  }

  /** As {@code pg_dump} writes it for who wants to read it: a statement per row. */
  private void dumpWithInserts(Path file) throws Exception {
    var argv = new ArrayList<>(PostgresPrograms.FOUND.find("pg_dump", 0));
    argv.addAll(
        List.of(
            "--inserts",
            "--format=custom",
            "--file=" + file,
            "--dbname=" + database().url(),
            "--no-password"));
    var builder = new ProcessBuilder(argv).inheritIO();
    builder.environment().put("PGPASSWORD", PostgresServer.PASSWORD);
    assertEquals(0, builder.start().waitFor());
  }

  private String content() throws IOException {
    try (var open = Database.open(database())) {
      return open.contentDigest();
    }
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
    var trouble =
        assertThrows(
            Trouble.class, () -> Database.open(PostgresServer.shared().database("not_there")));

    assertTrue(trouble.what().contains("not_there"), trouble.what());
    assertFalse(trouble.toString().contains(PostgresServer.PASSWORD), trouble.toString());
  }
}
