package dev.gatehouse.workspace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A small text file as people and Windows PowerShell leave it: UTF-8 with or without a byte order
 * mark, or UTF-16 with one. Writing keeps what was found.
 */
final class EncodedText {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

  private final String text;
  private final Charset charset;
  private final byte[] mark;

  private EncodedText(String text, Charset charset, byte[] mark) {
    this.text = text;
    this.charset = charset;
    this.mark = mark;
  }

  static EncodedText of(byte[] bytes) {
    if (startsWith(bytes, UTF_8_MARK)) {
      return decode(bytes, StandardCharsets.UTF_8, UTF_8_MARK);
    }
    if (startsWith(bytes, UTF_16LE_MARK)) {
      return decode(bytes, StandardCharsets.UTF_16LE, UTF_16LE_MARK);
    }
    if (startsWith(bytes, UTF_16BE_MARK)) {
      return decode(bytes, StandardCharsets.UTF_16BE, UTF_16BE_MARK);
    }
    return decode(bytes, StandardCharsets.UTF_8, new byte[0]);
  }

  /** The text without its byte order mark. */
  String text() {
    return text;
  }

  /** Another text in the same encoding, with the same byte order mark. */
  byte[] encode(String other) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(mark);
    bytes.writeBytes(other.getBytes(charset));
    return bytes.toByteArray();
  }

  private static EncodedText decode(byte[] bytes, Charset charset, byte[] mark) {
    var text = new String(bytes, mark.length, bytes.length - mark.length, charset);
    return new EncodedText(text, charset, mark);
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
