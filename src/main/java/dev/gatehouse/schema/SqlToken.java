package dev.gatehouse.schema;

/**
 * One piece of SQL text that is neither blank nor comment.
 *
 * @param text as written; of a {@link Kind#NAME} without its quotes, of a {@link Kind#STRING} the
 *     content only
 * @param line of the token's first character, from 1
 */
public record SqlToken(Kind kind, String text, int line) {
  /** What kinds of token are told apart: more is not needed to split and to look for keywords. */
  public enum Kind {
    /** A keyword, an unquoted name, a parameter or a number. */
    WORD,
    /** A quoted name. */
    NAME,
    /** A string literal in single quotes or dollar quotes. */
    STRING,
    /** One other character. */
    SYMBOL
  }

  /** Whether this is the keyword, in any case. */
  public boolean is(String keyword) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(keyword);
  }

  /** Whether this is one of the keywords, in any case. */
  public boolean isAny(String... keywords) {
    for (var keyword : keywords) {
      if (is(keyword)) {
        return true;
      }
    }
    return false;
  }
}
