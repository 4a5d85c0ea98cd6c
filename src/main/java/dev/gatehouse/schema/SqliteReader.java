package dev.gatehouse.schema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Reads a SQLite file, which is locked as a whole, and gives up at once where it is. */
final class SqliteReader implements LockWatch.Reader {
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int PRIMARY_CODE = 0xff;

  private final Connection connection;

  SqliteReader(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(0);
    connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  @Override
  public List<String> names() {
    return List.of(LockWatch.WHOLE);
  }

  @Override
  public boolean canRead(String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
      return rows.next();
    } catch (SQLException e) {
      int code = e.getErrorCode() & PRIMARY_CODE;
      if (code == BUSY || code == LOCKED) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
