package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Stress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Edits of generated logs: line ends of every kind, a byte order mark or none, no last newline,
 * bytes that are no UTF-8, extra columns, other tables, comments, code, sections written by hand.
 */
class LogPropertyTest {
  private static final long DOCUMENTS = Stress.count(1_000, 100_000);
  private static final List<Field> CELLS = List.of(Field.SUMMARY, Field.OWNER, Field.NOTES);

  private static final List<Field> BULLETS =
      Arrays.stream(Field.values()).filter(field -> !CELLS.contains(field)).toList();

  @Test
  void aGeneratedLogListsExactlyItsEntries() {
    for (var seed = 0L; seed < DOCUMENTS; seed++) {
      var generated = new GeneratedLog(seed);
      var log = PromotionLog.parse(generated.bytes());
      assertArrayEquals(generated.bytes(), log.bytes(), "seed " + seed);
      assertEquals(
          generated.ids(), log.entries().stream().map(LogEntry::id).toList(), "seed " + seed);
    }
  }

  @Test
  void anEditOfACellChangesNothingOutsideIt() {
    for (var seed = 0L; seed < DOCUMENTS; seed++) {
      var generated = new GeneratedLog(seed);
      var id = generated.pick(generated.ids());
      var field = generated.pick(CELLS);
      var value = generated.value();
      var log = PromotionLog.parse(generated.bytes());
      var edited = log.withCell(id, field, value);
      assertWithin(seed, log, edited, generated.range(id, field.label()));
      assertOthersStay(seed, log, edited, id);
      var entry = edited.entry(id).orElseThrow();
      var said =
          field == Field.SUMMARY
              ? entry.summary()
              : field == Field.OWNER ? entry.owner() : entry.notes();
      assertEquals(value, said, "seed " + seed);
    }
  }

  @Test
  void aStatusChangesNothingOutsideItsCell() {
    for (var seed = 0L; seed < DOCUMENTS; seed++) {
      var generated = new GeneratedLog(seed);
      var id = generated.pick(generated.ids());
      var status = generated.pick(List.of(Status.values()));
      var log = PromotionLog.parse(generated.bytes());
      var edited = log.withStatus(id, status);
      assertEquals(status, edited.entry(id).orElseThrow().status().orElseThrow(), "seed " + seed);
      assertOthersStay(seed, log, edited, id);
      if (status != Status.PROMOTED || !generated.hasPromoted()) {
        assertWithin(seed, log, edited, generated.range(id, "Status"));
      } else {
        assertEquals(
            linesWithout(log, id), linesWithout(edited, id), "seed " + seed + ", beside the row");
      }
    }
  }

  @Test
  void aFieldOnlyAddsLinesOrChangesItsOwn() {
    for (var seed = 0L; seed < DOCUMENTS; seed++) {
      var generated = new GeneratedLog(seed);
      var id = generated.pick(generated.ids());
      var field = generated.pick(BULLETS);
      var value = generated.value();
      var log = PromotionLog.parse(generated.bytes());
      var edited = log.withField(id, field, value);
      var entry = edited.entry(id).orElseThrow();
      assertEquals(
          Cells.oneLine(value.strip()), entry.fields().getOrDefault(field, ""), "seed " + seed);
      assertEquals(log.entry(id).orElseThrow().notes(), entry.notes(), "seed " + seed);
      assertOthersStay(seed, log, edited, id);
      var own = generated.range(id, field.label());
      if (own.from() >= 0 && Logs.text(log).contains("[details](#" + id + ")")) {
        assertWithin(seed, log, edited, own);
      } else {
        assertTrue(isSubsequence(log, edited, generated.range(id, "Notes"), own), "seed " + seed);
      }
    }
  }

  @Test
  void aChainOfEditsKeepsEveryEntryReadable() {
    for (var seed = 0L; seed < DOCUMENTS / 8; seed++) {
      var generated = new GeneratedLog(seed);
      var log =
          PromotionLog.parse(generated.bytes())
              .add("new", "s | t", Status.PENDING, "o", generated.value());
      var ids = new ArrayList<>(generated.ids());
      ids.add("new");
      for (var id : ids) {
        log =
            log.withField(id, Field.CLAIMS, "`" + id + "`")
                .withLine(
                    id, "State transitions", List.of("| When |", "| --- |"), "| now " + id + " |")
                .withStatus(id, Status.PROMOTED);
      }
      for (var id : ids) {
        assertEquals(
            "`" + id + "`", log.entry(id).orElseThrow().fields().get(Field.CLAIMS), "seed " + seed);
        assertEquals(
            "| now " + id + " |",
            log.block(id, "State transitions").orElseThrow().getLast(),
            "seed " + seed);
        assertEquals(
            Status.PROMOTED, log.entry(id).orElseThrow().status().orElseThrow(), "seed " + seed);
      }
      assertEquals(ids.size(), log.entries().size(), "seed " + seed);
    }
  }

  /** All lines but the row's own, sorted, one character a byte: a row that moves leaves them. */
  private static List<String> linesWithout(PromotionLog log, String id) {
    var text = new String(log.bytes(), StandardCharsets.ISO_8859_1);
    var row = log.entry(id).orElseThrow().line() - 1;
    var lines = text.split("\\r\\n|\\n|\\r", -1);
    return IntStream.range(0, lines.length)
        .filter(line -> line != row && !lines[line].isEmpty())
        .mapToObj(line -> lines[line])
        .sorted()
        .toList();
  }

  private static void assertWithin(
      long seed, PromotionLog before, PromotionLog after, GeneratedLog.Range range) {
    var old = before.bytes();
    var fresh = after.bytes();
    assertTrue(range.from() >= 0, "seed " + seed);
    var rest = old.length - range.to();
    assertArrayEquals(
        Arrays.copyOf(old, range.from()), Arrays.copyOf(fresh, range.from()), "seed " + seed);
    assertArrayEquals(
        Arrays.copyOfRange(old, range.to(), old.length),
        Arrays.copyOfRange(fresh, fresh.length - rest, fresh.length),
        "seed " + seed);
  }

  private static void assertOthersStay(
      long seed, PromotionLog before, PromotionLog after, String id) {
    assertEquals(said(before, id), said(after, id), "seed " + seed);
    assertEquals(problems(before, id), problems(after, id), "seed " + seed);
  }

  /** What is wrong with the log beside the entry; bytes that are no text may have been in it. */
  private static List<String> problems(PromotionLog log, String except) {
    return log.problems().stream()
        .map(LogProblem::what)
        .filter(what -> !what.contains(except) && !what.contains("not UTF-8"))
        .sorted()
        .toList();
  }

  private static List<String> said(PromotionLog log, String except) {
    return log.entries().stream()
        .filter(entry -> !entry.id().equals(except))
        .map(entry -> entry.id() + " " + entry.section() + " " + entry.hash())
        .toList();
  }

  /** Whether all bytes but those of the ranges are still there, in their order. */
  private static boolean isSubsequence(
      PromotionLog before, PromotionLog after, GeneratedLog.Range one, GeneratedLog.Range two) {
    var old = before.bytes();
    var fresh = after.bytes();
    var at = 0;
    for (var i = 0; i < old.length; i++) {
      var free = (i >= one.from() && i < one.to()) || (i >= two.from() && i < two.to());
      if (!free) {
        while (at < fresh.length && fresh[at] != old[i]) {
          at++;
        }
        if (at++ == fresh.length) {
          return false;
        }
      }
    }
    return true;
  }
}
