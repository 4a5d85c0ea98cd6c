package dev.gatehouse.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A reader beside a migration finds out for how long it is kept out, and of what. */
@Timeout(60)
@ResourceLock(PostgresServer.LOCK)
class LockWatchTest {
  private static final Duration LIMIT = Duration.ofMillis(200);

  @TempDir Path folder;

  @Test
  void aSqliteFileThatIsLockedAsAWholeIsMeasuredUntilItIsFree() throws Exception {
    var file = folder.resolve("app.db");
    SqliteFiles.execute(file, "CREATE TABLE berths (code TEXT)");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      locked(new Sqlite(file), connection, "BEGIN EXCLUSIVE", LockWatch.WHOLE);
    }
  }

  @Test
  void ofAServersTablesTheLockedOneIsNamedAndNoOther() throws Exception {
    var address = PostgresServer.shared().newDatabase();
    try (var connection = PostgresConnections.open(address)) {
      execute(connection, "CREATE TABLE berths (code text); CREATE TABLE piers (name text)");
      locked(address, connection, "BEGIN; ALTER TABLE berths ADD COLUMN depth int", "berths");
    }
  }

  @Test
  void whoeverOnlyWritesKeepsNobodyFromReading() throws Exception {
    var file = folder.resolve("app.db");
    SqliteFiles.execute(file, "CREATE TABLE berths (code TEXT)");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var watch = LockWatch.on(new Sqlite(file), List.of("berths"), LIMIT)) {
      execute(connection, "BEGIN IMMEDIATE");
      execute(connection, "INSERT INTO berths VALUES ('A1')");
      watch.close();
      assertEquals(List.of(), watch.held());
    }
  }

  private static void locked(
      DatabaseAddress address, Connection connection, String begin, String name) throws Exception {
    var watch = LockWatch.on(address, List.of("berths", "piers"), LIMIT);
    try (watch) {
      watch.during("0005_more.sql");
      execute(connection, begin);
      while (watch.held().stream().noneMatch(one -> one.longest().compareTo(LIMIT) > 0)) {
        Thread.onSpinWait();
      }
      watch.during("nothing");
      execute(connection, "ROLLBACK");
    }
    var held = watch.held();
    assertEquals(List.of(name), held.stream().map(LockWatch.Held::table).toList());
    assertEquals("0005_more.sql", held.getFirst().during());
    assertTrue(held.getFirst().longest().compareTo(LIMIT) > 0);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
