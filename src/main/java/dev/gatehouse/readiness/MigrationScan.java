package dev.gatehouse.readiness;

import dev.gatehouse.schema.ProtectedTables;
import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlToken;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Reads a migration's SQL for what could harm prod or fail the second time it runs. It reads, it
 * does not run: the proof is the rehearsal. What is in comments and strings does not count, nor
 * what a trigger or a function will do one day; text that is run at once does.
 */
public final class MigrationScan {
  /** The kind of a finding that says: this is not understood, a person has to look. */
  static final String UNREAD = "unread";

  private static final Set<String> BLOCK_VERBS =
      Set.of(
          "ALTER",
          "COPY",
          "CREATE",
          "DELETE",
          "DROP",
          "EXECUTE",
          "GRANT",
          "INSERT",
          "MERGE",
          "REVOKE",
          "TRUNCATE",
          "UPDATE",
          "WITH");
  private static final int DEEPEST = 8;

  private final StatementScan scan;

  MigrationScan(Findings findings, String path, List<String> protectedTables) {
    this.scan = new StatementScan(findings, path, protectedTables);
  }

  /**
   * The findings in a migration's text, in order of their lines.
   *
   * @param path of the migration, relative to the checkout
   * @param protectedTables tables that keep every row and value; empty stands for those whose names
   *     speak of people and settings, see {@link ProtectedTables}
   */
  public static List<Finding> scan(String path, String sql, List<String> protectedTables) {
    var findings = new Findings();
    new MigrationScan(findings, path, List.copyOf(protectedTables)).text(sql, line -> line);
    return findings.all();
  }

  /**
   * Scans SQL that stands somewhere in a file.
   *
   * @param lines from a line of the text, counted from 1, to the file's
   */
  void text(String sql, IntUnaryOperator lines) {
    text(sql, lines, 0);
  }

  private void text(String sql, IntUnaryOperator lines, int depth) {
    for (var statement : SqlPieces.of(sql)) {
      statement(statement, lines, depth);
    }
  }

  private void statement(SqlStatement statement, IntUnaryOperator lines, int depth) {
    int line = lines.applyAsInt(statement.line());
    var first = statement.tokens().getFirst();
    if (first.isAny("\\", ".")) {
      client(statement, line);
      return;
    }
    if (first.is("DO")) {
      // PostgreSQL runs the text of an anonymous block at once.
      for (var token : statement.tokens()) {
        if (token.kind() == SqlToken.Kind.STRING) {
          block(token.text(), inside(token, lines), depth + 1);
        }
      }
      return;
    }
    var words = new SqlWords(statement);
    for (var named : words.named()) {
      if (depth < DEEPEST) {
        statement(part(named), lines, depth + 1);
      }
    }
    if (Set.of("EXEC", "EXECUTE", "PREPARE").contains(words.verb())) {
      dynamic(statement, lines, depth, false);
    } else {
      scan.judge(words, line);
    }
  }

  private void block(String body, IntUnaryOperator lines, int depth) {
    for (var statement : SqlPieces.of(body)) {
      // DECLARE, BEGIN, IF … THEN and the like may stand before what is done.
      var tokens = statement.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        boolean first = i == 0 || tokens.get(i - 1).isAny("BEGIN", "THEN", "ELSE", "LOOP", "IN");
        if (first && SqlWords.isWord(tokens.get(i), BLOCK_VERBS)) {
          if (tokens.get(i).is("EXECUTE")) {
            dynamic(part(tokens.subList(i, tokens.size())), lines, depth, true);
          } else {
            statement(part(tokens.subList(condition(tokens, i), tokens.size())), lines, depth);
          }
          break;
        }
      }
    }
  }

  /** Where the IF stands on which the word there depends; the word itself where there is none. */
  private static int condition(List<SqlToken> tokens, int at) {
    if (at > 0 && tokens.get(at - 1).is("THEN")) {
      for (int i = at - 1; i >= 0; i--) {
        if (tokens.get(i).is("IF")) {
          return i;
        }
      }
    }
    return at;
  }

  /** SQL that is run out of a string: what of it is literal is read, the rest is said. */
  private void dynamic(SqlStatement statement, IntUnaryOperator lines, int depth, boolean inBlock) {
    var tokens = statement.tokens();
    if (tokens.size() > 3 && tokens.get(0).is("PREPARE") && tokens.get(2).is("AS")) {
      statement(part(tokens.subList(3, tokens.size())), lines, depth + 1);
      return;
    }
    boolean literal = false;
    for (var token : tokens) {
      if (token.kind() == SqlToken.Kind.STRING && depth < DEEPEST) {
        literal = true;
        text(token.text(), inside(token, lines), depth + 1);
      }
    }
    // Outside of a block a name alone is a procedure, or what PREPARE has named.
    boolean ofText =
        inBlock || (tokens.size() > 1 && tokens.get(1).isAny("(", "IMMEDIATE", "sp_executesql"));
    boolean computed =
        tokens.stream().anyMatch(token -> token.isAny("|", "+", "FORMAT", "CONCAT", "REPLACE"));
    if (ofText && (computed || !literal)) {
      scan.add(
          UNREAD,
          lines.applyAsInt(statement.line()),
          statement.brief(),
          "it runs text that is put together when it runs, which cannot be read: look at it",
          false);
    }
  }

  /** A line such as {@code \i other.sql}, which speaks to the client. */
  private void client(SqlStatement statement, int line) {
    var tokens = statement.tokens();
    if (tokens.size() > 1
        && tokens.get(1).isAny("i", "ir", "include", "include_relative", "read")) {
      scan.add(
          UNREAD,
          line,
          statement.brief(),
          "it takes in another file, which is not read here: look at it",
          false);
    }
  }

  private static SqlStatement part(List<SqlToken> tokens) {
    return new SqlStatement("", tokens.getFirst().line(), tokens);
  }

  private static IntUnaryOperator inside(SqlToken token, IntUnaryOperator lines) {
    return line -> lines.applyAsInt(token.line() + line - 1);
  }
}
