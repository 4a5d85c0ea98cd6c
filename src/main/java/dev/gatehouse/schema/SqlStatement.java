package dev.gatehouse.schema;

import java.util.List;
import java.util.Locale;

/**
 * One statement of an SQL file.
 *
 * @param text as written, from its first token to its last, without the semicolon
 * @param line of its first token, from 1
 * @param tokens at least one
 */
public record SqlStatement(String text, int line, List<SqlToken> tokens) {
  private static final int BRIEF = 80;

  public SqlStatement {
    tokens = List.copyOf(tokens);
  }

  /** Whether the statement's first tokens are these keywords. */
  public boolean startsWith(String... keywords) {
    if (tokens.size() < keywords.length) {
      return false;
    }
    for (int i = 0; i < keywords.length; i++) {
      if (!tokens.get(i).is(keywords[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The statement on one line, shortened, with every string literal blanked: it may be a secret.
   */
  public String brief() {
    var brief = new StringBuilder();
    for (var token : tokens) {
      var tight =
          brief.isEmpty()
              || token.isAny(",", ")", ".", "(")
              || brief.charAt(brief.length() - 1) == '('
              || brief.charAt(brief.length() - 1) == '.';
      brief.append(tight ? "" : " ");
      brief.append(
          switch (token.kind()) {
            case STRING -> "'…'";
            case NAME -> '"' + token.text() + '"';
            case WORD, SYMBOL -> token.text();
          });
      if (brief.length() > BRIEF) {
        return brief.substring(0, BRIEF) + "…";
      }
    }
    return brief.toString();
  }

  /**
   * What two ways of writing the same statement have in common: white space, comments and the case
   * of unquoted words do not count.
   */
  public String normalised() {
    var normal = new StringBuilder();
    for (var token : tokens) {
      normal.append(normal.isEmpty() ? "" : " ");
      normal.append(
          switch (token.kind()) {
            case STRING -> "'" + token.text().replace("'", "''") + "'";
            case NAME, WORD -> token.text().toLowerCase(Locale.ROOT);
            case SYMBOL -> token.text();
          });
    }
    return normal.toString();
  }
}
