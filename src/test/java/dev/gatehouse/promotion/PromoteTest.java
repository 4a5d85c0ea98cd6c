package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.ledger.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step 14 where it cannot be done in one go. */
class PromoteTest {
  @TempDir Path folder;

  @Test
  void afterAFailedGateTheSecondTryGoesOnWhereTheFirstStopped() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var prod = Prod.of(walk);
    var head = prod.head();
    prod.breakSmoke();
    var before = Aftermath.of(walk);

    var outcome = walk.run("promote");

    before.failed("promote", outcome, "Gate smoke failed");
    assertContains(String.join("\n", outcome.details()), "ended with exit code 1");
    assertContains(String.join("\n", outcome.details()), "roll back");
    assertEquals(Optional.of(1), before.last(EventType.FINISHED).finish().orElseThrow().exit());
    var promoted = prod.head();
    assertNotEquals(head, promoted, "the commit is made");
    assertTrue(prod.tables().contains("tide_windows"), "the migrations ran");
    assertEquals(1, before.count(EventType.PROMOTED));
    assertEquals(3, before.count(EventType.COMPLETED), "the commit and two migrations");
    assertContains(before.evidence("promote", "applied.txt"), "backend/tides.py · INCLUDE");
    assertContains(prod.text("frontend/config.js"), "8100");
    assertEquals(
        StepState.PASSED, walk.state("rehearsal"), "what Gatehouse ships makes nothing stale");

    // A second run of the migration would bring these rows back.
    prod.sql("DELETE FROM tide_windows WHERE pier = 'Quay';");
    long left = prod.rows("tide_windows");
    prod.mendSmoke();
    walk.pass("promote");

    assertEquals(promoted, prod.head(), "no second commit");
    assertEquals(left, prod.rows("tide_windows"), "migrations do not run twice");
    assertEquals(1, before.count(EventType.PROMOTED));
    assertEquals(3, before.count(EventType.COMPLETED));
    var run = before.last(EventType.FINISHED).run();
    assertEquals(2, run);
    assertContains(
        Files.readString(walk.promotions.outputFile(walk.id, "promote", run)),
        "Done by an earlier try: migration backend/migrations/0004_tide_windows.sql");
  }

  @Test
  void aProdThatGotDirtyMeanwhileIsNotTouched() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var prod = Prod.of(walk);
    var head = prod.head();
    var content = prod.content();
    var stray = walk.sample.prod().resolve("stray.txt");
    Files.writeString(stray, "stray\n");
    var before = Aftermath.of(walk);

    var outcome = walk.run("promote");

    before.failed("promote", outcome, "prod is not clean: stray.txt");
    assertEquals(head, prod.head());
    assertEquals(content, prod.content());
    assertEquals(0, before.count(EventType.PROMOTED));
    Files.delete(stray);
    walk.pass("promote");
  }
}
