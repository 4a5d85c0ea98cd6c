package dev.gatehouse.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Prod's database: what its migrations make, with the rows that people have entered since. */
final class SampleDatabase {
  private SampleDatabase() {}

  /** Runs every migration that lies in the folder, in name order, and then the rows. */
  static void create(Path file, Path migrations, String rows) throws IOException {
    try (var listing = Files.list(migrations);
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      // A log beside the file would make it more than one file to look at and to copy.
      statement.execute("PRAGMA journal_mode = DELETE");
      for (var migration : listing.sorted().toList()) {
        statement.executeUpdate(Files.readString(migration));
      }
      statement.executeUpdate(rows);
    } catch (SQLException e) {
      throw new IOException("the sample's database cannot be made: " + e.getMessage(), e);
    }
  }
}
