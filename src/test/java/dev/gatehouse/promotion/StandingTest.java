package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.promotion.Standing.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log's table says of each entry: what it waits for, and since when. */
class StandingTest {
  @TempDir Path folder;

  @Test
  void aRowThatPeopleWroteWaitsToBeAdoptedSinceTheDayOfItsId() throws IOException {
    var walk = Walked.nowhere(folder);
    var standing = standing(walk, walk.id);
    assertEquals("waiting to be adopted", standing.words());
    var day = LocalDate.parse(walk.id.substring(0, 10));
    assertEquals(
        Optional.of(day.atStartOfDay(ZoneId.systemDefault()).toInstant()), standing.since());
    assertEquals("stays in dev", standing(walk, "2026-01-08-dev-separation").words());
    assertEquals(
        "promoted by hand, without a record", standing(walk, "2026-01-12-desk-bookings").words());
  }

  @Test
  void anOpenEntryWaitsForItsNextStepSinceTheLastOneWasDone() throws IOException {
    var walk = Walked.through("update", folder);
    var standing = standing(walk, walk.id);
    assertEquals(Kind.WAITS, standing.kind());
    assertEquals("waiting for two sign-offs", standing.words());
    var passed = walk.promotions.promotion(walk.id).step("update").lastRun().orElseThrow();
    assertTrue(!standing.since().orElseThrow().isBefore(passed.started()));

    walk.promotions.deeds().sign(walk.id, SampleWalk.ADA);
    assertEquals("waiting for the second sign-off", standing(walk, walk.id).words());
  }

  @Test
  void aStepThatFailedOrWasCutShortIsSaidWithItsNumber() throws IOException {
    var walk = Walked.through("add", folder);
    Files.writeString(walk.sample.prod().resolve("VERSION"), "changed by hand\n");
    walk.run("health");
    var failed = standing(walk, walk.id);
    assertEquals(Kind.STOPPED, failed.kind());
    assertEquals("step 0 failed", failed.words());
    assertTrue(failed.since().isPresent());

    walk.promotions.append(
        walk.id, SampleWalk.ADA, EventDraft.of(EventType.STARTED).step("health").run(2));
    assertEquals("step 0 was interrupted", standing(walk, walk.id).words());
  }

  @Test
  void staleStepsAndSkippedOnesAreMarkedAsSoonAsTheCheckoutsWereLookedAt() throws IOException {
    var walk = Walked.through("diff", folder);
    assertEquals(List.of(), standing(walk, walk.id).marks());
    Files.writeString(walk.sample.dev().resolve("backend/fees.py"), "changed = True\n");
    walk.promotions.promotion(walk.id);

    var stale = standing(walk, walk.id);
    assertEquals("step 2 is stale", stale.words());
    assertEquals(StepState.STALE, stale.marks().getFirst().state());
    assertTrue(
        stale.marks().getFirst().words().contains("backend/fees.py"),
        () -> stale.marks().toString());
    var another = Promotions.of(walk.promotions.workspace(), java.time.Clock.systemUTC());
    assertNotEquals(
        "step 2 is stale",
        another.entry(walk.id).orElseThrow().standing().words(),
        "nobody has looked at the checkouts yet, and the table does not");
  }

  @Test
  void anEditOfTheLogByHandIsSaid() throws IOException {
    var walk = Walked.through("add", folder);
    var log = walk.promotions.logFile().orElseThrow();
    var status = walk.promotions.log().entry(walk.id).orElseThrow().line() - 1;
    var lines = Files.readAllLines(log);
    lines.set(status, lines.get(status).replace("| Pending |", "| Approved |"));
    Files.write(log, lines);
    assertEquals("stands still: the log and its record differ", standing(walk, walk.id).words());
  }

  @Test
  void aLedgerThatChangedIsReadAgainAndOneThatWasDamagedIsSaidToBe() throws IOException {
    var walk = Walked.through("add", folder);
    assertEquals("waiting for a record of the changes", standing(walk, walk.id).words());
    var ledger = walk.promotions.folder(walk.id).path().resolve("ledger.jsonl");
    var text = Files.readString(ledger);
    Files.writeString(ledger, text.replaceFirst("Ada", "Eve"));
    var view = walk.promotions.entry(walk.id).orElseThrow();
    assertEquals(RecordState.BROKEN, view.record());
    assertEquals("its record is broken or forked", view.standing().words());
  }

  @Test
  void aWaivedStepIsMarkedWithWhoAndWhy() throws IOException {
    var walk = Walked.through("readiness", folder);
    walk.promotions
        .deeds()
        .waive(walk.id, "migrations", "reviewed by hand", SampleWalk.ADA, SampleWalk.GRACE);
    var waived = standing(walk, walk.id).marks().getFirst();
    assertEquals(StepState.WAIVED, waived.state());
    assertTrue(
        waived
            .words()
            .equals(
                "Step 6, Migration safety, was waived by Grace, asked by Ada: reviewed by hand"),
        waived::words);
    assertEquals("waiting for the backup", standing(walk, walk.id).words());
  }

  @Test
  void aClosedEntrySaysSinceWhenItIsPromoted() throws IOException {
    var walk = Walked.through("transitions", folder);
    var closed = standing(walk, walk.id);
    assertEquals(Kind.DONE, closed.kind());
    assertEquals("promoted", closed.words());
    var released = walk.promotions.promotion(walk.id).step("release").lastRun().orElseThrow();
    assertTrue(!closed.since().orElseThrow().isBefore(released.started()));
    assertEquals(closed, standing(walk, walk.id), "also where the ledger is not read again");
  }

  /** As the whole table has it. */
  private static Standing standing(SampleWalk walk, String id) throws IOException {
    return walk.promotions.entries().stream()
        .filter(view -> view.entry().id().equals(id))
        .findFirst()
        .orElseThrow()
        .standing();
  }
}
