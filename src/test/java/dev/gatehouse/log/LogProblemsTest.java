package dev.gatehouse.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Stress;
import dev.gatehouse.io.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogProblemsTest {
  private static final String ROW = "| x | s | Pending | o | n |";

  @Test
  void conflictMarksMakeTheLogReadOnlyWithTheirLines() {
    var log =
        Logs.rows("<<<<<<< HEAD", ROW, "=======", "| x | t | Pending | o | n |", ">>>>>>> other");
    assertReadOnly(log, 4, "conflict mark");
    assertEquals(2, log.problems().stream().filter(LogProblem::blocksWriting).count());
    assertFalse(Logs.of("```\n<<<<<<< HEAD\n```\n" + Logs.HEAD + ROW).readOnly());
  }

  @Test
  void utf16IsNamedAndNeverWritten() {
    for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      var bytes = (Logs.HEAD + ROW).getBytes(charset);
      var log = PromotionLog.parse(bytes);
      assertReadOnly(log, 1, "UTF-16");
      assertFalse(log.isLog());
      assertArrayEquals(bytes, log.bytes());
    }
  }

  @Test
  void aMissingColumnIsNamed() {
    var log =
        Logs.of(
            "# Log\n| ID | Summary | Status | Notes |\n|---|---|---|---|\n| x | s | Pending | n |");
    assertReadOnly(log, 2, "lacks the column Owner");
  }

  @Test
  void aFileWithoutATableIsNoLog() {
    assertReadOnly(Logs.of(""), 1, "has no table");
    assertReadOnly(Logs.of("just text\n"), 1, "has no table");
  }

  @Test
  void anIdThatIsThereTwiceLocksBothRowsAndNoOther() {
    var log = Logs.rows(ROW, "| x | t | Pending | o | n |", "| y | t | Pending | o | n |");
    assertEquals(3, log.entries().size());
    var trouble = assertThrows(Trouble.class, () -> log.withStatus("x", Status.APPROVED));
    assertTrue(trouble.what().contains("lines 4 and 5"), trouble.what());
    assertEquals(
        Status.APPROVED,
        log.withStatus("y", Status.APPROVED).entry("y").orElseThrow().status().orElseThrow());
    assertFalse(log.readOnly());
  }

  @Test
  void shortAndLongRowsAreShownAndLocked() {
    var log =
        Logs.rows(
            "| x | s | Pending |", "| y | s | Pending | o | a | b |", "| z | s | Pending | o | |");
    assertEquals(List.of("x", "y", "z"), log.entries().stream().map(LogEntry::id).toList());
    assertEquals(List.of(4, 5), log.problems().stream().map(LogProblem::line).toList());
    assertThrows(Trouble.class, () -> log.withCell("x", Field.OWNER, "Ada"));
    assertThrows(Trouble.class, () -> log.withField("y", Field.CLAIMS, "`a`"));
    assertEquals("Ada", log.withCell("z", Field.OWNER, "Ada").entry("z").orElseThrow().owner());
  }

  @Test
  void anUnknownStatusIsShownAsItIs() {
    var log = Logs.rows("| x | s | On hold | o | n |");
    assertEquals("On hold", log.entry("x").orElseThrow().statusText());
    assertTrue(log.entry("x").orElseThrow().status().isEmpty());
    assertTrue(log.problems().getFirst().what().contains("On hold"));
  }

  @Test
  void twoSectionsOfOneEntryLockIt() {
    var log = Logs.of("## Pending\n" + Logs.HEAD + ROW + "\n\n## Entry details\n### x\n### x\n");
    assertThrows(Trouble.class, () -> log.withField("x", Field.CLAIMS, "`a`"));
  }

  @Test
  void textRightBelowATableIsPointedOut() {
    var log = Logs.rows(ROW, "Some text.", "| y | s | Pending | o | n |");
    assertEquals(List.of("x", "y"), log.entries().stream().map(LogEntry::id).toList());
    assertEquals(5, log.problems().getFirst().line());
  }

  @Test
  void deeplyNestedQuotesEndInAVerdict() {
    assertReadOnly(
        Logs.of(Logs.HEAD + ROW + "\n\n" + ">".repeat(20_000) + " x\n"), 5, "20000 deep");
  }

  @Test
  void aZeroByteIsNamedWithItsLine() {
    assertReadOnly(Logs.of(Logs.HEAD + ROW + "\nnot \0 text\n"), 4, "zero byte");
  }

  /** Under the stress profile these lines are 50 MB long. */
  @Test
  void aLineWithoutEndIsReadAndOnlyOneInTheWayIsRefused() {
    var size = Stress.count(2 << 20, 50 << 20);
    for (var bit : new String[] {"x", "|", "`", "<", "\\", "> ", "*", "&#", "- "}) {
      var line = bit.repeat(size / bit.length());
      var log = PromotionLog.parse((Logs.HEAD + ROW + "\n\n" + line).getBytes(UTF_8));
      assertEquals(List.of("x"), log.entries().stream().map(LogEntry::id).toList(), bit);
      assertEquals(bit.equals("> "), log.readOnly(), bit);
      if (log.readOnly()) {
        assertReadOnly(log, 5, "nests quotes");
      } else {
        assertEquals(size + 100, log.withStatus("x", Status.APPROVED).bytes().length, 100, bit);
      }
    }
    var notes = "a".repeat(size);
    var log = Logs.rows("| y | s | Pending | o | " + notes + " |");
    assertEquals(notes, log.entry("y").orElseThrow().notes());
    assertEquals(notes, log.withStatus("y", Status.APPROVED).entry("y").orElseThrow().notes());
  }

  @Test
  void anEditThatTheLogWouldSwallowIsRefused() {
    var log = Logs.of(Logs.HEAD + ROW + "\n\n```\nnever closed\n");
    assertTrue(log.problems().getFirst().what().contains("never closed"));
    assertThrows(Trouble.class, () -> log.withField("x", Field.CLAIMS, "`a`"));
    var fenced = Logs.rows(ROW).withField("x", Field.CLAIMS, "`a`");
    var more = fenced.add("y", "s", Status.PENDING, "o", "n");
    assertThrows(Trouble.class, () -> more.withLine("x", "Updates", List.of(), "```"));
    assertThrows(Trouble.class, () -> more.withLine("x", "Updates", List.of(), "## Hello"));
  }

  @Test
  void anUnknownEntryIsNamed() {
    var trouble =
        assertThrows(Trouble.class, () -> Logs.rows(ROW).withStatus("q", Status.APPROVED));
    assertEquals("The log has no entry q", trouble.what());
  }

  @Test
  void bytesThatAreNoTextNeverBreakTheReader() {
    var bits =
        new String[] {
          "|",
          "\n",
          "# ",
          "```",
          "<!--",
          "-->",
          "- ",
          "> ",
          "---",
          "ID|Summary|Status|Owner|Notes\n-|-|-|-|-\n",
          "\\",
          "**",
          "\r",
          "\t",
          "x",
          "<div>",
          "## Entry details\n",
          "### x\n",
          "\u00ff"
        };
    for (var seed = 0L; seed < 5_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(60); i > 0; i--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      var log = PromotionLog.parse(bytes);
      assertArrayEquals(bytes, log.bytes(), "seed " + seed);
      log.entries().forEach(LogEntry::hash);
    }
  }

  private static void assertReadOnly(PromotionLog log, int line, String what) {
    assertTrue(log.readOnly());
    var problem =
        log.problems().stream().filter(LogProblem::blocksWriting).findFirst().orElseThrow();
    assertEquals(line, problem.line());
    assertTrue(problem.what().contains(what), problem.what());
    var trouble = assertThrows(Trouble.class, () -> log.add("z", "s", Status.PENDING, "o", "n"));
    assertTrue(trouble.what().contains("line " + line), trouble.what());
  }
}
