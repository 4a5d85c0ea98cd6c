package dev.gatehouse.schema;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** A SQLite database file. */
final class SqliteDatabase extends JdbcDatabase {
  private final Path file;

  private SqliteDatabase(Path file, Connection connection) {
    super(connection);
    this.file = file;
  }

  static SqliteDatabase open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw unreachable(file, "there is no such file");
    }
    try {
      var connection = SqliteConnections.reading(file);
      // The driver accepts any file when it opens it; the first question shows whether it is one.
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
        rows.next();
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      connection.setAutoCommit(false);
      return new SqliteDatabase(file, connection);
    } catch (SQLException e) {
      throw unreachable(file, String.valueOf(e.getMessage()));
    }
  }

  private static Trouble unreachable(Path file, String why) {
    return new Trouble(
        "The database %s cannot be opened: %s".formatted(file, why),
        "What is in it can be neither captured nor checked",
        "Check the database's path in gatehouse.json or in DATABASE_URL of prod's .env");
  }

  @Override
  public String kind() {
    return "sqlite";
  }

  @Override
  Connection writable() throws SQLException {
    return SqliteConnections.writing(file);
  }

  @Override
  List<SqlStatement> statements(String sql) {
    return SqlStatements.of(sql);
  }

  @Override
  String dump(Reader reader) throws SQLException {
    var dump = new StringBuilder();
    reader.query(
        "PRAGMA user_version",
        row -> {
          if (row.getLong(1) != 0) {
            dump.append("PRAGMA user_version = ").append(row.getLong(1)).append(";\n");
          }
        });
    reader.query(
        """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END,
          name, type
        """,
        row -> dump.append(row.getString(1).strip()).append(";\n"));
    return dump.toString();
  }

  @Override
  List<String> tables(Reader reader) throws SQLException {
    return listed(reader, "type = 'table'");
  }

  @Override
  List<String> storedTables(Reader reader) throws SQLException {
    // The content of a virtual table, a full text index say, lies in its shadow tables.
    return listed(reader, "type IN ('table', 'shadow')");
  }

  private static List<String> listed(Reader reader, String which) throws SQLException {
    return reader.column(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND "
            + which
            + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  }

  @Override
  List<String> columns(Reader reader, String table) throws SQLException {
    return reader.column(
        "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid", table);
  }

  @Override
  List<String> keyColumns(Reader reader, String table) throws SQLException {
    var byPlace = new TreeMap<Integer, String>();
    reader.query(
        "SELECT pk, name FROM pragma_table_info(?) WHERE pk > 0",
        row -> byPlace.put(row.getInt(1), row.getString(2)),
        table);
    return List.copyOf(byPlace.values());
  }

  @Override
  String selected(String column) {
    return quoted(column);
  }

  @Override
  String quotedTable(String table) {
    return quoted(table);
  }

  @Override
  String words(SQLException failure) {
    return String.valueOf(failure.getMessage());
  }
}
