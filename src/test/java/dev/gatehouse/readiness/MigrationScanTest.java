package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationScanTest {
  private static List<Finding> scan(String sql) {
    return MigrationScan.scan("migrations/3.sql", sql, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "drop|true|DROP TABLE items",
        "drop|true|drop /* really */ table if exists items",
        "not-repeatable|false|DROP INDEX by_name",
        "truncate|true|TRUNCATE items",
        "unguarded-create|false|CREATE TABLE items (a)",
        "unguarded-create|false|CREATE UNIQUE INDEX i ON items(a)",
        "alter-drop|true|ALTER TABLE items DROP COLUMN a",
        "alter-drop|true|ALTER TABLE items DROP CONSTRAINT c",
        "not-repeatable|false|ALTER TABLE items ADD COLUMN a TEXT",
        "not-repeatable|false|ALTER TABLE items RENAME TO things",
        "update-all|false|UPDATE items SET a = 1",
        "delete-all|true|DELETE FROM items",
        "protected|true|UPDATE users SET hash = '' WHERE name = 'admin'",
        "protected|true|UPDATE OR IGNORE \"main\".[Users] SET a = 1",
        "protected|true|DELETE FROM `app_settings` WHERE k = 1",
        "protected|true|WITH x AS (SELECT 1) DELETE FROM users WHERE id IN x",
        "protected|true|REPLACE INTO settings VALUES (1)",
        "protected|true|INSERT INTO roles VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1",
        "protected|false|INSERT INTO users VALUES (1)",
        "protected|true|DO $$ BEGIN IF true THEN DELETE FROM users; END IF; END $$",
        "schema-edit|true|PRAGMA writable_schema = ON",
        "update-all|false|UPDATE items SET a = (SELECT b FROM c WHERE c.id = 1)",
        "update-all|false|UPDATE items SET a = 1 WHERE 1 = 1",
        "delete-all|true|DELETE FROM items WHERE TRUE",
        "delete-all|true|EXPLAIN ANALYZE DELETE FROM items",
        "protected|true|DELETE users WHERE id = 1",
        "protected|true|UPDATE u SET a = 1 FROM dbo.[Users] AS u WHERE u.id = 1",
        "protected|true|WITH gone AS (DELETE FROM public.users WHERE a RETURNING a) SELECT * FROM"
            + " gone",
        "protected|true|MERGE INTO users USING n ON (a) WHEN MATCHED THEN UPDATE SET a = 1",
        "protected|false|MERGE users USING n ON (a) WHEN NOT MATCHED THEN INSERT (a) VALUES (1)",
        "protected|true|INSERT INTO settings VALUES (1) ON DUPLICATE KEY UPDATE a = 1",
        "protected|false|COPY users FROM '/tmp/u.csv'",
        "merge-delete|false|MERGE INTO items USING n ON (a) WHEN MATCHED THEN DELETE",
        "alter-drop|true|ALTER TABLE items ALTER a DROP NOT NULL, DROP COLUMN b",
        "alter-drop|true|ALTER TABLE \"main\".\"items\" DROP (a, b)",
        "alter-type|false|ALTER TABLE items ALTER COLUMN a TYPE integer USING a::integer",
        "alter-type|false|ALTER TABLE items ALTER COLUMN a SET DATA TYPE text",
        "alter-type|false|ALTER TABLE items MODIFY a VARCHAR(10)",
        "alter-type|false|ALTER TABLE dbo.items ALTER COLUMN a NVARCHAR(10)",
        "alter-not-null|false|ALTER TABLE items ALTER COLUMN a SET NOT NULL",
        "unguarded-create|false|CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT OR REPLACE INTO b"
            + " VALUES (1); END",
        "drop|true|CREATE OR REPLACE TABLE items (a)",
        "drop|true|IF OBJECT_ID('items') IS NOT NULL DROP TABLE items",
        "drop-cascade|false|DROP VIEW IF EXISTS v CASCADE",
        "access|true|DROP ROLE clerk",
        "access|false|GRANT ALL ON items TO PUBLIC",
        "attach|false|ATTACH DATABASE 'app.db' AS other",
        "drop|true|EXEC sp_executesql N'DROP TABLE items'",
        "drop|true|EXECUTE IMMEDIATE 'DROP TABLE items'",
        "delete-all|true|PREPARE p AS DELETE FROM items",
        "truncate|true|DO $$ BEGIN TRUNCATE items; END $$",
        "drop|true|DO $$ BEGIN EXECUTE 'DROP TABLE items'; END $$",
        "truncate|true|DO $a$ BEGIN FOR r IN SELECT 1 LOOP EXECUTE $q$TRUNCATE items$q$; END LOOP;"
            + " END $a$",
        "unread|false|DO $$ BEGIN EXECUTE statement; END $$",
        "unread|false|EXEC(@statement)",
        "unread|false|\\i other.sql"
      })
  void whatCouldHarmProdIsFound(String kind, boolean mandate, String sql) {
    var found = scan("-- first\n\n" + sql + ";\n");

    assertEquals(List.of(kind), found.stream().map(Finding::kind).toList(), found.toString());
    assertEquals(mandate, found.getFirst().needsMandate());
    assertEquals(3, found.getFirst().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS items (id INTEGER REFERENCES users ON DELETE CASCADE)",
        "CREATE INDEX IF NOT EXISTS i ON items(a)",
        "CREATE OR REPLACE VIEW v AS SELECT 1",
        "CREATE TEMP TABLE t (a)",
        "DROP VIEW IF EXISTS v",
        "INSERT OR IGNORE INTO settings VALUES ('a', 'DROP TABLE users')",
        "INSERT INTO items SELECT 1",
        "INSERT INTO users VALUES (1) ON CONFLICT DO NOTHING",
        "UPDATE items SET a = 1 WHERE a IS NULL",
        "DELETE FROM items WHERE a = 1",
        "-- DROP TABLE users;",
        "/* DROP TABLE users; */ SELECT 'DELETE FROM users'",
        "ALTER TABLE items ADD COLUMN IF NOT EXISTS a TEXT",
        "ALTER TABLE items ALTER COLUMN a DROP NOT NULL",
        "CREATE TRIGGER IF NOT EXISTS t AFTER INSERT ON items BEGIN DELETE FROM users; END",
        "BEGIN; COMMIT; PRAGMA foreign_keys = ON; SELECT 1",
        "EXPLAIN DELETE FROM items",
        "DROP TEMPORARY TABLE t",
        "ALTER TABLE items ALTER COLUMN a SET DEFAULT 1",
        "IF NOT EXISTS (SELECT 1) CREATE TABLE items (a)",
        "IF COL_LENGTH('items', 'a') IS NULL ALTER TABLE items ADD a INT",
        "CREATE OR ALTER PROCEDURE p AS DELETE FROM users",
        "UPDATE items SET a = u.a FROM users u WHERE u.id = items.id",
        "DELETE FROM items USING users WHERE users.id = items.id",
        "WITH u AS (SELECT 1 FROM users) SELECT * FROM u",
        "COPY users TO '/tmp/u.csv'",
        "EXECUTE prepared(1)",
        "INSERT IGNORE INTO users VALUES (1)",
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN"
            + " CREATE TYPE mood AS ENUM ('fair'); END IF; END $$"
      })
  void whatIsHarmlessIsNotFound(String sql) {
    assertEquals(List.of(), scan(sql + ";"));
  }

  @Test
  void goOnALineOfItsOwnEndsAStatement() {
    var found = scan("CREATE TABLE IF NOT EXISTS a (go INT)\nGO\nDROP TABLE b\nGO\nDELETE FROM c");

    assertEquals(
        List.of("drop 3", "delete-all 5"),
        found.stream().map(each -> each.kind() + " " + each.line()).toList());
  }

  @Test
  void textThatIsRunAtOnceIsReadWithItsOwnLines() {
    var found = scan("SELECT 1;\nDO $$\nBEGIN\n  EXECUTE '\n    DROP TABLE a';\nEND $$;\n");

    assertEquals(List.of(5), found.stream().map(Finding::line).toList());
  }

  @Test
  void textThatIsPutTogetherIsReadAsFarAsItGoesAndSaid() {
    var found = scan("DO $$ BEGIN EXECUTE format('DROP TABLE %I', t); END $$;");

    assertEquals(List.of("drop", "unread"), found.stream().map(Finding::kind).toList());
  }

  @Test
  void whatIsNoSqlAtAllIsReadToItsEnd() {
    for (var piece :
        List.of("(", "[", "'", "\"", "$a$", "/*", "DO $$", "EXEC '", "WITH (", "\\i ")) {
      scan(piece.repeat(200_000));
    }
  }

  @Test
  void configuredTablesTakeThePlaceOfTheDefault() {
    var sql = "UPDATE users SET a = 1 WHERE b; UPDATE ledger SET a = 1 WHERE b;";

    var found = MigrationScan.scan("m.sql", sql, List.of("Ledger"));

    assertEquals(1, found.size());
    assertTrue(found.getFirst().why().contains("ledger"));
  }

  @Test
  void noLiteralShowsInAFinding() {
    var found = scan("UPDATE users SET hash = 'c4n4ry' WHERE name = 'ada';");

    assertFalse(found.toString().contains("c4n4ry"), found.toString());
  }

  @Test
  void migrationsRunInTheOrderOfTheirNumbers() {
    assertEquals(
        List.of(
            "db/migrations/2_b.sql",
            "db/migrations/0003_c.sql",
            "db/migrations/10_a.sql",
            "db/migrations/20260105.sql"),
        Migrations.inOrder(
            List.of(
                "db/migrations/20260105.sql",
                "db/migrations/10_a.sql",
                "db/migrations/2_b.sql",
                "db/migrations/0003_c.sql",
                "db/migrations/2_b.down.sql",
                "db/migrations/2_b_rollback.sql",
                "db/migrations/env.py",
                "db/queries/a.sql",
                "migrations.sql")));
  }
}
