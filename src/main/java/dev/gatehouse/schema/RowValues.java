package dev.gatehouse.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a row as bytes, digests and words. */
final class RowValues {
  private RowValues() {}

  /** SHA-256 over the first columns of a row. */
  static byte[] digest(ResultSet row, int columns) throws SQLException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (int i = 1; i <= columns; i++) {
        var cell = cell(row.getObject(i));
        digest.update(ByteBuffer.allocate(4).putInt(cell.length).flip());
        digest.update(cell);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** A value as bytes, marked with its type: 1, '1' and x'31' are three values. */
  static byte[] cell(@Nullable Object value) {
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

  /** The key of a row in words, such as {@code id=7, place=x'00ff'}. */
  static String inWords(ResultSet row, List<String> columns, List<String> key) throws SQLException {
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
}
