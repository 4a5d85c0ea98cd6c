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
        "schema-edit|true|PRAGMA writable_schema = ON"
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
        "BEGIN; COMMIT; PRAGMA foreign_keys = ON; SELECT 1"
      })
  void whatIsHarmlessIsNotFound(String sql) {
    assertEquals(List.of(), scan(sql + ";"));
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
