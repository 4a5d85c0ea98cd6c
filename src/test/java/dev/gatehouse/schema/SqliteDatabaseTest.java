package dev.gatehouse.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void anApplicationsDatabase() throws IOException {
    file =
        SqliteFiles.execute(
            folder.resolve("app.db"),
            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT)",
            "CREATE TABLE items (a TEXT, b REAL, c BLOB)",
            "CREATE INDEX items_by_a ON items(a)",
            "CREATE VIEW names AS SELECT name FROM users",
            "INSERT INTO users VALUES (1, 'ada', 'h1'), (2, 'bo', NULL)",
            "INSERT INTO items VALUES ('x', 1.5, x'00ff'), ('x', 1.5, x'00ff')");
  }

  private Database open() throws IOException {
    return Database.open(new Sqlite(file));
  }

  private void run(String sql) throws IOException {
    try (var database = open()) {
      database.run("m.sql", sql);
    }
  }

  private String digest() throws IOException {
    try (var database = open()) {
      return database.contentDigest();
    }
  }

  @Test
  void theDumpDoesNotDependOnTheOrderInWhichThingsWereMade() throws IOException {
    var other =
        SqliteFiles.execute(
            folder.resolve("other.db"),
            "CREATE TABLE items (a TEXT, b REAL, c BLOB)",
            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT)",
            "CREATE VIEW names AS SELECT name FROM users",
            "CREATE INDEX items_by_a ON items(a)");
    try (var one = open();
        var two = Database.open(new Sqlite(other))) {
      assertEquals(one.dump(), two.dump());
      assertEquals(List.of("items", "users"), one.tables());
      assertNotEquals(one.contentDigest(), two.contentDigest());
    }
  }

  @Test
  void aMissingFileIsRefusedAndNotCreated() {
    var missing = folder.resolve("none.db");

    assertThrows(Trouble.class, () -> Database.open(new Sqlite(missing)));
    assertFalse(Files.exists(missing));
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    var text = Files.writeString(folder.resolve("text.db"), "This is no database, but some text.");

    assertThrows(Trouble.class, () -> Database.open(new Sqlite(text)));
  }

  @Test
  void readingChangesNoByteOfADatabaseWithAWriteAheadLog() throws Exception {
    SqliteFiles.execute(file, "PRAGMA journal_mode = WAL");
    var before = Files.readAllBytes(file);
    try (var database = open()) {
      database.contentDigest();
      database.rows("users");
    }

    assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(file)));
    try (var left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void rowsAreKnownByTheirKeyAndShowNoValue() throws IOException {
    try (var database = open()) {
      var rows = database.rows("users");

      assertEquals(2, rows.count());
      assertEquals(List.of("id"), rows.key());
      assertEquals(List.of("id=1", "id=2"), List.copyOf(rows.byKey().keySet()));
      assertFalse(rows.toString().contains("ada"));
      assertEquals(2, database.rows("items").count());
    }
  }

  @Test
  void aFailingStatementIsNamedWithItsLineAndNothingIsApplied() throws IOException {
    var before = digest();

    var trouble =
        assertThrows(
            Trouble.class,
            () ->
                run(
                    """
                    -- a migration
                    UPDATE users SET hash = 'secret-1';

                    INSERT INTO users
                      VALUES (1, 'secret-2', '');
                    """));

    assertTrue(trouble.what().contains("Line 4 of m.sql"), trouble.what());
    assertFalse(trouble.toString().contains("secret"), trouble.toString());
    assertEquals(before, digest());
  }

  @Test
  void aScriptsOwnTransactionDoesNotSplitTheWhole() throws IOException {
    var before = digest();

    assertThrows(
        Trouble.class,
        () -> run("BEGIN; DELETE FROM items; COMMIT; BEGIN; DELETE FROM nothing; COMMIT;"));
    assertEquals(before, digest());

    run("BEGIN; DELETE FROM items; COMMIT;");
    assertEquals("0", SqliteFiles.ask(file, "SELECT count(*) FROM items"));
  }

  @Test
  void aRollbackInAScriptIsRefused() throws IOException {
    var before = digest();

    assertThrows(Trouble.class, () -> run("DELETE FROM items; ROLLBACK; DELETE FROM users;"));
    assertEquals(before, digest());
  }

  @Test
  void theUsualRebuildOfATableRuns() throws IOException {
    run(
        """
        PRAGMA foreign_keys = OFF;
        BEGIN;
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT, mail TEXT);
        INSERT INTO users_new SELECT id, name, hash, NULL FROM users;
        DROP VIEW names;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        CREATE TRIGGER t AFTER INSERT ON users BEGIN UPDATE items SET a = 'y'; SELECT 1; END;
        COMMIT;
        PRAGMA foreign_keys = ON;
        """);

    assertEquals("2", SqliteFiles.ask(file, "SELECT count(mail IS NULL) FROM users"));
  }

  @Test
  void theDigestSeesEveryChangeAndOnlyChanges() throws IOException {
    var before = digest();

    run("UPDATE items SET b = 1.5; INSERT OR IGNORE INTO users VALUES (1, 'x', 'y');");
    assertEquals(before, digest());
    SqliteFiles.execute(file, "VACUUM");
    assertEquals(before, digest());

    run("UPDATE items SET c = '00ff' WHERE rowid = 1");
    var text = digest();
    assertNotEquals(before, text);
    run("UPDATE items SET c = x'00ff'");
    assertEquals(before, digest());
    run("DELETE FROM items WHERE rowid = 1");
    assertNotEquals(before, digest());
    run("CREATE INDEX more ON items(b)");
    assertNotEquals(text, digest());
  }

  @Test
  void protectedRowsMayGainColumnsAndRowsButLoseNothing() throws IOException {
    var before = read("users");

    run("ALTER TABLE users ADD COLUMN mail TEXT; INSERT INTO users VALUES (3, 'cy', '', '')");
    assertEquals(List.of(), before.losses(read("users")));

    run("UPDATE users SET hash = 'topsecret' WHERE id = 1; DELETE FROM users WHERE id = 2");
    assertEquals(
        List.of("users: row id=1 has another value in hash", "users: row id=2 is gone"),
        before.losses(read("users")));

    run("DROP TABLE users");
    assertEquals(List.of("users: the table is gone, with 2 rows"), before.losses(read("users")));
  }

  @Test
  void rowsWithoutAKeyAreComparedAsAWhole() throws IOException {
    var before = read("items");

    run("ALTER TABLE items ADD COLUMN d TEXT; INSERT INTO items VALUES ('z', 1, x'', 'd')");
    assertEquals(List.of(), before.losses(read("items")));

    run("DELETE FROM items WHERE rowid = 1");
    assertEquals(
        List.of("items: 1 rows are gone or have other values"), before.losses(read("items")));
  }

  private ProtectedRows read(String table) throws IOException {
    try (var database = open()) {
      return ProtectedRows.read(database, List.of(table));
    }
  }

  @Test
  void rowsThatWereReplacedByOthersAreLostRows() throws IOException {
    var before = kept();

    run("DELETE FROM users WHERE id = 2; INSERT INTO users VALUES (9, 'new', '')");
    assertEquals(List.of("users: 1 of 2 rows are gone"), before.losses(kept(), List.of()));
    assertEquals(List.of(), before.losses(kept(), List.of("USERS")));
  }

  private KeptRows kept() throws IOException {
    try (var database = open()) {
      return KeptRows.read(database);
    }
  }

  @Test
  void tablesOfPeopleAndSettingsAreProtectedUnlessOthersAreConfigured() throws IOException {
    run("CREATE TABLE AppSettings (k TEXT); CREATE TABLE user_roles (k TEXT)");
    try (var database = open()) {
      assertEquals(
          List.of("AppSettings", "user_roles", "users"), ProtectedTables.of(database, List.of()));
      assertEquals(List.of("items"), ProtectedTables.of(database, List.of("ITEMS", "missing")));
      assertEquals(
          List.of("missing"), ProtectedTables.absent(database, List.of("ITEMS", "missing")));
    }
  }
}
