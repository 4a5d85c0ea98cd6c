package dev.gatehouse.readiness;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that ships.
 *
 * @param path relative to the checkout, with '/'
 */
public record FileText(String path, String text) {
  private static final int LOOKED_AT = 8000;

  /**
   * The file as text; empty where it is binary, which goes by a NUL byte in its first 8,000 bytes,
   * as git does it.
   */
  public static Optional<FileText> of(String path, byte[] content) {
    for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
      if (content[i] == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new FileText(path, new String(content, StandardCharsets.UTF_8)));
  }
}
