package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.UndoPromotion;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event.Result;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was promoted comes out of prod again by one click, as long as it is all that happened. */
class UndoTest {
  /** A table where the first migration wants an index of that name: it fails before it is done. */
  private static final String IN_THE_WAY = "bookings_by_berth";

  @TempDir Path folder;
  private SampleWalk walk;
  private Prod prod;

  @BeforeEach
  void aPromotionWhoseFirstMigrationFails() throws Exception {
    walk = Walked.through("rollback-plan", folder);
    prod = Prod.of(walk);
  }

  private void promoteAndFail() throws IOException {
    prod.sql("CREATE TABLE " + IN_THE_WAY + " (x INTEGER);");
    assertFalse(walk.run("promote").passed());
    prod.sql("DROP TABLE " + IN_THE_WAY + ";");
  }

  private Outcome undo(Who who) throws IOException {
    return walk.promotions.runs().undo(walk.id, who, RunListener.SILENT, Cancellation.never());
  }

  private boolean isPossible() throws IOException {
    return UndoPromotion.isPossible(
        walk.promotions.workflow(), walk.promotions.promotion(walk.id).facts());
  }

  @Test
  void theCommitIsUndoneByANewOneAndTheStepCanBeRunAgain() throws Exception {
    var version = prod.text("VERSION");
    var before = prod.head();
    assertFalse(isPossible(), "nothing is promoted yet");
    promoteAndFail();
    var promoted = prod.head();
    assertNotEquals(version, prod.text("VERSION"));
    assertTrue(isPossible());
    var record = Aftermath.of(walk);

    var outcome = undo(ADA);

    assertContains(outcome.summary(), "as they were before");
    assertEquals(version, prod.text("VERSION"));
    assertFalse(Files.exists(prod.root().resolve("backend/tides.py")));
    assertEquals(List.of(), prod.dirt());
    assertTrue(prod.contains(promoted) && prod.contains(before), "history is not rewritten");
    assertFalse(Files.exists(prod.root().resolve("run/maintenance")), "services are started");
    var finished = record.last(EventType.FINISHED).finish().orElseThrow();
    assertEquals(Result.CANCELLED, finished.result());
    assertEquals(1, walk.promotions.promotion(walk.id).attempt(), "the attempt goes on");
    assertEquals(StepState.PASSED, walk.state("rehearsal"), "what was proved still is");
    assertFalse(isPossible());
    assertThrows(Trouble.class, () -> undo(ADA));

    walk.pass("promote");
    assertNotEquals(version, prod.text("VERSION"));
    walk.through("transitions");
    assertEquals("Promoted", walk.promotions.promotion(walk.id).status());
  }

  @Test
  void afterAnUndoThePromotionCanBeAbandoned() throws Exception {
    promoteAndFail();
    undo(ADA);
    var promotion = walk.promotions.remedies().abandon(walk.id, "not this week", ADA);
    assertEquals(2, promotion.attempt());
  }

  @Test
  void onceAMigrationHasRunThereIsOnlyTheRollBack() throws Exception {
    prod.breakSmoke();
    assertFalse(walk.run("promote").passed());
    var head = prod.head();
    assertFalse(isPossible());
    assertContains(
        assertThrows(Trouble.class, () -> undo(ADA)).what(), "More has happened to prod");
    assertEquals(head, prod.head());
  }

  @Test
  void itIsForAPersonAndForAProdThatNobodyHasChangedSince() throws Exception {
    promoteAndFail();
    assertThrows(Trouble.class, () -> undo(AGENT));
    var promoted = prod.head();
    Files.writeString(prod.root().resolve("VERSION"), "by hand\n");

    var outcome = undo(ADA);

    assertFalse(outcome.passed());
    assertContains(outcome.summary(), "Prod's files have changed since");
    assertEquals(promoted, prod.head());
    assertEquals("by hand\n", prod.text("VERSION"));
    assertTrue(isPossible(), "as soon as that is taken back");
  }
}
