package dev.gatehouse.readiness;

import dev.gatehouse.schema.ProtectedTables;
import dev.gatehouse.schema.SqlStatement;
import dev.gatehouse.schema.SqlStatements;
import dev.gatehouse.schema.SqlToken;
import java.util.List;
import java.util.Locale;

/**
 * Reads a migration for what could harm prod or fail the second time it runs. It reads, it does not
 * run: the proof is the rehearsal. What is in comments and strings does not count, nor what a
 * trigger will do one day.
 */
public final class MigrationScan {
  private static final String TWICE = "it fails when the migration runs a second time";

  private final String path;
  private final List<String> protectedTables;
  private final Findings findings = new Findings();

  private MigrationScan(String path, List<String> protectedTables) {
    this.path = path;
    this.protectedTables = protectedTables;
  }

  /**
   * The findings in a migration's text, in order of their lines.
   *
   * @param path of the migration, relative to the checkout
   * @param protectedTables tables that keep every row and value; empty stands for those whose names
   *     speak of people and settings, see {@link ProtectedTables}
   */
  public static List<Finding> scan(String path, String sql, List<String> protectedTables) {
    var scan = new MigrationScan(path, List.copyOf(protectedTables));
    scan.statements(sql, 0);
    return scan.findings.all();
  }

  private void statements(String sql, int linesBefore) {
    for (var statement : SqlStatements.of(sql)) {
      statement(new Words(statement), statement.line() + linesBefore);
      if (statement.startsWith("DO")) {
        // PostgreSQL runs the text of an anonymous block at once.
        for (var token : statement.tokens()) {
          if (token.kind() == SqlToken.Kind.STRING) {
            block(token.text(), token.line() + linesBefore - 1);
          }
        }
      }
    }
  }

  private void block(String body, int linesBefore) {
    for (var statement : SqlStatements.of(body)) {
      // DECLARE, BEGIN, IF … THEN and the like may stand before what is done.
      int line = statement.line() + linesBefore;
      for (int i = 0; i < statement.tokens().size(); i++) {
        var token = statement.tokens().get(i);
        boolean first =
            i == 0 || statement.tokens().get(i - 1).isAny("BEGIN", "THEN", "ELSE", "LOOP");
        if (first
            && token.isAny("DROP", "TRUNCATE", "CREATE", "ALTER", "UPDATE", "DELETE", "INSERT")) {
          var rest = statement.tokens().subList(i, statement.tokens().size());
          statement(new Words(new SqlStatement(statement.text(), statement.line(), rest)), line);
          break;
        }
      }
    }
  }

  private void statement(Words words, int line) {
    if (words.has("PRAGMA") && words.has("writable_schema")) {
      add("schema-edit", line, words, "it edits the schema's own table", true);
    }
    switch (words.verb()) {
      case "DROP" -> drop(words, line);
      case "TRUNCATE" -> add("truncate", line, words, "it removes every row", true);
      case "CREATE" -> create(words, line);
      case "ALTER" -> alter(words, line);
      case "UPDATE" -> update(words, line);
      case "DELETE" -> delete(words, line);
      case "INSERT", "REPLACE" -> insert(words, line);
      default -> {}
    }
  }

  private void drop(Words words, int line) {
    boolean guarded = words.hasSequence("IF", "EXISTS");
    if (words.second("TABLE", "SCHEMA", "DATABASE", "COLUMN", "SEQUENCE", "TYPE", "MATERIALIZED")) {
      add("drop", line, words, "it removes what prod has", true);
    } else if (!guarded) {
      add("not-repeatable", line, words, "DROP without IF EXISTS: " + TWICE, false);
    }
  }

  private void create(Words words, int line) {
    boolean guarded =
        words.hasSequence("IF", "NOT", "EXISTS") || words.hasSequence("OR", "REPLACE");
    boolean temporary = words.second("TEMP", "TEMPORARY");
    if (!guarded && !temporary) {
      add("unguarded-create", line, words, "CREATE without IF NOT EXISTS: " + TWICE, false);
    }
  }

