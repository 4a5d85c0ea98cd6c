package dev.gatehouse.readiness;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that ships.
 *
 * @param path relative to the checkout, with '/'
 * @param text empty where the file is binary: then only its name is looked at
 */
public record FileText(String path, String text) {
  private static final int LOOKED_AT = 8000;
  private static final char MARK = '\uFEFF';

  /**
   * The file as text; empty where it is binary, which goes by a NUL byte in its first 8,000 bytes,
   * as git does it. UTF-16 with a byte order mark, which Windows PowerShell writes, is text.
   */
  public static Optional<FileText> of(String path, byte[] content) {
    if (utf16(content).isEmpty()) {
      for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
        if (content[i] == 0) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new FileText(path, decode(content)));
  }

  /** The file for a scan: a binary one with its name alone. */
  public static FileText orName(String path, byte[] content) {
    return of(path, content).orElseGet(() -> new FileText(path, ""));
  }

  /** The bytes as text, without a byte order mark. */
  static String decode(byte[] content) {
    var text = new String(content, utf16(content).orElse(StandardCharsets.UTF_8));
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private static Optional<Charset> utf16(byte[] content) {
    if (content.length < 2) {
      return Optional.empty();
    }
    int first = content[0] & 0xFF;
    int second = content[1] & 0xFF;
    return first == 0xFF && second == 0xFE
        ? Optional.of(StandardCharsets.UTF_16LE)
        : first == 0xFE && second == 0xFF
            ? Optional.of(StandardCharsets.UTF_16BE)
            : Optional.empty();
  }
}
