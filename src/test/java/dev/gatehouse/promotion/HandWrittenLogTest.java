package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.Stress;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that people wrote by hand, with no record of anything: its rows are listed, left alone, and
 * taken over one by one.
 */
class HandWrittenLogTest {
  /** So many rows of each of the two logs are Pending. */
  private static final int PENDING = 4;

  @TempDir Path folder;

  @Test
  void theFiveEntriesOfAHandWrittenLogAreListedWithTheirStatuses() throws Exception {
    var entries = PromotionLog.parse(ours()).entries();

    assertEquals(
        List.of(
            "2026-02-11-tariffs",
            "2026-02-11-receipt-tests",
            "2026-02-14-gates",
            "2026-02-15-safety",
            "2026-02-10-apart"),
        entries.stream().map(LogEntry::id).toList());
    assertFourPendingAndOneDevOnly(entries);
  }

  @Test
  void lookingAtItChangesNoByteAndSavingItWithoutAnEditNeither() throws Exception {
    assertNothingChanges(ours());
  }

  @Test
  void aPendingRowOfAHandWrittenLogIsAdoptedAndWalkedToPromoted() throws Exception {
    walkPendingRows(ours(), Stress.count(1, PENDING));
  }

  @Test
  void theProcessesOwnLogIsListedWithItsFiveEntriesAndSavedAsItWas() throws Exception {
    var bytes = theProcessesOwn();

    assertEquals(5, PromotionLog.parse(bytes).entries().size());
    assertFourPendingAndOneDevOnly(PromotionLog.parse(bytes).entries());
    assertNothingChanges(bytes);
  }

  @Test
  void eachPendingRowOfTheProcessesOwnLogIsAdoptedAndWalkedToPromoted() throws Exception {
    walkPendingRows(theProcessesOwn(), PENDING);
  }

  private static void assertFourPendingAndOneDevOnly(List<LogEntry> entries) {
    assertEquals(
        List.of(Status.PENDING, Status.PENDING, Status.PENDING, Status.PENDING, Status.DEV_ONLY),
        entries.stream().map(entry -> entry.status().orElseThrow()).toList());
  }

  private void assertNothingChanges(byte[] log) throws IOException {
    var bare = BareWalk.in(folder, "tide-dev", log);
    var file = bare.promotions.logFile().orElseThrow();
    assertEquals(
        List.of(RecordState.NONE),
        bare.promotions.entries().stream().map(EntryView::record).distinct().toList());
    assertArrayEquals(log, Files.readAllBytes(file), "opened");

    assertArrayEquals(log, bare.promotions.log().bytes());
    var first = bare.promotions.log().entries().getFirst();
    var same = Map.of(Field.NOTES, first.notes());
    bare.promotions.edits().merge(first.id(), same, same, BareWalk.ADA);
    assertArrayEquals(log, Files.readAllBytes(file), "saved with the same notes");
  }

  /** Every row is taken over in its turn, and none of the others changes a byte by it. */
  private void walkPendingRows(byte[] log, int rows) throws IOException {
    var bare = BareWalk.in(folder, "tide-dev", log);
    var file = bare.promotions.logFile().orElseThrow();
    var pending =
        bare.promotions.log().entries().stream()
            .filter(entry -> entry.status().equals(Optional.of(Status.PENDING)))
            .toList();
    assertEquals(PENDING, pending.size());
    for (var row : pending.subList(0, rows)) {
      var before = linesWithout(file, row.id());
      var path = row.id() + ".txt";
      bare.work(path, row.summary() + "\n");

      bare.walk(row.id(), path);

      assertTrue(Files.exists(bare.prod.resolve(path)));
      var after = bare.promotions.log().entry(row.id()).orElseThrow();
      assertEquals(Optional.of(Status.PROMOTED), after.status());
      assertEquals(row.notes(), after.notes(), "the Notes cell keeps what people wrote");
      assertEquals(row.summary(), after.summary());
      assertEquals(row.owner(), after.owner());
      assertEquals(row.line(), after.line(), "the row stays where it is");
      assertEquals(before, linesWithout(file, row.id()).subList(0, before.size()));
      assertTrue(bare.promotions.promotion(row.id()).closed());
    }
    var recorded = new ArrayList<>(Collections.nCopies(rows, RecordState.UNBROKEN));
    recorded.addAll(Collections.nCopies(PENDING + 1 - rows, RecordState.NONE));
    assertEquals(recorded, bare.promotions.entries().stream().map(EntryView::record).toList());
  }

  /** The log's lines as they are on the disk, but for the one row. */
  private static List<String> linesWithout(Path file, String id) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> !line.startsWith("| " + id + " |"))
        .toList();
  }

  private static byte[] ours() throws IOException {
    try (var in = HandWrittenLogTest.class.getResourceAsStream("handwritten-log.md")) {
      assertNotNull(in);
      return in.readAllBytes();
    }
  }

  /** The log that the process was written down in; it does not belong to this repository. */
  private static byte[] theProcessesOwn() throws IOException {
    var file = Path.of(System.getProperty("gatehouse.spec", ".")).resolve("promotion-log.md");
    assumeTrue(
        Files.isRegularFile(file),
        () -> file + " is not there: name its folder with -Dgatehouse.spec=FOLDER");
    return Files.readAllBytes(file);
  }
}
