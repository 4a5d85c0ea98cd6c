package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.KeptRows;
import dev.gatehouse.schema.PostgresServer;
import dev.gatehouse.schema.ProtectedRows;
import dev.gatehouse.schema.SchemaDiff;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema, rows and backup of a real PostgreSQL server, where the system has one. */
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
  void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
    var trouble =
        assertThrows(
            Trouble.class, () -> Database.open(PostgresServer.shared().database("not_there")));

    assertTrue(trouble.what().contains("not_there"), trouble.what());
    assertFalse(trouble.toString().contains(PostgresServer.PASSWORD), trouble.toString());
  }
}
