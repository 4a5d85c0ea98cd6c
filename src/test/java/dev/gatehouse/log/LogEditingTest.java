package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogEditingTest {
  private static final String TRANSITIONS = "State transitions";
  private static final List<String> TABLE = List.of("| When | Who |", "| --- | --- |");

  @Test
  void aNewEntryGetsARowALinkAndASection() {
    var log = Logs.rows("| a | s | Pending | o | n |");
    Logs.assertText(
        """
        ## Pending Promotion
        | ID | Summary | Status | Owner | Notes |
        | --- | --- | --- | --- | --- |
        | a | s | Pending | o | n |
        | 2026-03-01-new | Two \\| three | Pending | Ada | begun<br>today · [details](#2026-03-01-new) |

        ## Entry details

        ### 2026-03-01-new
        """,
        log.add("2026-03-01-new", "Two | three", Status.PENDING, "Ada", "begun\ntoday"));
  }

  @Test
  void anEntryWithEverythingLooksAsTheRecordHasIt() {
    var id = "2026-01-04-commit-gates";
    var log =
        PromotionLog.parse(LogTemplate.empty())
            .add(id, "Gates", Status.PENDING, "Ada", "")
            .withField(id, Field.CHECKLIST, "1 of 1 passed")
            .withField(id, Field.CLAIMS, "`a`, `b/**`")
            .withField(id, Field.ROLLBACK, "stop\nrestore")
            .withField(id, Field.BACKUP, "`prod:x`")
            .withLine(id, "Manual verification checklist", List.of(), "- [ ] Sign in")
            .withLine(id, TRANSITIONS, TABLE, "| t1 | Ada |")
            .withLine(id, TRANSITIONS, TABLE, "| t2 | Ada |")
            .withBlockLine(
                id,
                "Manual verification checklist",
                line -> line.startsWith("- [ ] Sign in"),
                "- [x] Sign in: passed, Ada")
            .withBlockLine(id, "Manual verification checklist", line -> false, "- [ ] Export");
    var text = Logs.text(log);
    assertEquals(
        """
        ## Entry details

        ### 2026-01-04-commit-gates

        - **Claims:** `a`, `b/**`
        - **Backup path (prod):** `prod:x`
        - **Rollback steps:** stop<br>restore
        - **Manual verification:** 1 of 1 passed

        #### Manual verification checklist
        - [x] Sign in: passed, Ada
        - [ ] Export

        #### State transitions
        | When | Who |
        | --- | --- |
        | t1 | Ada |
        | t2 | Ada |
        """,
        text.substring(text.indexOf("## Entry details")));
    assertTrue(text.contains("| Gates | Pending | Ada | · [details](#2026-01-04-commit-gates) |"));
    assertEquals("", log.entry(id).orElseThrow().notes());
  }

  @Test
  void aDevOnlyEntryGoesToTheDevOnlyTable() {
    var log = PromotionLog.parse(Logs.northwind()).add("d", "s", Status.DEV_ONLY, "o", "n");
    assertEquals("Dev-only (Do Not Promote)", log.entry("d").orElseThrow().section());
    var pending = log.add("p", "s", Status.PENDING, "o", "n").entry("p").orElseThrow();
    assertEquals("Pending Promotion", pending.section());
  }

  @Test
  void anIdThatIsThereAlreadyIsRefusedWithItsLine() {
    var log = PromotionLog.parse(Logs.northwind());
    var trouble =
        assertThrows(
            Trouble.class, () -> log.add("2026-02-05-search", "s", Status.PENDING, "o", "n"));
    assertTrue(trouble.what().contains("line 34"), trouble.what());
    assertThrows(Trouble.class, () -> log.add("two\nlines", "s", Status.PENDING, "o", "n"));
    assertThrows(Trouble.class, () -> log.add(" ", "s", Status.PENDING, "o", "n"));
  }

  @Test
  void aCellChangesAndItsColumnStaysAligned() {
    var log =
        Logs.rows("| a   | first   | Pending  | Ada   | n |", "|b|second|Pending|Ada|n|")
            .withCell("a", Field.SUMMARY, "1st")
            .withCell("a", Field.OWNER, "Ada Lovelace")
            .withCell("b", Field.SUMMARY, "ends with \\")
            .withCell("b", Field.OWNER, "")
            .withStatus("b", Status.APPROVED);
    Logs.assertText(
        """
        ## Pending Promotion
        | ID | Summary | Status | Owner | Notes |
        | --- | --- | --- | --- | --- |
        | a   | 1st     | Pending  | Ada Lovelace | n |
        |b|ends with \\ |Approved||n|
        """,
        log);
  }

  @Test
  void notesChangeAndTheirLinkStays() {
    var log = PromotionLog.parse(Logs.northwind());
    var edited = log.withCell("2026-02-03-invoices", Field.NOTES, "new\nnotes ");
    assertEquals("new\nnotes ", edited.entry("2026-02-03-invoices").orElseThrow().notes());
    assertTrue(Logs.text(edited).contains("| new<br>notes  · [details](#2026-02-03-invoices) |"));
    var plain = log.withCell("2026-02-05-search", Field.NOTES, "no link");
    assertTrue(Logs.text(plain).contains("| no link |"));
    var empty = edited.withCell("2026-02-03-invoices", Field.NOTES, "");
    assertTrue(Logs.text(empty).contains("| Ada | · [details](#2026-02-03-invoices) |"));
  }

  @Test
  void theFirstFieldOfAHandWrittenRowMakesItsSectionAndLink() {
    var log = PromotionLog.parse(Logs.northwind());
    var edited = log.withField("2026-02-05-search", Field.CLAIMS, "`src/search/**`");
    assertEquals("", edited.entry("2026-02-05-search").orElseThrow().notes());
    assertEquals(
        Logs.text(log).replace("| Grace | |", "| Grace | · [details](#2026-02-05-search) |")
            + "\n### 2026-02-05-search\n\n- **Claims:** `src/search/**`\n",
        Logs.text(edited));
  }

  @Test
  void linesThatPeopleWroteIntoASectionStay() {
    var log =
        PromotionLog.parse(Logs.northwind())
            .withField("2026-02-03-invoices", Field.BACKUP, "`prod:other`")
            .withField("2026-02-03-invoices", Field.SHIPS_WITH, "y");
    assertTrue(
        Logs.text(log)
            .contains(
                """
                - **Backup path (prod):** `prod:other`
                - **Ships with:** y

                Ada wrote this line by hand.
                """));
  }

  @Test
  void aRemarkBelowAFieldStaysAndAListThatIsTheFieldIsReplaced() {
    var log =
        Logs.of(
            Logs.HEAD
                + """
                | x | s | Pending | o | n |

                # Entry details
                ## x
                - **Backup path (prod):** `a`
                  - Ada looked at it
                - **Claims:**
                  - `a`
                  - `b`
                Some words.
                """);
    var edited = log.withField("x", Field.BACKUP, "`b`").withField("x", Field.CLAIMS, "`c`");
    assertEquals(
        """
        # Entry details
        ## x
        - **Backup path (prod):** `b`
          - Ada looked at it
        - **Claims:** `c`
        Some words.
        """,
        Logs.text(edited).substring(Logs.text(edited).indexOf("# Entry")));
  }

  @Test
  void aTransitionGoesBehindTheLastRowWhateverPeopleWroteBelow() {
    var log =
        Logs.rows("| x | s | Pending | o | n |")
            .withLine("x", TRANSITIONS, TABLE, "| t1 | Ada |")
            .withLine("x", TRANSITIONS, TABLE, "A word on that.")
            .withLine("x", TRANSITIONS, TABLE, "| t2 | Ada |");
    assertEquals(
        List.of(
            "| When | Who |",
            "| --- | --- |",
            "| t1 | Ada |",
            "| t2 | Ada |",
            "",
            "A word on that."),
        log.block("x", TRANSITIONS).orElseThrow());
  }

  @Test
  void aPromotedRowMovesToTheTableForPromotedOnesWithItsBytes() {
    var bytes =
        (Logs.HEAD
                + "| x  |  s\u00ff | Pending | o | a <BR> b |\r\n"
                + "| y | s | Pending | o | n |\n\n"
                + "## Promoted to prod\n\n"
                + Logs.HEAD.stripTrailing())
            .getBytes(StandardCharsets.ISO_8859_1);
    var log = PromotionLog.parse(bytes).withStatus("x", Status.PROMOTED);
    assertEquals(
        Logs.HEAD
            + "| y | s | Pending | o | n |\n\n## Promoted to prod\n\n"
            + Logs.HEAD
            + "| x  |  s\u00ff | Promoted | o | a <BR> b |",
        new String(log.bytes(), StandardCharsets.ISO_8859_1));
    assertEquals("Promoted to prod", log.entry("x").orElseThrow().section());
    var back = log.withStatus("x", Status.PENDING).entry("x").orElseThrow();
    assertEquals("Promoted to prod", back.section());
  }

  @Test
  void aRowThatEndsWithALoneCrMovesAndNoBlankLineIsSwallowed() {
    var text =
        "## Pending\n"
            + Logs.HEAD
            + "| w | s | Pending | o | n |\r| x | s | Pending | o | n |\r\n\n"
            + "## Promoted\n"
            + Logs.HEAD
            + "| a | s | Promoted | o | n |\n\n| Word | Means |\n| --- | --- |\n| b | c |\n";
    var log = Logs.of(text).withStatus("x", Status.PROMOTED).withStatus("w", Status.PROMOTED);
    assertEquals("Promoted", log.entry("x").orElseThrow().section());
    assertEquals("Promoted", log.entry("w").orElseThrow().section());
    assertEquals(3, log.entries().size(), "the other table is still none of the log's");
  }

  @Test
  void aPromotedRowStaysWhereNoTableIsForItOrACellWouldBeLost() {
    var plain =
        PromotionLog.parse(Logs.northwind()).withStatus("2026-02-06-audit", Status.PROMOTED);
    assertEquals(35, plain.entry("2026-02-06-audit").orElseThrow().line());
    var risk =
        "## Pending\n"
            + "| ID | Summary | Status | Owner | Notes | Risk |\n"
            + "|-|-|-|-|-|-|\n"
            + "| x | s | Approved | o | n | high |\n"
            + "| y | s | Approved | o | n | |\n\n"
            + "## Not yet promoted\n"
            + Logs.HEAD
            + "\n## Promoted\n| Status | ID | Summary | Owner | Notes |\n|-|-|-|-|-|\n";
    var log = Logs.of(risk).withStatus("x", Status.PROMOTED).withStatus("y", Status.PROMOTED);
    assertEquals("Pending", log.entry("x").orElseThrow().section());
    assertEquals("Promoted", log.entry("y").orElseThrow().section());
    assertTrue(Logs.text(log).endsWith("|-|-|-|-|-|\n| Promoted | y | s | o | n |\n"));
  }

  @Test
  void theLastRowMovesAndTheMissingLastNewlineStaysMissing() {
    var log =
        Logs.of(
            "## Promoted\n"
                + Logs.HEAD
                + "\n## Pending\n"
                + Logs.HEAD
                + "| x | s | Approved | o | n |");
    Logs.assertText(
        "## Promoted\n"
            + Logs.HEAD
            + "| x | s | Promoted | o | n |\n\n## Pending\n"
            + Logs.HEAD.stripTrailing(),
        log.withStatus("x", Status.PROMOTED));
  }

  @Test
  void anEditThatChangesNothingChangesNoByte() {
    var log = PromotionLog.parse(Logs.northwind());
    assertSame(log, log.withStatus("2026-02-03-invoices", Status.PENDING));
    assertSame(
        log,
        log.withCell(
            "2026-02-03-invoices", Field.NOTES, "Tests passed on 2026-02-04\nlook at fonts"));
    assertSame(
        log,
        log.withField(
            "2026-02-03-invoices", Field.CLAIMS, " `src/invoice/**`, `docs/INVOICES.md`\n"));
  }

  @Test
  void aRowWithAnOddIdGetsASectionOfItsOwnToo() {
    for (var id : List.of("A|B", "#12", "fix #", "Ticket (7)", "a `b` <br> c", "é ü")) {
      var log = Logs.rows("| " + Cells.encode(id) + " | s | Pending | o | n |");
      var edited = log.withField(id, Field.CLAIMS, "`a`").withField(id, Field.BACKUP, "`b`");
      var entry = edited.entry(id).orElseThrow();
      assertEquals(2, entry.fields().size(), id);
      assertEquals("n", entry.notes(), id);
    }
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsStay() {
    var text = "\uFEFF" + Logs.HEAD.replace("\n", "\r\n") + "| x | s | Pending | o | n |";
    var log = Logs.of(text).withField("x", Field.CLAIMS, "`a`");
    assertArrayEquals(
        (text.replace("| n |", "| n · [details](#x) |")
                + "\r\n\r\n## Entry details\r\n\r\n### x\r\n\r\n- **Claims:** `a`")
            .getBytes(StandardCharsets.UTF_8),
        log.bytes());
  }
}
