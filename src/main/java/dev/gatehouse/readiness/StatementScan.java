package dev.gatehouse.readiness;

import dev.gatehouse.schema.ProtectedTables;
import dev.gatehouse.schema.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges one SQL statement that a migration runs. */
final class StatementScan {
  static final String TWICE = "it fails when the migration runs a second time";
  static final String REMOVES = "it removes what prod has";
  static final String RETYPES =
      "it changes a column's type: a value that does not fit is lost, or stops it";
  static final String WANTS_VALUES = "it stops at the first row of prod that has no value there";

  /** Within these many words of a CREATE its guard stands; further on it is the body's. */
  private static final int HEAD = 9;

  private final Findings findings;
  private final String path;
  private final List<String> protectedTables;

  StatementScan(Findings findings, String path, List<String> protectedTables) {
    this.findings = findings;
    this.path = path;
    this.protectedTables = protectedTables;
  }

  void judge(SqlWords words, int line) {
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
      case "MERGE" -> merge(words, line);
      case "COPY" -> copy(words, line);
      case "RENAME" -> add("not-repeatable", line, words, "RENAME: " + TWICE, false);
      case "GRANT", "REVOKE" -> access(words, line, false);
      case "ATTACH" ->
          add("attach", line, words, "it reaches another database than the one it runs on", false);
      default -> {}
    }
  }

  private void drop(SqlWords words, int line) {
    if (words.second("TEMP", "TEMPORARY")) {
      return;
    }
    if (words.second("USER", "ROLE", "LOGIN")) {
      access(words, line, true);
    } else if (words.second(
        "TABLE",
        "SCHEMA",
        "DATABASE",
        "COLUMN",
        "SEQUENCE",
        "TYPE",
        "DOMAIN",
        "MATERIALIZED",
        "OWNED")) {
      add("drop", line, words, REMOVES, true);
    } else if (words.has("CASCADE")) {
      add("drop-cascade", line, words, "CASCADE also removes what depends on it", false);
    } else if (!words.hasSequence("IF", "EXISTS") && !words.isConditional()) {
      add("not-repeatable", line, words, "DROP without IF EXISTS: " + TWICE, false);
    }
  }

  private void create(SqlWords words, int line) {
    boolean replaces = words.beginsWith(HEAD, "OR", "REPLACE");
    if (replaces && words.beginsWith(HEAD, "REPLACE", "TABLE")) {
      add(
          "drop",
          line,
          words,
          "it puts an empty table in the place of the one that is there",
          true);
      return;
    }
    boolean guarded =
        replaces
            || words.isConditional()
            || words.beginsWith(HEAD, "OR", "ALTER")
            || words.beginsWith(HEAD, "IF", "NOT", "EXISTS");
    if (!guarded && !words.second("TEMP", "TEMPORARY")) {
      add("unguarded-create", line, words, "CREATE without IF NOT EXISTS: " + TWICE, false);
    }
  }

  private void alter(SqlWords words, int line) {
    if (words.second("USER", "ROLE", "LOGIN")) {
      access(words, line, false);
      return;
    }
    // One finding of a kind is enough for a statement that does the same to several columns.
    Set<String> said = new HashSet<>();
    boolean first = true;
    for (var part : words.parts()) {
      alterPart(words, first ? part.subList(1, part.size()) : part, line, said);
      first = false;
    }
  }

  private void alterPart(SqlWords words, List<SqlToken> part, int line, Set<String> said) {
    if (has(part, "DROP")) {
      boolean harmless =
          has(part, "DROP", "NOT")
              || has(part, "DROP", "DEFAULT")
              || has(part, "DROP", "EXPRESSION")
              || has(part, "DROP", "IDENTITY");
      if (!harmless && said.add("alter-drop")) {
        add("alter-drop", line, words, REMOVES, true);
      }
    } else if (has(part, "RENAME")) {
      if (said.add("rename")) {
        add("not-repeatable", line, words, "RENAME: " + TWICE, false);
      }
    } else if (has(part, "SET", "NOT", "NULL")) {
      if (said.add("alter-not-null")) {
        add("alter-not-null", line, words, WANTS_VALUES, false);
      }
    } else if (retypes(part)) {
      if (said.add("alter-type")) {
        add("alter-type", line, words, RETYPES, false);
      }
    } else if (has(part, "ADD")
        && !has(part, "IF", "NOT", "EXISTS")
        && !words.isConditional()
        && said.add("add")) {
      add("not-repeatable", line, words, "ADD without IF NOT EXISTS: " + TWICE, false);
    }
  }

  /** PostgreSQL says TYPE, MySQL MODIFY or CHANGE, SQL Server just the new type. */
  private static boolean retypes(List<SqlToken> part) {
    if (has(part, "MODIFY") || has(part, "CHANGE")) {
      return true;
    }
    for (int i = 0; i < part.size(); i++) {
      if (part.get(i).is("ALTER")) {
        boolean column = i + 1 < part.size() && part.get(i + 1).is("COLUMN");
        int what = i + (column ? 3 : 2);
        return has(part.subList(i, part.size()), "TYPE")
            || (column && what < part.size() && !part.get(what).isAny("SET", "ADD", "RESTART"));
      }
    }
    return false;
  }

  private static boolean has(List<SqlToken> part, String... words) {
    return SqlWords.hasSequence(part, words);
  }

  private void update(SqlWords words, int line) {
    var table = words.tableAfter("UPDATE");
    if (isProtected(table)) {
      add("protected", line, words, "it changes rows of the protected table " + table, true);
    } else if (!words.isLimited()) {
      add("update-all", line, words, "UPDATE without WHERE changes every row", false);
    }
  }

  private void delete(SqlWords words, int line) {
    // Two ways of writing name the table behind DELETE itself.
    var table = words.second("FROM") ? words.tableAfter("FROM") : words.tableAfter("DELETE");
    if (isProtected(table)) {
      add("protected", line, words, "it removes rows of the protected table " + table, true);
    } else if (!words.isLimited()) {
      add("delete-all", line, words, "DELETE without WHERE removes every row", true);
    }
  }

  private void insert(SqlWords words, int line) {
    var table = words.tableAfter("INTO", "INSERT", "REPLACE");
    boolean replaces =
        words.verb().equals("REPLACE")
            || words.hasSequence("OR", "REPLACE")
            || words.hasSequence("DO", "UPDATE")
            || words.hasSequence("DUPLICATE", "KEY", "UPDATE");
    boolean guarded =
        words.second("IGNORE")
            || words.isConditional()
            || words.hasSequence("OR", "IGNORE")
            || words.hasSequence("DO", "NOTHING")
            || words.hasSequence("NOT", "EXISTS");
    if (isProtected(table) && replaces) {
      add("protected", line, words, "it may replace rows of the protected table " + table, true);
    } else if (isProtected(table) && !guarded) {
      add("protected", line, words, addsTo(table), false);
    }
  }

  private void merge(SqlWords words, int line) {
    var table = words.tableAfter("INTO", "MERGE");
    boolean removes = words.hasSequence("THEN", "DELETE");
    boolean changes = removes || words.hasSequence("THEN", "UPDATE");
    if (isProtected(table)) {
      add(
          "protected",
          line,
          words,
          changes ? "it changes rows of the protected table " + table : addsTo(table),
          changes);
    } else if (removes) {
      add("merge-delete", line, words, "MERGE removes the rows that match", false);
    }
  }

  private void copy(SqlWords words, int line) {
    var table = words.tableAfter("COPY");
    if (words.has("FROM") && isProtected(table)) {
      add("protected", line, words, addsTo(table), false);
    }
  }

  private void access(SqlWords words, int line, boolean removes) {
    add("access", line, words, "it changes who may do what in prod's database", removes);
  }

  static String addsTo(String table) {
    return "it adds rows to the protected table " + table;
  }

  boolean isProtected(String table) {
    return ProtectedTables.covers(protectedTables, table);
  }

  private void add(String kind, int line, SqlWords words, String why, boolean needsMandate) {
    add(kind, line, words.statement().brief(), why, needsMandate);
  }

  void add(String kind, int line, String text, String why, boolean needsMandate) {
    findings.add(kind, path, line, text, 0, why, needsMandate);
  }
}
