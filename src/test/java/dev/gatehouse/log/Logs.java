package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Logs for tests. */
final class Logs {
  static final String HEAD =
      """
      | ID | Summary | Status | Owner | Notes |
      | --- | --- | --- | --- | --- |
      """;

  private Logs() {}

  /** A log of our own wording, with five entries of all kinds. */
  static byte[] northwind() {
    try (var in = Logs.class.getResourceAsStream("northwind-log.md")) {
      assertNotNull(in);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PromotionLog of(String text) {
    return PromotionLog.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(PromotionLog log) {
    return new String(log.bytes(), StandardCharsets.UTF_8);
  }

  /** A log with one Pending table that holds these rows. */
  static PromotionLog rows(String... rows) {
    return of("## Pending Promotion\n" + HEAD + String.join("\n", rows) + "\n");
  }

  static void assertText(String expected, PromotionLog log) {
    assertEquals(expected, text(log));
  }
}
