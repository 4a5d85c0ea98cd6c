package dev.gatehouse.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Makes and changes real SQLite files for tests, past the code under test. */
public final class SqliteFiles {
  private SqliteFiles() {}

  /** Runs statements on the file, which is created where it is missing. */
  public static Path execute(Path file, String... statements) throws IOException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return file;
  }

  /** The first column of the first row, as text. */
  public static String ask(Path file, String query) throws IOException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
