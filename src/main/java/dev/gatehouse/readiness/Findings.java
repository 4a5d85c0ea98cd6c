package dev.gatehouse.readiness;

import dev.gatehouse.io.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the findings of a scan and gives them their keys. */
final class Findings {
  private static final int EXCERPT = 160;
  private static final int DIGITS = 16;

  private final List<Finding> found = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Adds a finding.
   *
   * @param text the line or statement that it is on
   * @param at where in the text
   */
  void add(
      String kind, String path, int line, String text, int at, String why, boolean needsMandate) {
    add(kind, path, line, text, at, why, needsMandate, "");
  }

  /**
   * The same for what is more than its text shows.
   *
   * @param of what the finding stands and falls with, beside its text
   */
  void add(
      String kind,
      String path,
      int line,
      String text,
      int at,
      String why,
      boolean needsMandate,
      String of) {
    var masked = SecretLook.mask(text);
    var base =
        "%s:%s:%s"
            .formatted(
                kind, path, Sha256.of(why + "\n" + masked.strip() + of).substring(0, DIGITS));
    int times = seen.merge(base, 1, Integer::sum);
    found.add(
        new Finding(
            times == 1 ? base : base + "#" + times,
            kind,
            path,
            line,
            excerpt(masked, at),
            why,
            needsMandate));
  }

  private static String excerpt(String text, int at) {
    if (text.length() <= EXCERPT) {
      return text.strip();
    }
    int from = Math.clamp(at - EXCERPT / 4, 0, text.length() - EXCERPT);
    var cut = text.substring(from, from + EXCERPT).strip();
    return (from > 0 ? "…" : "") + cut + (from + EXCERPT < text.length() ? "…" : "");
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
