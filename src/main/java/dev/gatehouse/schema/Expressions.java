package dev.gatehouse.schema;

import java.util.regex.Pattern;

/**
 * Expressions in a schema. PostgreSQL keeps them parsed and words them anew after each restore:
 * {@code (kind)::text = ANY ((ARRAY['a'::character varying])::text[])} comes back as {@code
 * (kind)::text = ANY (ARRAY[('a'::character varying)::text])}.
 */
final class Expressions {
  private static final Pattern CAST =
      Pattern.compile(
          "\\s*+:\\s*+:\\s*+(?:text|character\\s++varying)"
              + "(?:\\s*+\\(\\s*+\\d{1,9}\\s*+\\))?(?:\\s*+\\[\\s*+\\])?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LITERAL = Pattern.compile("\\(\\s*+('(?:[^']|'')*+')\\s*+\\)");
  private static final Pattern LIST =
      Pattern.compile("\\(\\s*+(array\\s*+\\[[^\\[\\]()]*+\\])\\s*+\\)", Pattern.CASE_INSENSITIVE);

  private Expressions() {}

  /**
   * A statement without the casts between text types, and without the parentheses around literals
   * and lists of them, that a server puts in and leaves out as it likes; for comparing alone.
   */
  static String reworded(String statement) {
    var plain = LITERAL.matcher(CAST.matcher(statement).replaceAll("")).replaceAll("$1");
    var before = "";
    while (!plain.equals(before)) {
      before = plain;
      plain = LIST.matcher(plain).replaceAll("$1");
    }
    return plain;
  }
}
