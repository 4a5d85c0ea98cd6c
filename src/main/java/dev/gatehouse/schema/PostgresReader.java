package dev.gatehouse.schema;

import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Asks for the lock that a SELECT takes, and gives up at once where it cannot be had. */
final class PostgresReader implements LockWatch.Reader {
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final List<String> tables;

  PostgresReader(Postgres address, List<String> tables) throws SQLException {
    this.connection = PostgresConnections.open(address);
    this.tables = List.copyOf(tables);
    connection.setAutoCommit(false);
  }

  @Override
  public List<String> names() {
    return tables;
  }

  @Override
  public boolean canRead(String table) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "LOCK TABLE ONLY %s IN ACCESS SHARE MODE NOWAIT"
              .formatted(PostgresDatabase.quotedName(table)));
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    } finally {
      connection.rollback();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
