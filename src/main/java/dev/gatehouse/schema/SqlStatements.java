package dev.gatehouse.schema;

import dev.gatehouse.schema.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits an SQL file into its statements, as SQLite and PostgreSQL read it: strings, quoted names,
 * dollar quotes and comments hide semicolons, and so does the body of a trigger or function. It
 * never fails: what is not SQL comes out as statements that a database will refuse.
 */
public final class SqlStatements {
  private final String sql;
  private final boolean nestedComments;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int start;
  private int end;
  private int depth;

  private SqlStatements(String sql, boolean nestedComments) {
    this.sql = sql;
    this.nestedComments = nestedComments;
  }

  /**
   * The statements in file order. Block comments end at the first mark, as in SQLite: where a
   * nested comment would hide something, it is seen.
   */
  public static List<SqlStatement> of(String sql) {
    return new SqlStatements(sql, false).split();
  }

  /** The same with block comments that nest, as PostgreSQL reads them. */
  public static List<SqlStatement> ofPostgres(String sql) {
    return new SqlStatements(sql, true).split();
  }

  private List<SqlStatement> split() {
    if (sql.startsWith("\uFEFF")) {
      at = 1;
    }
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        advance(at + 1);
      } else if (sql.startsWith("--", at)) {
        int newline = sql.indexOf('\n', at);
        advance(newline < 0 ? sql.length() : newline);
      } else if (sql.startsWith("/*", at)) {
        advance(endOfComment());
      } else if (c == ';' && depth == 0) {
        finish();
        advance(at + 1);
      } else {
        token(c);
      }
    }
    finish();
    return List.copyOf(statements);
  }

  private void token(char c) {
    if (c == '\'') {
      quoted(Kind.STRING, at, '\'', false);
    } else if ((c == 'e' || c == 'E') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
      quoted(Kind.STRING, at + 1, '\'', true);
    } else if (c == '"' || c == '`') {
      quoted(Kind.NAME, at, c, false);
    } else if (c == '[' && bracketEnd() > 0) {
      int close = bracketEnd();
      add(Kind.NAME, sql.substring(at + 1, close), close + 1);
    } else if (c == '$' && dollarTag() > 0) {
      int body = dollarTag();
      var tag = sql.substring(at, body);
      int close = sql.indexOf(tag, body);
      int stop = close < 0 ? sql.length() : close;
      add(Kind.STRING, sql.substring(body, stop), close < 0 ? stop : stop + tag.length());
    } else if (isWordPart(c)) {
      int stop = at + 1;
      while (stop < sql.length() && isWordPart(sql.charAt(stop))) {
        stop++;
      }
      add(Kind.WORD, sql.substring(at, stop), stop);
      followBody();
    } else {
      add(Kind.SYMBOL, String.valueOf(c), at + 1);
    }
  }

  private void quoted(Kind kind, int open, char quote, boolean backslashes) {
    var text = new StringBuilder();
    int i = open + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (backslashes && c == '\\' && i + 1 < sql.length()) {
        text.append(sql.charAt(i + 1));
        i += 2;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          text.append(quote);
          i += 2;
        } else {
          i++;
          break;
        }
      } else {
        text.append(c);
        i++;
      }
    }
    add(kind, text.toString(), i);
  }

  /**
   * Where a name in brackets ends, or -1: in PostgreSQL brackets are arrays, so what holds a quote
   * or a semicolon, or follows a word directly, is none.
   */
  private int bracketEnd() {
    if (at > 0 && isWordPart(sql.charAt(at - 1))) {
      return -1;
    }
    for (int i = at + 1; i < sql.length(); i++) {
      switch (sql.charAt(i)) {
        case ']' -> {
          return i == at + 1 ? -1 : i;
        }
        case '\n', '\'', '"', ';', '[' -> {
          return -1;
        }
        default -> {}
      }
    }
    return -1;
  }

  /** Where the body behind a dollar quote's opening tag begins, or -1. */
  private int dollarTag() {
    int i = at + 1;
    if (i < sql.length() && Character.isDigit(sql.charAt(i))) {
      return -1;
    }
    while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
      i++;
    }
    return i < sql.length() && sql.charAt(i) == '$' ? i + 1 : -1;
  }

  private int endOfComment() {
    int open = 1;
    int i = at + 2;
    while (i < sql.length() && open > 0) {
      if (sql.startsWith("*/", i)) {
        open--;
        i += 2;
      } else if (nestedComments && sql.startsWith("/*", i)) {
        open++;
        i += 2;
      } else {
        i++;
      }
    }
    return i;
  }

  /** Counts BEGIN, CASE and END inside the body of a trigger, function or procedure. */
  private void followBody() {
    var word = tokens.getLast();
    if (depth == 0 && word.is("BEGIN") && hasBody()) {
      depth = 1;
    } else if (depth > 0 && word.is("CASE")) {
      depth++;
    } else if (depth > 0 && word.is("END")) {
      depth--;
    }
  }

  private boolean hasBody() {
    return tokens.getFirst().is("CREATE")
        && tokens.stream().limit(5).anyMatch(t -> t.isAny("TRIGGER", "FUNCTION", "PROCEDURE"));
  }

  private void add(Kind kind, String text, int stop) {
    if (tokens.isEmpty()) {
      start = at;
    }
    tokens.add(new SqlToken(kind, text, line));
    advance(stop);
    end = at;
  }

  private void finish() {
    if (!tokens.isEmpty()) {
      statements.add(new SqlStatement(sql.substring(start, end), tokens.getFirst().line(), tokens));
      tokens.clear();
    }
    depth = 0;
  }

  private void advance(int to) {
    for (int i = at; i < to; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
      }
    }
    at = to;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c == '#';
  }
}
