package dev.gatehouse.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaDiffTest {
  @Test
  void layoutAndCommentsAreNoDifference() {
    var diff =
        SchemaDiff.of(
            "CREATE TABLE users (id INTEGER, name TEXT);",
            "-- dumped today\ncreate table \"users\" (\n  id INTEGER, name TEXT\n);\nSET x = 1;");

    assertTrue(diff.isEmpty(), diff.asText());
    assertEquals("No difference\n", diff.asText());
  }

  @Test
  void whatChangedIsNamedByObjectAndColumn() {
    var diff =
        SchemaDiff.of(
            """
            CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, old TEXT, UNIQUE (name, id));
            CREATE INDEX gone ON users(name);
            CREATE VIEW names AS SELECT name FROM users;
            """,
            """
            CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, mail TEXT DEFAULT ',');
            CREATE TABLE IF NOT EXISTS audit (id INTEGER);
            CREATE VIEW names AS SELECT name, id FROM users;
            """);

    assertEquals(List.of("table audit"), diff.added());
    assertEquals(List.of("index gone"), diff.removed());
    assertEquals(
        List.of(
            "table users: UNIQUE(name, id) removed",
            "table users: column mail added",
            "table users: column name changed",
            "table users: column old removed",
            "view names"),
        diff.changed().stream().sorted().toList());
    assertTrue(diff.asText().startsWith("+ table audit\n- index gone\n~ table users"));
    assertEquals(
        """
        index gone
          - create index gone on users ( name )
        table audit
          + id integer
        table users
          - unique ( name , id )
          - name text
          - old text
          + mail text default ','
          + name text not null
        view names
          - create view names as select name from users
          + create view names as select name , id from users
        """,
        String.join("\n", diff.statements()) + "\n");
  }

  @Test
  void constraintsOfAPostgresDumpAreNamed() {
    var diff =
        SchemaDiff.of(
            "CREATE TABLE public.a (id integer); ALTER TABLE ONLY public.a OWNER TO x;",
            "CREATE TABLE public.a (id integer);"
                + "ALTER TABLE ONLY public.a ADD CONSTRAINT a_pk PRIMARY KEY (id);");

    assertEquals(List.of("constraint a_pk of public.a"), diff.added());
    assertEquals(List.of(), diff.removed());
  }

  @Test
  void whatIsNoSqlIsComparedAllTheSame() {
    assertTrue(SchemaDiff.of("{\"tables\": 1}", "{\"tables\":  1}").isEmpty());
    assertEquals(1, SchemaDiff.of("{\"tables\": 1}", "{\"tables\": 2}").added().size());
  }

  @Test
  void anExpressionThatAServerWordsAnewIsTheSameAndAnotherOneIsNot() {
    var made =
        "CREATE TABLE t (kind varchar(9) CHECK (((kind)::text = ANY ((ARRAY['a'::character"
            + " varying, 'b'::character varying])::text[]))));\n";
    var restored =
        "CREATE TABLE t (kind varchar(9) CHECK (((kind)::text = ANY (ARRAY[('a'::character"
            + " varying)::text, ('b'::character varying)::text]))));\n";
    assertTrue(SchemaDiff.of(made, restored).isEmpty());
    assertFalse(SchemaDiff.of(made, restored.replace("'b'", "'c'")).isEmpty());
    assertFalse(SchemaDiff.of(made, restored.replace("varchar(9)", "varchar(8)")).isEmpty());
  }
}
