package dev.gatehouse.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/** The ways in which a SQLite file is opened; none of them creates it. */
public final class SqliteConnections {
  private static final int BUSY_MILLIS = 5000;

  private SqliteConnections() {}

  /**
   * For reading a file that may be in use, so that afterwards nothing has changed and no file has
   * come to lie beside it.
   */
  public static Connection reading(Path file) throws SQLException {
    var config = config();
    if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
      // Somebody uses it, or crashed: a connection that could write would tidy up on closing.
      config.setReadOnly(true);
      return config.createConnection(url(file));
    }
    // A read-only connection would leave an empty write-ahead log behind; this one removes it.
    var connection = config.createConnection(url(file));
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** For changing a file that is there. A transaction takes the write lock when it begins. */
  public static Connection writing(Path file) throws SQLException {
    var config = config();
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config.createConnection(url(file));
  }

  /**
   * The address, for SQLite, of a copy that nobody writes to: no lock is taken, and nothing is put
   * beside it. See https://www.sqlite.org/uri.html, "immutable".
   */
  public static String resting(Path file) {
    return file.toAbsolutePath().toUri() + "?immutable=1";
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }
}