  private void alter(Words words, int line) {
    if (words.has("DROP")
        && !words.hasSequence("DROP", "NOT")
        && !words.hasSequence("DROP", "DEFAULT")) {
      add("alter-drop", line, words, "it removes what prod has", true);
    } else if (words.has("RENAME")) {
      add("not-repeatable", line, words, "RENAME: " + TWICE, false);
    } else if (words.has("ADD") && !words.hasSequence("IF", "NOT", "EXISTS")) {
      add("not-repeatable", line, words, "ADD without IF NOT EXISTS: " + TWICE, false);
    }
  }

  private void update(Words words, int line) {
    var table = words.tableAfter("UPDATE");
    if (isProtected(table)) {
      add("protected", line, words, "it changes rows of the protected table " + table, true);
    } else if (!words.has("WHERE")) {
      add("update-all", line, words, "UPDATE without WHERE changes every row", false);
    }
  }

  private void delete(Words words, int line) {
    var table = words.tableAfter("FROM");
    if (isProtected(table)) {
      add("protected", line, words, "it removes rows of the protected table " + table, true);
    } else if (!words.has("WHERE")) {
      add("delete-all", line, words, "DELETE without WHERE removes every row", true);
    }
  }

  private void insert(Words words, int line) {
    var table = words.tableAfter("INTO");
    boolean replaces =
        words.verb().equals("REPLACE")
            || words.hasSequence("OR", "REPLACE")
            || words.hasSequence("DO", "UPDATE");
    boolean guarded =
        words.hasSequence("OR", "IGNORE")
            || words.hasSequence("DO", "NOTHING")
            || words.hasSequence("NOT", "EXISTS");
    if (isProtected(table) && replaces) {
      add("protected", line, words, "it may replace rows of the protected table " + table, true);
    } else if (isProtected(table) && !guarded) {
      add("protected", line, words, "it adds rows to the protected table " + table, false);
    }
  }

  private boolean isProtected(String table) {
    return ProtectedTables.covers(protectedTables, table);
  }

  private void add(String kind, int line, Words words, String why, boolean needsMandate) {
    findings.add(kind, path, line, words.statement().brief(), 0, why, needsMandate);
  }

  /** A statement's words outside of parentheses. */
  private static final class Words {
    private final SqlStatement statement;
    private final List<SqlToken> all;
    private final int verb;

    Words(SqlStatement statement) {
      this.statement = statement;
      this.all = statement.tokens();
      this.verb = findVerb();
    }

    SqlStatement statement() {
      return statement;
    }

    /** The first word, or behind EXPLAIN or WITH the one that does the work. */
    private int findVerb() {
      if (!all.getFirst().is("WITH")) {
        return 0;
      }
      int depth = 0;
      for (int i = 1; i < all.size(); i++) {
        depth += all.get(i).is("(") ? 1 : all.get(i).is(")") ? -1 : 0;
        if (depth == 0 && all.get(i).isAny("UPDATE", "DELETE", "INSERT", "REPLACE", "SELECT")) {
          return i;
        }
      }
      return 0;
    }

    String verb() {
      return all.get(verb).kind() == SqlToken.Kind.WORD
          ? all.get(verb).text().toUpperCase(Locale.ROOT)
          : "";
    }

    boolean second(String... words) {
      return all.size() > verb + 1 && all.get(verb + 1).isAny(words);
    }

    boolean has(String word) {
      return hasSequence(word);
    }

    boolean hasSequence(String... words) {
      for (int i = verb; i + words.length <= all.size(); i++) {
        int same = 0;
        while (same < words.length && all.get(i + same).is(words[same])) {
          same++;
        }
        if (same == words.length) {
          return true;
        }
      }
      return false;
    }

    /** The table named behind a keyword: without its schema, whatever its quotes. */
    String tableAfter(String keyword) {
      int i = verb;
      while (i < all.size() && !all.get(i).is(keyword)) {
        i++;
      }
      i++;
      while (i < all.size()
          && all.get(i).isAny("ONLY", "OR", "IGNORE", "REPLACE", "ABORT", "FAIL", "ROLLBACK")) {
        i++;
      }
      while (i + 2 < all.size() && all.get(i + 1).is(".")) {
        i += 2;
      }
      return i < all.size() ? all.get(i).text() : "";
    }
  }
}
