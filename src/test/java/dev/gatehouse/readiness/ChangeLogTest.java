package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Liquibase's change logs, in each of the forms that they come in. */
class ChangeLogTest {
  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
        <changeSet id="1" author="ada">
          %s
        </changeSet>
      </databaseChangeLog>
      """;

  private static List<Finding> look(String path, Optional<String> before, String ships)
      throws IOException {
    return look(path, before, ships, Map.of()).findings();
  }

  private static MigrationLook look(
      String path, Optional<String> before, String ships, Map<String, String> others)
      throws IOException {
    var change = MigrationChange.of(path, Optional.of(ships), before).orElseThrow();
    return new MigrationRead(other -> Optional.ofNullable(others.get(other)), List.of(), true)
        .all(List.of(change));
  }

  private static List<String> kinds(List<Finding> found) {
    return found.stream().map(each -> each.line() + " " + each.kind()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "drop|true|<dropTable tableName='items'/>",
        "drop|true|<dropAllTables/>",
        "alter-drop|true|<dropColumn tableName='items' columnName='a'/>",
        "delete-all|true|<delete tableName='items'/>",
        "update-all|false|<update tableName='items'><column name='a' value='1'/></update>",
        "protected|true|<delete tableName='users'><where>a = 1</where></delete>",
        "protected|false|<insert tableName='users'><column name='a' value='c4n4ry'/></insert>",
        "protected|true|<loadUpdateData tableName='users' file='u.csv'/>",
        "unguarded-create|false|<createTable tableName='items'/>",
        "alter-type|false|<modifyDataType tableName='items' columnName='a' newDataType='int'/>",
        "alter-not-null|false|<addNotNullConstraint tableName='items' columnName='a'/>",
        "not-repeatable|false|<renameTable oldTableName='a' newTableName='b'/>",
        "drop|true|<sql>DROP TABLE items</sql>",
        "unread|false|<sqlFile path='nowhere.sql'/>",
        "unread|false|<customChange class='x.Y'/>"
      })
  void whatCouldHarmProdIsFound(String kind, boolean mandate, String change) throws IOException {
    var found = look("db/changelog/main.xml", Optional.empty(), XML.formatted(change));

    assertEquals(List.of("4 " + kind), kinds(found), found.toString());
    assertEquals(mandate, found.getFirst().needsMandate());
    assertFalse(found.toString().contains("c4n4ry"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<delete tableName='items'><where>a = 1</where></delete>",
        "<createTable tableName='items' ifNotExists='true'/>",
        "<preConditions><not><tableExists tableName='a'/></not></preConditions><createTable"
            + " tableName='a'/>",
        "<addColumn tableName='items'><column name='a' type='int'/></addColumn>",
        "<!-- <dropTable tableName='items'/> -->",
        "<rollback><dropTable tableName='items'/></rollback>",
        "<rollback>DROP TABLE items</rollback>"
      })
  void whatIsHarmlessIsNotFound(String change) throws IOException {
    assertEquals(List.of(), look("db/changelog/main.xml", Optional.empty(), XML.formatted(change)));
  }

  @Test
  void theLinesOfSqlInXmlAreTheFilesLines() throws IOException {
    var found =
        look(
            "changes.xml",
            Optional.empty(),
            """
            <databaseChangeLog>
              <changeSet
                  id="1"
                  author="ada">
                <sql
                    dbms="postgresql"><![CDATA[
                  SELECT 1;
                  DROP TABLE a;
                ]]></sql>
                <sql>
                  SELECT 1;
                  <!-- two
                       lines -->
                  DELETE FROM b;
                </sql>
                <dropTable
                    tableName="c"/>
              </changeSet>
            </databaseChangeLog>
            """);

    assertEquals(List.of("8 drop", "14 delete-all", "16 drop"), kinds(found), found.toString());
  }

  @Test
  void yamlIsReadAsXmlIs() throws IOException {
    var found =
        look(
            "db/changelog/main.yaml",
            Optional.empty(),
            """
            databaseChangeLog:
              - include: {file: other.yaml}
              - changeSet:
                  id: 1
                  author: ada
                  changes:
                    - createTable:
                        tableName: items
                        columns:
                          - column: {name: id, type: int}
                    - sql:
                        splitStatements: true
                        sql: |
                          SELECT 1;
                          DROP TABLE a;
                    - delete: {tableName: users, where: "id = 1"}
                  rollback:
                    - dropTable: {tableName: items}
              - changeSet:
                  id: 2
                  author: ada
                  preConditions:
                    - onFail: MARK_RAN
                  changes:
                    - createTable: {tableName: other}
            """);

    assertEquals(
        List.of("8 unguarded-create", "15 drop", "16 protected"), kinds(found), found.toString());
  }

  @Test
  void jsonIsReadToo() throws IOException {
    var found =
        look(
            "db/changelog/main.json",
            Optional.empty(),
            """
            {"databaseChangeLog": [
            \t{"changeSet": {"id": "1", "author": "ada", "changes": [
            \t\t{"dropColumn": {"tableName": "items", "columnName": "a"}}
            \t]}}
            ]}
            """);

    assertEquals(List.of("3 alter-drop"), kinds(found), found.toString());
  }

  @Test
  void ofAChangeLogThatGrowsOnlyWhatIsNewIsRead() throws IOException {
    var before = XML.formatted("<dropTable tableName='old'/>");
    var ships =
        before.replace(
            "</databaseChangeLog>",
            "<changeSet id='2' author='ada'><dropTable tableName='a'/></changeSet>\n"
                + "</databaseChangeLog>");

    var look = look("changes.xml", Optional.of(before), ships, Map.of());

    assertEquals(List.of("6 drop"), kinds(look.findings()));
    assertEquals(List.of("changes.xml"), look.ships());
  }

  @Test
  void aChangeSetThatProdHasAndThatChangedIsAnEdit() throws IOException {
    var before = XML.formatted("<createTable tableName='a'/>");

    var edited = look("changes.xml", Optional.of(before), before.replace("'a'", "'b'"));
    var gone = look("changes.xml", Optional.of(before), before.replace("id=\"1\"", "id=\"2\""));
    var again = before.replace("author=", "runOnChange='true' author=");
    var rollback = XML.formatted("<createTable tableName='a'/><rollback/><comment>x</comment>");

    assertEquals(List.of("3 edited"), kinds(edited));
    assertEquals(List.of("0 edited", "4 unguarded-create"), kinds(gone).stream().sorted().toList());
    assertEquals(
        List.of("4 unguarded-create"),
        kinds(look("changes.xml", Optional.of(again), again.replace("'a'", "'b'"))));
    assertEquals(List.of(), look("changes.xml", Optional.of(before), rollback));
  }

  @Test
  void formattedSqlIsTakenApartByItsMarks() throws IOException {
    var before =
        """
        --liquibase formatted sql
        --changeset ada:1
        CREATE TABLE IF NOT EXISTS a (id INT);
        --rollback DROP TABLE a;
        """;
    var ships = before + "--changeset ada:2\n-- more\nDROP TABLE b;\n";

    assertEquals(List.of("7 drop"), kinds(look("changes.sql", Optional.of(before), ships)));
    assertEquals(
        List.of("2 edited"),
        kinds(look("changes.sql", Optional.of(before), before.replace("INT", "TEXT"))));
    assertEquals(List.of(), look("db/changelog/1.sql", Optional.empty(), before));
  }

  @Test
  void aFileOfSqlThatAChangeSetRunsIsReadWhereItLies() throws IOException {
    var look =
        look(
            "db/main.xml",
            Optional.empty(),
            XML.formatted("<sqlFile path='sql/a.sql' relativeToChangelogFile='true'/>"),
            Map.of("db/sql/a.sql", "\nDROP TABLE a;"));

    var found = look.findings().getFirst();
    assertEquals("db/sql/a.sql:2 drop", found.path() + ":" + found.line() + " " + found.kind());
  }

  @Test
  void whatCannotBeReadIsSaidAndStopsNothing() throws IOException {
    var secret = "<databaseChangeLog password='c4n4ry'>";
    for (var xml :
        List.of(
            secret,
            "<!DOCTYPE x [<!ENTITY e SYSTEM"
                + " 'file:///etc/passwd'>]><databaseChangeLog>&e;</databaseChangeLog>",
            "<databaseChangeLog>" + "<a>".repeat(100_000))) {
      var found = look("changes.xml", Optional.empty(), xml);
      assertEquals(List.of("unread"), found.stream().map(Finding::kind).toList());
      assertFalse(found.toString().contains("c4n4ry"));
    }
    for (var yaml :
        List.of(
            "databaseChangeLog: [",
            "databaseChangeLog:\n\t- a",
            "databaseChangeLog: *nothing",
            "databaseChangeLog: &a [*a]",
            "databaseChangeLog: " + "[".repeat(100_000),
            bomb())) {
      var found = look("changes.yaml", Optional.empty(), yaml);
      assertEquals(List.of("unread"), found.stream().map(Finding::kind).toList());
    }
    assertTrue(look("changes.yml", Optional.empty(), "databaseChangeLog: nothing").isEmpty());
  }

  /** Each line ten times the one before it. */
  private static String bomb() {
    var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    return yaml + "databaseChangeLog: *a29\n";
  }
}
