package dev.gatehouse.schema;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What both kinds of database do alike: reading rows, digests, running a script. */
abstract sealed class JdbcDatabase implements Database permits SqliteDatabase, PostgresDatabase {
  private static final int FETCH = 1000;

  private final Connection connection;

  JdbcDatabase(Connection connection) {
    this.connection = connection;
  }

  /** A new connection that may write, in auto-commit mode. */
  abstract Connection writable() throws SQLException;

  /** The statements of a script, as this kind of database reads it. */
  abstract List<SqlStatement> statements(String sql);

  abstract String dump(Reader reader) throws SQLException;

  abstract List<String> tables(Reader reader) throws SQLException;

  /** The tables whose rows are content, where that is more than {@link #tables()}. */
  abstract List<String> storedTables(Reader reader) throws SQLException;

  abstract List<String> columns(Reader reader, String table) throws SQLException;

  /** The columns of the primary key in its order; empty where there is none. */
  abstract List<String> keyColumns(Reader reader, String table) throws SQLException;

  /** How a column is selected so that its value is exact, such as {@code "name"::text}. */
  abstract String selected(String column);

  /** The table's name as SQL wants it. */
  abstract String quotedTable(String table);

  /** The error in words, without any value. */
  abstract String words(SQLException failure);

  @Override
  public String dump() throws IOException {
    return reading(this::dump);
  }

  @Override
  public List<String> tables() throws IOException {
    return reading(this::tables);
  }

  @Override
  public Rows rows(String table) throws IOException {
    return reading(
        reader -> {
          var key = keyColumns(reader, table);
          var byKey = new TreeMap<String, SortedMap<String, String>>();
          var columns = columns(reader, table);
          reader.query(
              select(table, columns),
              row -> {
                SortedMap<String, String> digests = new TreeMap<>();
                for (int i = 0; i < columns.size(); i++) {
                  digests.put(columns.get(i), Sha256.of(RowValues.cell(row.getObject(i + 1))));
                }
                var name =
                    key.isEmpty()
                        ? "row %09d".formatted(byKey.size() + 1)
                        : RowValues.inWords(row, columns, key);
                for (int copy = 2; byKey.putIfAbsent(name, digests) != null; copy++) {
                  name = RowValues.inWords(row, columns, key) + " #" + copy;
                }
              });
          return new Rows(table, key, byKey);
        });
  }

  @Override
  public RowKeys keys(String table) throws IOException {
    return reading(
        reader -> {
          var key = keyColumns(reader, table);
          var hashes = new GrowingLongs();
          var columns = key.isEmpty() ? columns(reader, table) : key;
          reader.query(
              select(table, columns),
              row -> hashes.add(ByteBuffer.wrap(RowValues.digest(row, columns.size())).getLong()));
          return new RowKeys(key, hashes.toArray());
        });
  }

  @Override
  public Content content() throws IOException {
    return reading(
        reader -> {
          var tables = new TreeMap<String, String>();
          for (var table : storedTables(reader)) {
            tables.put(table, rowsDigest(reader, table));
          }
          return new Content(dump(reader), tables);
        });
  }

  /** The number of rows and the sum of their hashes, as text. */
  private String rowsDigest(Reader reader, String table) throws SQLException {
    var columns = columns(reader, table);
    // A sum does not depend on the order of the rows, and unlike an exclusive or it sees twins.
    var sum = new BigInteger[] {BigInteger.ZERO};
    var count = new long[1];
    reader.query(
        select(table, columns),
        row -> {
          sum[0] = sum[0].add(new BigInteger(1, RowValues.digest(row, columns.size())));
          count[0]++;
        });
    return count[0] + " " + sum[0].toString(16);
  }

  @Override
  public void run(String name, String sql, Cancellation cancellation) throws IOException {
    var statements = statements(sql);
    try (var writing = writable()) {
      new SqlRun(name, writing, this::words, cancellation).run(statements);
    } catch (SQLException e) {
      throw SqlRun.failed(
          "The database could not be opened for writing by " + name + ": " + words(e), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the database could not be closed: " + words(e), e);
    }
  }

  private String select(String table, List<String> columns) {
    return "SELECT "
        + (columns.isEmpty()
            ? "1"
            : columns.stream().map(this::selected).collect(Collectors.joining(", ")))
        + " FROM "
        + quotedTable(table);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Reads in one transaction, so that what is read belongs together. */
  private <T> T reading(Work<T> work) throws IOException {
    try {
      var result = work.in(new Reader(connection));
      connection.commit();
      return result;
    } catch (SQLException e) {
      try {
        connection.rollback();
      } catch (SQLException second) {
        e.addSuppressed(second);
      }
      throw new IOException("the database could not be read: " + words(e), e);
    }
  }

  /** Queries of one reading. */
  static final class Reader {
    private final Connection connection;

    private Reader(Connection connection) {
      this.connection = connection;
    }

    void query(String sql, RowReader each, String... parameters) throws SQLException {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(FETCH);
        for (int i = 0; i < parameters.length; i++) {
          statement.setString(i + 1, parameters[i]);
        }
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            each.read(rows);
          }
        }
      }
    }

    /** The first column of every row. */
    List<String> column(String sql, String... parameters) throws SQLException {
      var values = new ArrayList<String>();
      query(sql, row -> values.add(row.getString(1)), parameters);
      return List.copyOf(values);
    }
  }

  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface Work<T> {
    T in(Reader reader) throws SQLException;
  }

  /** A list of longs without boxes. */
  private static final class GrowingLongs {
    private long[] values = new long[64];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
