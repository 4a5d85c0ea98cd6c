package dev.gatehouse.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlStatementsTest {
  @Test
  void semicolonsInStringsNamesAndCommentsEndNothing() {
    var statements =
        SqlStatements.of(
            """
            -- first; not yet
            INSERT INTO "a;b" VALUES ('it''s; fine', E'\\';', $$x;y$$, $tag$ ; $$ $tag$);
            /* ; */ SELECT [c;d
            ], `e;f`;
            """);

    assertEquals(2, statements.size() - 1, statements.toString());
    assertEquals(2, statements.get(0).line());
    assertTrue(statements.get(0).startsWith("INSERT", "INTO"));
  }

  @Test
  void aTriggersBodyBelongsToItsStatement() {
    var statements =
        SqlStatements.of(
            """
            CREATE TRIGGER t AFTER UPDATE ON users BEGIN
              SELECT CASE WHEN new.a THEN RAISE(ABORT, 'no;') END;
              UPDATE log SET n = n + 1;
            END;
            SELECT 1;
            """);

    assertEquals(2, statements.size());
    assertEquals(5, statements.get(1).line());
    assertTrue(statements.get(0).text().endsWith("END"));
  }

  @Test
  void aTransactionIsNotTakenForABody() {
    assertEquals(
        List.of("BEGIN", "DELETE FROM a", "COMMIT"),
        SqlStatements.of("BEGIN; DELETE FROM a; COMMIT;").stream()
            .map(SqlStatement::text)
            .toList());
  }

  @Test
  void arraysAreNoQuotedNames() {
    assertEquals(2, SqlStatements.of("SELECT ARRAY['a]', 'b;'], x[1]; SELECT 2").size());
  }

  @Test
  void onlyPostgresNestsComments() {
    var sql = "/* a /* b */ DROP TABLE users; -- */ SELECT 1";

    assertEquals(1, SqlStatements.of(sql).size());
    assertTrue(SqlStatements.of(sql).getFirst().startsWith("DROP"));
    assertEquals("SELECT 1", SqlStatements.ofPostgres(sql).getFirst().text());
  }

  @Test
  void literalsDoNotShowInTheBriefForm() {
    var brief =
        SqlStatements.of("INSERT INTO users(name, hash) VALUES ('ada', 'pa$$word')")
            .getFirst()
            .brief();

    assertEquals("INSERT INTO users(name, hash) VALUES('…', '…')", brief);
  }

  /** Whatever stands between them, statements come out as they were put in, with their lines. */
  @Test
  void statementsSurviveAnythingThatSeparatesThem() {
    var pieces =
        List.of(
            "SELECT ';'",
            "UPDATE t SET a = 'x''; --' WHERE b = \"c;\"",
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; SELECT 1; END",
            "SELECT $q$ ;\n; $q$",
            "INSERT INTO t VALUES (E'\\';', x'00')",
            "DROP TABLE a");
    var gaps = List.of(";", ";\n", " ;; ", ";/* ; ' */", "; -- it's; \"\n", ";\r\n\t");
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var sql = new StringBuilder();
      var expected = new ArrayList<String>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        var piece = pieces.get(random.nextInt(pieces.size()));
        long line = sql.chars().filter(c -> c == '\n').count() + 1;
        expected.add(line + " " + piece);
        sql.append(piece).append(gaps.get(random.nextInt(gaps.size())));
      }

      assertEquals(
          expected,
          SqlStatements.of(sql.toString()).stream().map(s -> s.line() + " " + s.text()).toList(),
          "seed " + seed);
    }
  }
}
