package dev.gatehouse.readiness;

import dev.gatehouse.io.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects the findings of a scan and gives them their keys. */
final class Findings {
  private static final int EXCERPT = 160;
  private static final int DIGITS = 16;

  /** So much of a longer line is looked at around what was found. */
  private static final int AROUND = 1000;

  /** What nobody writes by hand: of a long line, where a secret may go on behind the cut. */
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+/_=-]{24,}+");

  private final List<Finding> found = new ArrayList<>();
  private final Collection<String> secrets;
  private final Map<String, Integer> seen = new HashMap<>();

  Findings() {
    this(List.of());
  }

  /**
   * @param secrets what must not show, wherever it stands
   */
  Findings(Collection<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

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
    int from = text.length() > 2 * AROUND ? Math.max(0, at - AROUND) : 0;
    var masked = masked(text, from);
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
            excerpt(masked, at - from),
            why,
            needsMandate));
  }

  private String masked(String text, int from) {
    var near = text;
    if (text.length() > 2 * AROUND) {
      near = text.substring(from, Math.min(text.length(), from + 2 * AROUND));
      near = OPAQUE.matcher(near).replaceAll("***");
    }
    for (var secret : secrets) {
      near = near.replace(secret, "***");
    }
    return SecretLook.mask(near);
  }

  private static String excerpt(String text, int at) {
    if (text.length() <= EXCERPT) {
      return text.strip();
    }
    int from = Math.clamp(at - EXCERPT / 4, 0, text.length() - EXCERPT);
    var cut = text.substring(from, from + EXCERPT).strip();
    return (from > 0 ? "…" : "") + cut + (from + EXCERPT < text.length() ? "…" : "");
  }

  /** Whether anything was found on that line. */
  boolean has(String path, int line) {
    return found.stream().anyMatch(one -> one.path().equals(path) && one.line() == line);
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
