package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlembicScanTest {
  private static List<Finding> scan(String python) {
    var findings = new Findings();
    new AlembicScan(findings, "alembic/versions/3_more.py", List.of()).scan(python);
    return findings.all();
  }

  private static List<String> kinds(List<Finding> found) {
    return found.stream().map(each -> each.line() + " " + each.kind()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "drop|true|op.drop_table('items')",
        "alter-drop|true|op.drop_column('items', 'a')",
        "alter-drop|true|op.drop_constraint('c', 'items', type_='unique')",
        "not-repeatable|false|op.drop_index('i', table_name='items')",
        "unguarded-create|false|op.create_table('items', sa.Column('id', sa.Integer()))",
        "not-repeatable|false|op.rename_table('a', 'b')",
        "alter-type|false|op.alter_column('items', 'a', type_=sa.Text())",
        "alter-not-null|false|op.alter_column('items', 'a', nullable=False)",
        "not-repeatable|false|op.alter_column('items', 'a', new_column_name='b')",
        "protected|false|op.bulk_insert(accounts, [{'a': 1}])",
        "drop|true|op.execute('DROP TABLE items')",
        "delete-all|true|op.get_bind().execute(sa.text(\"DELETE FROM items\"))",
        "update-all|false|op.execute(\"UPDATE items \" 'SET a = 1')",
        "protected|true|op.execute(r'UPDATE users SET a = 1 WHERE b')",
        "unread|false|op.execute(statement)",
        "unread|false|op.execute(items.delete())",
        "unread|false|op.execute(open('a.sql').read())"
      })
  void whatCouldHarmProdIsFound(String kind, boolean mandate, String call) {
    var found = scan("def upgrade():\n    # first\n    " + call + "\n");

    assertEquals(List.of("3 " + kind), kinds(found), found.toString());
    assertEquals(mandate, found.getFirst().needsMandate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pass",
        "op.create_table('items', sa.Column('id'), if_not_exists=True)",
        "op.drop_index('i', if_exists=True)",
        "op.add_column('items', sa.Column('a', sa.Text()))",
        "op.alter_column('items', 'a', nullable=True)",
        "op.bulk_insert(items, [])",
        "op.execute('UPDATE items SET a = 1 WHERE b')",
        "op.execute(sa.text('UPDATE items SET a = :a WHERE b').bindparams(a=value))",
        "rows = op.get_bind().execute(sa.select(items.c.id))",
        "# op.drop_table('items')",
        "log('op.drop_table()')"
      })
  void whatIsHarmlessIsNotFound(String call) {
    assertEquals(List.of(), scan("def upgrade():\n    " + call + "\n"));
  }

  @Test
  void theWayBackIsNoPartOfAnUpgrade() {
    var found =
        scan(
            """
            '''Drop nothing: op.drop_table("x")'''
            down_revision = "2"

            def upgrade() -> None:
                with op.batch_alter_table("items") as batch_op:
                    batch_op.drop_column("a")

                clean(op)

            def clean(op):
                op.execute(FORGET)

            FORGET = "TRUNCATE items"

            def downgrade():
                op.drop_table("items")
            """);

    assertEquals(List.of("6 alter-drop", "13 truncate"), kinds(found), found.toString());
    assertEquals("batch_op.drop_column(\"a\")", found.getFirst().excerpt());
  }

  @Test
  void aStringsLinesAreTheFilesLines() {
    var found =
        scan(
            """
            def upgrade():
                op.execute(\"""
                    SELECT 1;
                    -- a comment
                    DROP TABLE a;
                \""")
                op.execute("SELECT 1;\\nDROP TABLE b")
                op.execute(
                    "DELETE "
                    "FROM c"
                )
            """);

    assertEquals(List.of("5 drop", "7 drop", "9 delete-all"), kinds(found), found.toString());
  }

  @Test
  void aTextWithComputedPartsIsReadAsFarAsItGoesAndSaid() {
    var found = scan("def upgrade():\n    op.execute(f\"DROP TABLE {name}\")\n");

    assertEquals(List.of("2 drop", "2 unread"), kinds(found));
    assertEquals(
        List.of("2 update-all", "2 unread"),
        kinds(scan("def upgrade():\n    op.execute('UPDATE {} SET a = 1'.format(name))\n")));
  }

  @Test
  void aTableIsKnownByTheNameThatItWasMadeWith() {
    var found =
        scan(
            """
            people = sa.table("users", sa.column("name"))
            def upgrade():
                op.bulk_insert(people, [{"name": "c4n4ry", "password": "c4n4ry"}])
            """);

    assertEquals(List.of("3 protected"), kinds(found));
    assertEquals("it adds rows to the protected table users", found.getFirst().why());
    assertFalse(found.toString().contains("c4n4ry"));
  }

  @Test
  void whatOnlyTheWayBackDoesIsNoEdit() {
    var before = "down_revision = 1\ndef upgrade():\n    a()\n";

    var same = "# why\n" + before + "def downgrade():\n    op.drop_table('x')\n";
    assertEquals(AlembicScan.signature(before), AlembicScan.signature(same));
    assertNotEquals(
        AlembicScan.signature(before), AlembicScan.signature(before.replace("a()", "b()")));
  }

  @Test
  void whatIsNoPythonIsReadToItsEnd() {
    for (var piece :
        List.of("(", "'", "\"\"\"", "f'{", "def ", "a = a + ", "\\", "op.execute(", "x = '''\n")) {
      scan(piece.repeat(20_000));
      scan("def upgrade():\n " + piece.repeat(20_000));
    }
    var names = new StringBuilder("a0 = 'x'\n");
    for (int i = 1; i < 200; i++) {
      names.append("a%d = a%d + a%d + a%d\n".formatted(i, i - 1, i - 1, i - 1));
    }
    assertEquals(List.of("202 unread"), kinds(scan(names + "\ndef upgrade(): op.execute(a199)\n")));
  }
}
