package dev.gatehouse.schema;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
                  digests.put(columns.get(i), hex(sha256(cell(row.getObject(i + 1)))));
                }
                var name =
                    key.isEmpty()
                        ? "row %09d".formatted(byKey.size() + 1)
                        : keyInWords(row, columns, key);
                for (int copy = 2; byKey.putIfAbsent(name, digests) != null; copy++) {
                  name = keyInWords(row, columns, key) + " #" + copy;
                }
              });
          return new Rows(table, key, byKey);
        });
  }

  private static String keyInWords(ResultSet row, List<String> columns, List<String> key)
      throws SQLException {
    var words = new ArrayList<String>();
    for (var column : key) {
      words.add(column + "=" + inWords(row.getObject(columns.indexOf(column) + 1)));
    }
    return String.join(", ", words);
  }

  private static String inWords(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
      default -> value.toString();
    };
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
              row -> hashes.add(ByteBuffer.wrap(rowDigest(row, columns.size())).getLong()));
          return new RowKeys(key, hashes.toArray());
        });
  }

  @Override
  public String contentDigest() throws IOException {
    return reading(
        reader -> {
          var whole = new StringBuilder(dump(reader));
          for (var table : storedTables(reader)) {
            var columns = columns(reader, table);
            // A sum does not depend on the order of the rows, and unlike an exclusive or it sees
            // twins.
            var sum = new BigInteger[] {BigInteger.ZERO};
            var count = new long[1];
            reader.query(
                select(table, columns),
                row -> {
                  sum[0] = sum[0].add(new BigInteger(1, rowDigest(row, columns.size())));
                  count[0]++;
                });
            whole
                .append("rows ")
                .append(table)
                .append(' ')
                .append(count[0])
                .append(' ')
                .append(sum[0].toString(16))
                .append('\n');
          }
          return hex(sha256(whole.toString().getBytes(StandardCharsets.UTF_8)));
        });
  }

  @Override
  public void run(String name, String sql) throws IOException {
    var all = statements(sql);
    try (var writing = writable();
        var statement = writing.createStatement()) {
      statement.setEscapeProcessing(false);
      int begun = leadingPragmas(all);
      for (var each : all.subList(0, begun)) {
        execute(statement, name, each);
      }
      writing.setAutoCommit(false);
      try {
        for (var each : all.subList(begun, all.size())) {
          if (!isTransactionMark(each)) {
            refuseRollback(name, each);
            execute(statement, name, each);
          }
        }
        try {
          writing.commit();
        } catch (SQLException e) {
          throw failed("The end of " + name + " failed: " + words(e), e);
        }
      } catch (Trouble e) {
        writing.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw failed("The database could not be opened for writing by " + name + ": " + words(e), e);
    }
  }

  /** Settings such as {@code PRAGMA foreign_keys} do nothing inside a transaction. */
  private static int leadingPragmas(List<SqlStatement> all) {
    int count = 0;
    while (count < all.size() && all.get(count).startsWith("PRAGMA")) {
      count++;
    }
    return count;
  }

  private static boolean isTransactionMark(SqlStatement statement) {
    return statement.startsWith("BEGIN")
        || statement.startsWith("COMMIT")
        || statement.startsWith("END")
        || statement.startsWith("START", "TRANSACTION");
  }

  private static void refuseRollback(String name, SqlStatement statement) {
    boolean toSavepoint = statement.tokens().stream().anyMatch(token -> token.is("TO"));
    if ((statement.startsWith("ROLLBACK") && !toSavepoint) || statement.startsWith("ABORT")) {
      throw new Trouble(
          "Line %d of %s rolls the transaction back".formatted(statement.line(), name),
          "Nothing of it was applied",
          "Take the statement out of the migration");
    }
  }

  private void execute(Statement statement, String name, SqlStatement each) {
    try {
      statement.execute(each.text());
    } catch (SQLException e) {
      throw failed(
          "Line %d of %s failed (%s): %s".formatted(each.line(), name, each.brief(), words(e)), e);
    }
  }

  private static Trouble failed(String what, SQLException cause) {
    return new Trouble(
        what,
        "Nothing of it was applied",
        "Correct the migration in dev and run the step again",
        cause);
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

  private static byte[] rowDigest(ResultSet row, int columns) throws SQLException {
    var digest = newSha256();
    for (int i = 1; i <= columns; i++) {
      var cell = cell(row.getObject(i));
      digest.update(ByteBuffer.allocate(4).putInt(cell.length).flip());
      digest.update(cell);
    }
    return digest.digest();
  }

  /** A value as bytes, marked with its type: 1, '1' and x'31' are three values. */
  private static byte[] cell(@Nullable Object value) {
    return switch (value) {
      case null -> new byte[0];
      case byte[] bytes -> marked('b', bytes);
      case Double real -> marked('r', ByteBuffer.allocate(8).putDouble(real).array());
      case Number whole -> marked('i', whole.toString().getBytes(StandardCharsets.UTF_8));
      default -> marked('t', value.toString().getBytes(StandardCharsets.UTF_8));
    };
  }

  private static byte[] marked(char type, byte[] bytes) {
    return ByteBuffer.allocate(bytes.length + 1).put((byte) type).put(bytes).array();
  }

  private static byte[] sha256(byte[] bytes) {
    return newSha256().digest(bytes);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
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
