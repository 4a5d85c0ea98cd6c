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
