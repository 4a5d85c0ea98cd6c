package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReadingTest {
  @Test
  void aLogListsItsEntriesWithTheirStatuses() {
    var log = PromotionLog.parse(Logs.northwind());
    assertEquals(
        List.of(
            "2026-02-03-invoices Pending 33",
            "2026-02-05-search Approved 34",
            "2026-02-06-audit Pending 35",
            "2025-12-24-gifts Promoted 36",
            "2026-01-30-ports Dev-only 41"),
        log.entries().stream()
            .map(
                entry ->
                    entry.id() + " " + entry.status().orElseThrow().text() + " " + entry.line())
            .toList());
    assertEquals(List.of(), log.problems());
    assertTrue(log.isLog());
    assertFalse(log.readOnly());
  }

  @Test
  void theValuesOfAnEntryAreDecoded() {
    var entry = PromotionLog.parse(Logs.northwind()).entry("2026-02-03-invoices").orElseThrow();
    assertEquals("Invoices as PDF, `a | b` in their names", entry.summary());
    assertEquals("Tests passed on 2026-02-04\nlook at fonts", entry.notes());
    assertEquals("Ada", entry.owner());
    assertEquals("Pending Promotion", entry.section());
    assertEquals(
        Map.of(
            Field.CLAIMS, "`src/invoice/**`, `docs/INVOICES.md`",
            Field.BACKUP, "`prod:storage/backups/system-20260204-090000` (12 files)"),
        entry.fields());
    assertTrue(entry.hasDetails());
  }

  @Test
  void theBlocksOfAnEntryAreReadLineByLine() {
    var log = PromotionLog.parse(Logs.northwind());
    var lines = log.block("2026-02-03-invoices", "State transitions").orElseThrow();
    assertEquals(3, lines.size());
    assertTrue(lines.get(2).contains("| sign-off |"));
    assertEquals(Optional.empty(), log.block("2026-02-03-invoices", "Updates"));
    assertEquals(Optional.empty(), log.block("2026-02-05-search", "State transitions"));
  }

  @Test
  void openingALogAndWritingItBackChangesNoByte(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("log.md"), Logs.northwind());
    assertArrayEquals(Logs.northwind(), PromotionLog.read(file).bytes());
  }

  @Test
  void theLogThatGatehouseWasAskedForOpensUnchanged() throws IOException {
    var spec = System.getProperty("gatehouse.spec", "");
    assumeTrue(!spec.isEmpty(), "the property gatehouse.spec is not set");
    var file = Path.of(spec, "promotion-log.md");
    assumeTrue(Files.exists(file), file + " is not there");
    var log = PromotionLog.read(file);
    assertEquals(
        List.of("Pending", "Pending", "Pending", "Pending", "Dev-only"),
        log.entries().stream().map(LogEntry::statusText).toList());
    assertEquals("2026-01-02-multi-user", log.entries().getFirst().id());
    assertEquals("Dev-only (Do Not Promote)", log.entries().getLast().section());
    assertEquals(List.of(), log.problems());
    assertArrayEquals(Files.readAllBytes(file), log.bytes());
  }

  @Test
  void extraColumnsAndAnyOrderOfColumnsAreFine() {
    var log =
        Logs.of(
            """
            | Owner | *Status* | ID | Risk | `notes` | Summary |
            |:--|--:|:-:|-|---|---|
            | Ada | Pending | x-1 | high | n | s |
            """);
    var entry = log.entry("x-1").orElseThrow();
    assertEquals(
        "Ada Pending n s",
        "%s %s %s %s".formatted(entry.owner(), entry.statusText(), entry.notes(), entry.summary()));
  }

  @Test
  void tablesInCodeCommentsQuotesAndListsAreNoTables() {
    var table = Logs.HEAD + "| x | s | Pending | o | n |\n";
    var quoted = "> " + table.replace("\n", "\n> ");
    var fencedInList = "- ```\n" + ("  " + table).replace("\n", "\n  ") + "```\n";
    var indented = "    " + table.replace("\n", "\n    ");
    for (var text :
        List.of(
            "~~~~\n" + table + "~~~\n" + table + "~~~~\n",
            "<!-- x\n\n" + table + "\n-->\n",
            "<pre>\n\n" + table + "</pre>\n",
            "<div>\n" + table + "</div>\n",
            quoted + "\n",
            fencedInList,
            "\n" + indented + "\n")) {
      assertEquals(List.of(), Logs.of(text).entries(), text);
      var more = Logs.of(text + "\n\n" + Logs.HEAD + "| y | s | Pending | o | n |\n");
      assertEquals(List.of("y"), more.entries().stream().map(LogEntry::id).toList(), text);
    }
  }

  @Test
  void aTableEndsWhereMarkdownEndsIt() {
    for (var end : List.of("", "# Next", "```\n```", "> quote", "- item", "***", "<!-- x -->")) {
      var log = Logs.rows("| x | s | Pending | o | n |", end, "| y | s | Pending | o | n |");
      assertEquals(List.of("x"), log.entries().stream().map(LogEntry::id).toList(), end);
    }
  }

  @Test
  void underlinedHeadingsAreHeadings() {
    var log =
        Logs.of(
            "Pending Promotion\n---\n"
                + Logs.HEAD
                + "| x | s | Pending | o | n |\n\n"
                + "Entry details\n"
                + "-------\n\n"
                + "### x ###\n"
                + "- **Claims**: `a`\n");
    assertEquals("Pending Promotion", log.entry("x").orElseThrow().section());
    assertEquals(Map.of(Field.CLAIMS, "`a`"), log.entry("x").orElseThrow().fields());
  }

  @Test
  void aFieldEditedByHandIsTheField() {
    var log =
        Logs.of(
            "## Pending\n"
                + Logs.HEAD
                + """
                | x | s | Pending | o | n |

                ## Entry details
                ### x
                Some words first.
                * **Rollback Steps**: stop services ->
                  restore backup
                  - a remark of Ada's
                - **Claims:**
                  - `a`
                  - `b/**`
                #### Remarks
                - **Backup path (prod):** `prod:storage/b` <br> twice
                - **Config capture path:**
                ```
                - **Ships with:** y
                ```
                #### Manual verification checklist
                - **Schema snapshot (pre-upgrade):** no field
                """);
    assertEquals(
        Map.of(
            Field.ROLLBACK, "stop services -> restore backup",
            Field.CLAIMS, "- `a`\n- `b/**`",
            Field.BACKUP, "`prod:storage/b` <br> twice"),
        log.entry("x").orElseThrow().fields());
  }

  @Test
  void theTemplateIsALogWithoutEntries() {
    var log = PromotionLog.parse(LogTemplate.empty());
    assertTrue(log.isLog());
    assertEquals(List.of(), log.problems());
    assertEquals(List.of(), log.entries());
  }
}
