package dev.gatehouse.readiness;

import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A statement's words outside of parentheses: a WHERE in a sub-select limits nothing. */
final class SqlWords {
  /**
   * Verbs that change something, so that they are looked for behind IF, BEGIN, WITH and EXPLAIN.
   */
  static final Set<String> CHANGING =
      Set.of(
          "ALTER",
          "ATTACH",
          "COPY",
          "CREATE",
          "DELETE",
          "DROP",
          "EXEC",
          "EXECUTE",
          "GRANT",
          "INSERT",
          "MERGE",
          "RENAME",
          "REPLACE",
          "REVOKE",
          "TRUNCATE",
          "UPDATE");

  private static final Set<String> ROWS =
      Set.of("DELETE", "INSERT", "MERGE", "REPLACE", "SELECT", "UPDATE");
  private static final Set<String> BETWEEN =
      Set.of(
          "ONLY",
          "OR",
          "IGNORE",
          "REPLACE",
          "ABORT",
          "FAIL",
          "ROLLBACK",
          "LOW_PRIORITY",
          "QUICK",
          "DELAYED");

  private final SqlStatement statement;
  private final List<SqlToken> top = new ArrayList<>();
  private final List<List<SqlToken>> groups = new ArrayList<>();
  private final int verb;

  SqlWords(SqlStatement statement) {
    this.statement = statement;
    int depth = 0;
    var all = statement.tokens();
    int open = 0;
    for (int i = 0; i < all.size(); i++) {
      var token = all.get(i);
      if (token.is("(") && depth++ == 0) {
        open = i + 1;
      } else if (token.is(")") && depth > 0) {
        if (--depth == 0 && i > open) {
          groups.add(all.subList(open, i));
        }
      } else if (depth == 0) {
        top.add(token);
      }
    }
    this.verb = findVerb();
  }

  SqlStatement statement() {
    return statement;
  }

  /** The statements that a WITH holds in its parentheses: they may change rows as well. */
  List<List<SqlToken>> named() {
    return top.stream().limit(3).anyMatch(token -> token.is("WITH")) ? groups : List.of();
  }

  /** Whether the statement is done only where something holds that was looked up first. */
  boolean isConditional() {
    return verb > 0 && top.getFirst().is("IF");
  }

  private int findVerb() {
    if (top.isEmpty()) {
      return 0;
    }
    var first = top.getFirst();
    if (first.is("WITH")) {
      return firstOf(ROWS);
    }
    if (first.isAny("IF", "BEGIN", "ELSE", "WHILE")) {
      return firstOf(CHANGING);
    }
    // EXPLAIN runs what it explains only with ANALYZE.
    return first.is("EXPLAIN") && statement.tokens().stream().anyMatch(t -> t.is("ANALYZE"))
        ? firstOf(ROWS)
        : 0;
  }

  private int firstOf(Set<String> words) {
    for (int i = 1; i < top.size(); i++) {
      if (isWord(top.get(i), words)) {
        return i;
      }
    }
    return 0;
  }

  static boolean isWord(SqlToken token, Set<String> words) {
    return token.kind() == SqlToken.Kind.WORD
        && words.contains(token.text().toUpperCase(Locale.ROOT));
  }

  /** The word that does the work, in upper case; empty where there is none. */
  String verb() {
    return top.size() > verb && top.get(verb).kind() == SqlToken.Kind.WORD
        ? top.get(verb).text().toUpperCase(Locale.ROOT)
        : "";
  }

  boolean second(String... words) {
    return top.size() > verb + 1 && top.get(verb + 1).isAny(words);
  }

  boolean has(String word) {
    return hasSequence(word);
  }

  boolean hasSequence(String... words) {
    return hasSequence(top.subList(Math.min(verb, top.size()), top.size()), words);
  }

  /** The same among the first words only, where the guard of a CREATE stands. */
  boolean beginsWith(int length, String... words) {
    return hasSequence(top.subList(verb, Math.min(top.size(), verb + length)), words);
  }

  static boolean hasSequence(List<SqlToken> tokens, String... words) {
    for (int i = 0; i + words.length <= tokens.size(); i++) {
      int same = 0;
      while (same < words.length && tokens.get(i + same).is(words[same])) {
        same++;
      }
      if (same == words.length) {
        return true;
      }
    }
    return false;
  }

  /** Whether a WHERE leaves any row out, as far as one can tell without the rows. */
  boolean isLimited() {
    int where = indexOf("WHERE", verb);
    if (where < 0) {
      return false;
    }
    var condition =
        top.subList(where + 1, top.size()).stream()
            .takeWhile(token -> !token.isAny("RETURNING", "ORDER", "LIMIT"))
            .map(token -> token.text().toUpperCase(Locale.ROOT))
            .toList();
    boolean always =
        condition.equals(List.of("TRUE"))
            || condition.equals(List.of("1"))
            || (condition.size() == 3
                && condition.get(1).equals("=")
                && condition.get(0).equals(condition.get(2)));
    return !always;
  }

  /** What stands between the commas, for a statement that does several things in turn. */
  List<List<SqlToken>> parts() {
    var parts = new ArrayList<List<SqlToken>>();
    int from = verb;
    for (int i = verb; i <= top.size(); i++) {
      if (i == top.size() || top.get(i).is(",")) {
        parts.add(top.subList(from, i));
        from = i + 1;
      }
    }
    return parts;
  }

  /**
   * The table named behind the first of the keywords that is there: without its schema, whatever
   * its quotes, and not by its alias. Empty where none is named.
   */
  String tableAfter(String... keywords) {
    for (var keyword : keywords) {
      int at = indexOf(keyword, verb);
      if (at >= 0) {
        return unaliased(nameAt(at + 1));
      }
    }
    return "";
  }

  private String nameAt(int from) {
    int i = from;
    while (i < top.size() && isWord(top.get(i), BETWEEN)) {
      i++;
    }
    while (i + 2 < top.size() && top.get(i + 1).is(".")) {
      i += 2;
    }
    return i < top.size() ? top.get(i).text() : "";
  }

  /** Of {@code UPDATE u SET … FROM users AS u} the table is users. */
  private String unaliased(String name) {
    int from = indexOf("FROM", verb);
    for (int i = Math.max(from, 0) + 2; from >= 0 && i < top.size(); i++) {
      var before = top.get(i - 1).is("AS") ? top.get(i - 2) : top.get(i - 1);
      if (top.get(i).text().equalsIgnoreCase(name)
          && isName(top.get(i))
          && isName(before)
          && !before.isAny("FROM", "JOIN", "USING", "ON", "AND", "OR", "WHERE", "SET")) {
        return before.text();
      }
    }
    return name;
  }

  private static boolean isName(SqlToken token) {
    return token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.NAME;
  }

  private int indexOf(String word, int from) {
    for (int i = from; i < top.size(); i++) {
      if (top.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }
}
