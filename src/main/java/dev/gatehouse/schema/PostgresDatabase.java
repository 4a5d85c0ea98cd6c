package dev.gatehouse.schema;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database on a PostgreSQL server. */
final class PostgresDatabase extends JdbcDatabase {
  private static final String TABLES =
      """
      SELECT CASE n.nspname WHEN 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname <> 'information_schema' ORDER BY 1
      """;

  private final DatabaseAddress.Postgres address;

  private PostgresDatabase(DatabaseAddress.Postgres address, Connection connection) {
    super(connection);
    this.address = address;
  }

  static PostgresDatabase open(DatabaseAddress.Postgres address) {
    try {
      var connection = PostgresConnections.open(address);
      try (var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        // Values are compared as text: the session must write them one way, whatever the server's
        // settings.
        statement.execute(
            "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';"
                + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET search_path = ''");
        connection.commit();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new PostgresDatabase(address, connection);
    } catch (SQLException e) {
      throw new Trouble(
          "The database %s cannot be reached: %s"
              .formatted(address.url(), PostgresConnections.words(e)),
          "What is in it can be neither captured nor checked",
          "Check that the server runs, and DATABASE_URL in prod's .env or database in"
              + " gatehouse.json",
          e);
    }
  }

  @Override
  public String kind() {
    return "postgresql";
  }

  @Override
  Connection writable() throws SQLException {
    return PostgresConnections.open(address);
  }

  @Override
  List<SqlStatement> statements(String sql) {
    return SqlStatements.ofPostgres(sql);
  }

  @Override
  String dump(Reader reader) throws SQLException {
    return PostgresDump.of(reader);
  }

  @Override
  List<String> tables(Reader reader) throws SQLException {
    return reader.column(TABLES);
  }

  @Override
  List<String> storedTables(Reader reader) throws SQLException {
    return tables(reader);
  }

  @Override
  List<String> columns(Reader reader, String table) throws SQLException {
    return reader.column(
        "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0"
            + " AND NOT attisdropped ORDER BY attnum",
        quotedTable(table));
  }

  @Override
  List<String> keyColumns(Reader reader, String table) throws SQLException {
    return reader.column(
        "SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY"
            + " k(number, place) JOIN pg_attribute a ON a.attrelid = i.indrelid"
            + " AND a.attnum = k.number WHERE i.indisprimary AND i.indrelid = ?::regclass"
            + " ORDER BY k.place",
        quotedTable(table));
  }

  @Override
  String selected(String column) {
    return quoted(column) + "::text";
  }

  @Override
  String quotedTable(String table) {
    return quotedName(table);
  }

  /** A name out of {@link #tables()} as SQL wants it. */
  static String quotedName(String table) {
    int dot = table.indexOf('.');
    return dot < 0
        ? "public." + quoted(table)
        : quoted(table.substring(0, dot)) + "." + quoted(table.substring(dot + 1));
  }

  @Override
  String words(SQLException failure) {
    return PostgresConnections.words(failure);
  }
}
