package dev.gatehouse.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDatabaseTest {
  @TempDir static Path folder;
  private static SampleWorkspace sample;

  @BeforeAll
  static void write() throws IOException {
    sample = SampleWorkspace.write(folder.resolve("marina"));
  }

  @Test
  void prodHasPeopleSettingsAndBookings() throws SQLException {
    try (var database = open(sample.prod().resolve("backend/app.db"))) {
      assertEquals(3, rows(database, "users").size());
      assertEquals(4, rows(database, "settings").size());
      assertEquals(3, rows(database, "bookings").size());
      assertEquals(List.of("delete"), query(database, "PRAGMA journal_mode"));
      assertEquals(List.of("ok"), query(database, "PRAGMA integrity_check"));
    }
  }

  @Test
  void nothingButTheDatabaseLiesBesideIt() throws IOException {
    try (var listing = Files.list(sample.prod().resolve("backend"))) {
      assertEquals(
          List.of("app.db"),
          listing
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("app.db"))
              .toList());
    }
  }

  @Test
  void devsMigrationsAddTablesAndRunAgainWithoutAnyChange(@TempDir Path scratch)
      throws IOException, SQLException {
    var copy = Files.copy(sample.prod().resolve("backend/app.db"), scratch.resolve("app.db"));
    try (var database = open(copy)) {
      var asProdIsNow = everything(database);
      migrate(database);
      var migrated = everything(database);
      migrate(database);
      assertEquals(migrated, everything(database));
      assertNotEquals(asProdIsNow, migrated);
      assertTrue(migrated.containsAll(asProdIsNow), "what prod has must stay");
      assertEquals(5, rows(database, "tide_windows").size());
      assertEquals(0, rows(database, "booking_requests").size());
    }
  }

  private static void migrate(Connection database) throws IOException, SQLException {
    for (var name : List.of("0003_booking_requests.sql", "0004_tide_windows.sql")) {
      try (var statement = database.createStatement()) {
        statement.executeUpdate(
            Files.readString(sample.dev().resolve("backend/migrations").resolve(name)));
      }
    }
  }

  private static List<String> everything(Connection database) throws SQLException {
    var all = new ArrayList<>(query(database, "SELECT name, sql FROM sqlite_schema ORDER BY name"));
    for (var table : query(database, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      all.addAll(rows(database, table));
    }
    return all;
  }

  private static List<String> rows(Connection database, String table) throws SQLException {
    return query(database, "SELECT * FROM " + table);
  }

  private static List<String> query(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var result = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (result.next()) {
        var line = new ArrayList<String>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          line.add(String.valueOf(result.getString(column)));
        }
        lines.add(String.join("|", line));
      }
      return lines;
    }
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
