package dev.gatehouse.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One table, index, view, trigger and so on of a dump.
 *
 * @param normalised its statement without layout
 * @param parts of a table, its columns and constraints by what to call them; else empty
 */
record SchemaObject(String normalised, Map<String, String> parts) {
  private static final List<String> KINDS =
      List.of(
          "TABLE",
          "INDEX",
          "VIEW",
          "TRIGGER",
          "SEQUENCE",
          "TYPE",
          "DOMAIN",
          "FUNCTION",
          "PROCEDURE",
          "SCHEMA",
          "EXTENSION",
          "POLICY",
          "RULE");

  /** The objects of a dump by kind and name; data and settings of the session are left out. */
  static Map<String, SchemaObject> in(String dump) {
    var objects = new TreeMap<String, SchemaObject>();
    for (var statement : SqlStatements.of(dump)) {
      if (!isNoSchema(statement)) {
        var object = new SchemaObject(statement.normalised(), parts(statement));
        objects.merge(
            name(statement),
            object,
            (one, other) -> new SchemaObject(one.normalised + ";" + other.normalised, one.parts));
      }
    }
    return objects;
  }

  /** The object in lines: a table's columns and constraints, else its statement. */
  List<String> lines() {
    return parts.isEmpty() ? List.of(normalised) : List.copyOf(parts.values());
  }

  private static boolean isNoSchema(SqlStatement statement) {
    var last = statement.tokens();
    return statement.tokens().getFirst().isAny("SET", "SELECT", "INSERT", "BEGIN", "COMMIT")
        || statement.startsWith("PRAGMA", "foreign_keys")
        || last.stream().anyMatch(token -> token.is("OWNER"))
            && statement.tokens().getFirst().is("ALTER");
  }

  private static String name(SqlStatement statement) {
    var tokens = statement.tokens();
    if (statement.startsWith("PRAGMA") && tokens.size() > 1) {
      return tokens.get(1).text();
    }
    if (statement.startsWith("ALTER", "TABLE")) {
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).is("CONSTRAINT")) {
          int table = tokens.get(2).is("ONLY") ? 3 : 2;
          return "constraint %s of %s".formatted(tokens.get(i + 1).text(), dotted(tokens, table));
        }
      }
    }
    if (statement.startsWith("CREATE")) {
      for (int i = 1; i + 1 < Math.min(tokens.size(), 6); i++) {
        if (KINDS.stream().anyMatch(tokens.get(i)::is)) {
          int at = i + 1;
          while (at + 1 < tokens.size()
              && tokens.get(at).isAny("IF", "NOT", "EXISTS", "CONCURRENTLY", "ONLY")) {
            at++;
          }
          return tokens.get(i).text().toLowerCase(Locale.ROOT) + " " + dotted(tokens, at);
        }
      }
    }
    return statement.brief();
  }

  private static String dotted(List<SqlToken> tokens, int at) {
    var name = new StringBuilder(tokens.get(at).text());
    for (int i = at + 1; i + 1 < tokens.size() && tokens.get(i).is("."); i += 2) {
      name.append('.').append(tokens.get(i + 1).text());
    }
    return name.toString();
  }

  private static Map<String, String> parts(SqlStatement statement) {
    var parts = new TreeMap<String, String>();
    var tokens = statement.tokens();
    boolean isTable =
        statement.startsWith("CREATE")
            && tokens.stream().limit(4).anyMatch(token -> token.is("TABLE"));
    if (!isTable) {
      return parts;
    }
    int depth = 0;
    var part = new ArrayList<SqlToken>();
    for (var token : tokens) {
      if (token.is("(") && depth++ == 0) {
        continue;
      }
      if (token.is(")") && --depth == 0) {
        put(part, parts);
      } else if (token.is(",") && depth == 1) {
        put(part, parts);
      } else if (depth > 0) {
        part.add(token);
      }
    }
    return parts;
  }

  private static void put(List<SqlToken> tokens, Map<String, String> parts) {
    if (!tokens.isEmpty()) {
      var part = new SqlStatement("", 0, tokens);
      var first = tokens.getFirst();
      boolean constraint =
          first.isAny("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE");
      parts.put(constraint ? part.brief() : "column " + first.text(), part.normalised());
      tokens.clear();
    }
  }
}
