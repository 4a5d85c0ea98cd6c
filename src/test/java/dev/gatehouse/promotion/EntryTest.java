package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step 1 where the entry cannot be added as it is asked for. */
class EntryTest {
  private static final String ID = "2026-04-01-fuel-dock";
  private static final Map<String, String> FILLED =
      Map.of("summary", "Fuel at the dock", "owner", "Mara");

  @TempDir Path folder;

  @Test
  void emptyFieldsAreNamedOneByOneAndNothingIsWritten() throws Exception {
    var walk = opened();
    var before = Aftermath.of(walk);
    var log = before.log();

    var outcome = walk.run("add", Map.of("summary", "  ", "owner", ""));

    before.failed("add", outcome, "The entry is not complete");
    assertEquals(
        List.of("Summary: say in a line what the entry ships", "Owner: name who answers for it"),
        outcome.details());
    assertEquals(log, before.log());

    var half = walk.run("add", Map.of("summary", "Fuel at the dock", "owner", " "));

    assertEquals(List.of("Owner: name who answers for it"), half.details());
    assertEquals(log, before.log());
    walk.run("add", FILLED);
    assertEquals(StepState.PASSED, walk.state("add"));
    assertEquals("Pending", before.status());
  }

  @Test
  void anIdThatTheLogHasAlreadyIsRefusedWithItsLine() throws Exception {
    var walk = opened();
    var others = walk.promotions.log();
    var file = walk.promotions.logFile().orElseThrow();
    Files.write(file, others.add(ID, "Someone else's", Status.PENDING, "Linh", "by hand").bytes());
    int line = walk.promotions.log().entry(ID).orElseThrow().line();
    var before = Aftermath.of(walk);
    var log = before.log();

    var outcome = walk.run("add", FILLED);

    before.failed("add", outcome, "The entry is not complete");
    assertEquals(
        List.of("ID: " + ID + " stands in the log already, in line " + line), outcome.details());
    assertEquals(log, before.log(), "somebody else's row");

    Files.writeString(file, log.replace(ID, "2026-04-01-fuel-prices"));
    assertEquals(true, walk.run("add", FILLED).passed());
    var now = walk.promotions.log();
    assertEquals("Fuel at the dock", now.entry(ID).orElseThrow().summary());
    assertEquals("Someone else's", now.entry("2026-04-01-fuel-prices").orElseThrow().summary());
  }

  @Test
  void anIdThatStandsInTwoRowsCannotBeStarted() throws Exception {
    var walk = Walked.nowhere(folder);
    var file = walk.promotions.logFile().orElseThrow();
    var text = Files.readString(file);
    var row = text.lines().filter(line -> line.startsWith("| " + walk.id)).findFirst();
    var twice = text.replace(row.orElseThrow(), row.get() + "\n" + row.get());
    Files.writeString(file, twice);

    var refused = assertThrows(Trouble.class, () -> walk.promotions.start(walk.id, ADA));

    assertContains(refused.what(), walk.id + " stands in the log more than once");
    assertFalse(walk.promotions.isRecorded(walk.id));
    assertEquals(twice, Files.readString(file));
    Files.writeString(file, text);
    walk.through("add");
  }

  @Test
  void anIdWithoutADateIsRefusedBeforeAnythingIsRecorded() throws Exception {
    var promotions = Walked.nowhere(folder).promotions;
    for (var id : List.of("fuel-dock", "2026-13-01-fuel", "2026-04-01-Fuel", "../2026-04-01-x")) {
      assertThrows(Trouble.class, () -> promotions.start(id, ADA), id);
      assertFalse(promotions.isRecorded(id), id);
    }
  }

  /** A new entry's record, at step 1. */
  private SampleWalk opened() throws Exception {
    return new SampleWalk(Walked.nowhere(folder).sample, ID).through("health");
  }
}
