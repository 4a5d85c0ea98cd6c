package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesReaderTest {
  @Test
  void anOldNoteIsReadFieldByField() {
    var notes =
        PromotionLog.parse(Logs.northwind()).entry("2026-02-06-audit").orElseThrow().notes();
    assertEquals(
        Map.of(
            Field.BACKUP, "`prod:storage/backups/system-20260206-101500`",
            Field.CONFIG, "`config/.env`",
            Field.SCHEMA_PRE, "`docs/s/pre.sql`",
            Field.SCHEMA_POST, "`docs/s/post.sql`",
            Field.ROLLBACK, "stop services -> restore backup -> restart -> re-verify"),
        NotesReader.fields(notes));
  }

  @Test
  void otherSpellingsAreReadToo() {
    assertEquals(
        Map.of(
            Field.BACKUP, "D:\\backups\\system-1",
            Field.SCHEMA_PRE, "`a;b.sql`",
            Field.SCHEMA_POST, "`c.sql`",
            Field.CHECKLIST, "all passed (`docs/c.md`), Ada"),
        NotesReader.fields(
            "Went well. Backup path (prod): D:\\backups\\system-1\n"
                + "Schema snapshots pre/post: `a;b.sql`, `c.sql`; **Manual verification:** all"
                + " passed (`docs/c.md`), Ada."));
  }

  @Test
  void anEntryOnOneLineIsReadFieldByFieldAgain() {
    var log =
        PromotionLog.parse(Logs.northwind())
            .withField("2026-02-06-audit", Field.ROLLBACK, "stop: `./stop` -> restore | start.")
            .withField("2026-02-06-audit", Field.BACKUP, "`prod:b/1` (2 files)")
            .withLine(
                "2026-02-06-audit",
                "State transitions",
                java.util.List.of("| When | Who | What | From | To | Why |", "|-|-|-|-|-|-|"),
                "| 2026-01-05T20:59:26Z | Ada | dev | writeable | canonical | sign-off |")
            .withCell("2026-02-06-audit", Field.NOTES, "Went well.");
    var line = log.oneLine("2026-02-06-audit").orElseThrow();
    assertEquals(
        "Went well; Backup `prod:b/1` (2 files); rollback: stop: `./stop` -> restore \\| start;"
            + " state: dev canonical (2026-01-05T20:59:26Z, Ada)",
        line);
    assertEquals(
        Map.of(
            Field.BACKUP, "`prod:b/1` (2 files)",
            Field.ROLLBACK, "stop: `./stop` -> restore | start"),
        NotesReader.fields(Cells.decode(line)));
    var excerpt = log.excerpt("2026-02-06-audit").orElseThrow();
    assertEquals(
        1,
        PromotionLog.parse(excerpt.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .entries()
            .size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "`run-tests.ps1 -SkipE2E` passed 20260105-150330; manual UI verification in dev pending",
        "Backup and/or config to be taken later",
        "The backup `x` is old; see `config: y; backup: z`",
        "stateful: no; configurable `x`",
        "rollback not tried",
      })
  void whatOnlySpeaksOfAFieldIsNoField(String notes) {
    assertEquals(Map.of(), NotesReader.fields(notes));
  }
}
