package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which of the files that ship are migrations, who runs them, and which prod has run already. */
class MigrationLookTest {
  private static final String ALEMBIC =
      "revision = '2'\ndown_revision = '1'\n\n\ndef upgrade():\n    pass\n";

  private static MigrationLook look(
      boolean hasCommand, Map<String, String> prod, Map<String, String> dev) throws IOException {
    var paths = new TreeSet<>(prod.keySet());
    paths.addAll(dev.keySet());
    var changes = new ArrayList<MigrationChange>();
    for (var path : paths) {
      MigrationChange.of(
              path, Optional.ofNullable(dev.get(path)), Optional.ofNullable(prod.get(path)))
          .ifPresent(changes::add);
    }
    return new MigrationRead(path -> Optional.ofNullable(dev.get(path)), List.of(), hasCommand)
        .all(changes);
  }

  private static List<String> said(MigrationLook look) {
    return look.findings().stream()
        .map(each -> each.kind() + " " + each.path() + " " + each.line())
        .toList();
  }

  @Test
  void aMigrationThatProdHasRunAndThatShipsOtherwiseIsFoundWithItsLine() throws IOException {
    var look =
        look(
            false,
            Map.of("migrations/1.sql", "SELECT 1;\nSELECT 2;\n"),
            Map.of("migrations/1.sql", "SELECT 1;\n-- more\nSELECT 3;\n"));

    assertEquals(List.of("edited migrations/1.sql 3"), said(look));
    assertFalse(look.findings().getFirst().needsMandate());
    assertEquals(List.of(), look.ships());
  }

  @Test
  void whatWasAcceptedOfAnEditDoesNotHoldForTheNextOne() throws IOException {
    var prod = Map.of("migrations/1.sql", "SELECT 1; SELECT 2;");
    var first = look(false, prod, Map.of("migrations/1.sql", "SELECT 3; SELECT 2;"));
    var next = look(false, prod, Map.of("migrations/1.sql", "SELECT 3; SELECT 4;"));

    assertEquals(first.findings().getFirst().excerpt(), next.findings().getFirst().excerpt());
    assertNotEquals(first.findings().getFirst().key(), next.findings().getFirst().key());
  }

  @Test
  void aCommentCountsOnlyWhereTheToolCountsBytes() throws IOException {
    var prod = Map.of("migrations/1.sql", "SELECT 1;", "sql/V1__a.sql", "SELECT 1;");
    var dev = Map.of("migrations/1.sql", "-- one\nSELECT 1;", "sql/V1__a.sql", "-- one\nSELECT 1;");

    assertEquals(List.of("edited sql/V1__a.sql 0"), said(look(false, prod, dev)));
  }

  @Test
  void aMigrationThatProdHasRunAndThatNoLongerShipsIsFound() throws IOException {
    var prod = Map.of("migrations/1.sql", "SELECT 1;", "db/migration/R__view.sql", "SELECT 1;");

    assertEquals(List.of("edited migrations/1.sql 0"), said(look(false, prod, Map.of())));
  }

  @Test
  void whatMayRunAgainShipsWithEveryChange() throws IOException {
    var look =
        look(
            false,
            Map.of("db/migration/R__view.sql", "SELECT 1;"),
            Map.of("db/migration/R__view.sql", "DROP TABLE a;"));

    assertEquals(List.of("drop db/migration/R__view.sql 1"), said(look));
    assertEquals(List.of("db/migration/R__view.sql"), look.ships());
  }

  @Test
  void flywaysVersionsAreNumbersAndWhatMayRunAgainRunsLast() {
    assertEquals(
        List.of(
            "db/migration/V1__a.sql",
            "db/migration/V1_1__a.sql",
            "db/migration/V1.2__a.sql",
            "sql/V1.10__a.sql",
            "db/migration/V2__b.sql",
            "db/migration/V10__a.sql",
            "db/migration/R__1_view.sql",
            "db/migration/R__2_view.sql"),
        Migrations.inOrder(
            List.of(
                "db/migration/R__2_view.sql",
                "db/migration/R__1_view.sql",
                "db/migration/V10__a.sql",
                "sql/V1.10__a.sql",
                "db/migration/V1_1__a.sql",
                "db/migration/V1.2__a.sql",
                "db/migration/V2__b.sql",
                "db/migration/V1__a.sql",
                "db/migration/U2__b.sql",
                "db/migration/afterMigrate.sql",
                "src/test/resources/db/migration/V3__t.sql")));
  }

  @Test
  void whatOnlyItsOwnToolRunsIsSaidOnceForEachTool() throws IOException {
    var dev =
        Map.of(
            "alembic/versions/2_a.py", ALEMBIC,
            "alembic/versions/3_b.py", ALEMBIC,
            "shop/migrations/0002_more.py", "class Migration: pass",
            "shop/migrations/__init__.py", "",
            "db/main.xml", "<databaseChangeLog><changeSet id='1' author='a'/></databaseChangeLog>",
            "migrations/1.sql", "SELECT 1;");

    var look = look(false, Map.of(), dev);

    assertEquals(
        List.of(
            "unread shop/migrations/0002_more.py 0",
            "needs-command alembic/versions/2_a.py 0",
            "needs-command db/main.xml 0",
            "needs-command shop/migrations/0002_more.py 0"),
        said(look));
    assertEquals(
        "alembic/versions/2_a.py, alembic/versions/3_b.py", look.findings().get(1).excerpt());
    assertEquals("migrations/1.sql", look.ships().getFirst());
    assertEquals(5, look.ships().size());
    assertEquals(List.of("unread shop/migrations/0002_more.py 0"), said(look(true, Map.of(), dev)));
  }

  @Test
  void aFileThatHoldsItsOwnWayBackIsReadUpToIt() throws IOException {
    var dev =
        Map.of("db/migrations/1.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nDROP TABLE a;\n");

    assertEquals(List.of("way-back db/migrations/1.sql 3"), said(look(false, Map.of(), dev)));
    assertEquals(List.of(), said(look(true, Map.of(), dev)));
  }

  @Test
  void windowsPowerShellsTextIsReadToo() {
    var bytes = "\uFEFFDROP TABLE a;".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);

    assertEquals("DROP TABLE a;", FileText.decode(bytes));
    assertEquals("DROP TABLE a;", FileText.of("a.sql", bytes).orElseThrow().text());
  }
}
