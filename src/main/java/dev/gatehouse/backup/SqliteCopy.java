package dev.gatehouse.backup;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.SqliteConnections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * Copies SQLite databases with SQLite's own online backup, which takes a write-ahead log along and
 * holds while others write: https://www.sqlite.org/backup.html
 */
final class SqliteCopy {
  private static final int BUSY_MILLIS = 10_000;
  private static final int OK = 0;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int DONE = 101;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private SqliteCopy() {}

  /** Writes a copy of a database that may be in use to where no file is yet, and checks it. */
  static void backUp(Path database, Path to, Progress progress, Cancellation cancellation)
      throws IOException {
    cancellation.throwIfCancelled();
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (var connection = SqliteConnections.reading(database);
        var statement = connection.createStatement()) {
      // Inside a reading transaction the copy shows one moment, and a writer cannot make the backup
      // start over for ever.
      statement.execute("BEGIN");
      statement.execute("SELECT count(*) FROM sqlite_schema");
      long page = pageSize(statement);
      int result =
          handle(connection)
              .backup(
                  "main",
                  to.toAbsolutePath().toString(),
                  (left, pages) ->
                      progress.report(
                          "Copying the database: %s of %s"
                              .formatted(
                                  ByteProgress.size((pages - left) * page),
                                  ByteProgress.size(pages * page)),
                          (pages - left) * page,
                          pages * page));
      refuse(result, database);
      statement.execute("COMMIT");
    } catch (SQLException e) {
      throw failed(database, String.valueOf(e.getMessage()));
    }
    cancellation.throwIfCancelled();
    var fault = fault(to);
    if (fault.isPresent()) {
      throw failed(database, fault.get());
    }
  }

  private static long pageSize(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("PRAGMA page_size")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /**
   * Puts the content of a copy into a database, which may be in use: it has either its old content
   * or all of the new.
   */
  static void putBack(Path copy, Path database) throws IOException {
    var fault = fault(copy);
    if (fault.isPresent()) {
      throw failed(copy, fault.get());
    }
    Files.createDirectories(database.toAbsolutePath().getParent());
    if (Files.exists(database) && Files.size(database) > 0 && !isSqlite(database)) {
      setAside(database);
    }
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    try (var connection = config.createConnection("jdbc:sqlite:" + database.toAbsolutePath())) {
      refuse(
          handle(connection).restore("main", SqliteConnections.resting(copy), (left, pages) -> {}),
          database);
    } catch (SQLException e) {
      throw failed(database, String.valueOf(e.getMessage()));
    }
  }

  /** SQLite opens no file that is none of its own, so what is left of it goes beside it. */
  private static void setAside(Path database) throws IOException {
    AtomicFile.copy(database, database.resolveSibling(database.getFileName() + ".broken"));
    for (var end : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(database.resolveSibling(database.getFileName() + end));
    }
  }

  /** Whether the file says of itself that it is a SQLite database. */
  static boolean isSqlite(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /** What SQLite's integrity check finds wrong with a copy that nobody writes to. */
  static Optional<String> fault(Path copy) throws IOException {
    if (Files.size(copy) == 0 || !isSqlite(copy)) {
      return Optional.of("it is no SQLite database");
    }
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    try (var connection =
            config.createConnection("jdbc:sqlite:" + SqliteConnections.resting(copy));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
      var verdict = rows.next() ? String.valueOf(rows.getString(1)) : "no answer";
      return verdict.equals("ok") ? Optional.empty() : Optional.of(verdict);
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static DB handle(Connection connection) throws SQLException {
    return connection.unwrap(SQLiteConnection.class).getDatabase();
  }

  private static void refuse(int result, Path database) {
    if (result != OK && result != DONE) {
      throw failed(
          database,
          result == BUSY || result == LOCKED
              ? "another program holds it locked"
              : "SQLite reports error " + result);
    }
  }

  private static Trouble failed(Path database, String why) {
    return new Trouble(
        "The database %s could not be copied: %s".formatted(database, why),
        "What was to be written is not complete, and does not count",
        "See to the database, then run the step again");
  }
}
