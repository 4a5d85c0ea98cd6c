package dev.gatehouse.promotion;

import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.log.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A promotion from the first step to the last, through the engine alone. */
class WholePromotionTest {
  @TempDir Path folder;

  @Test
  void theSamplesEntryIsWalkedThroughAllTwentyOneStepsToPromoted() throws Exception {
    var walk = SampleWalk.in(folder).through("transitions");

    var promotion = walk.promotions.promotion(walk.id);
    assertEquals(21, promotion.done());
    assertTrue(promotion.closed());
    assertEquals("Promoted", promotion.status());
    assertTrue(
        promotion.required().stream().allMatch(RequiredField::filled),
        () -> promotion.required().toString());
    var row = walk.promotions.log().entry(walk.id).orElseThrow();
    assertEquals(Optional.of(Status.PROMOTED), row.status());
    assertEquals("Promoted", row.section());

    assumeTrue(GitCommand.isThere());
    var dev = walk.sample.dev();
    var ledger = walk.promotions.folder(walk.id).path().resolve("ledger.jsonl");
    var trailers = Trailers.check(dev, walk.id, ledger);
    assertEquals(Files.readAllLines(ledger).size(), trailers.getFirst(), "all of it is in git");
    assertTrue(trailers.size() > 21, () -> "a commit for each deed: " + trailers);
    assertEquals(trailers.stream().sorted(Comparator.reverseOrder()).toList(), trailers);
    assertFalse(Trailers.check(walk.sample.prod(), walk.id, ledger).isEmpty());
    var changed = git(dev, "status", "--porcelain", "-uall", "docs");
    assertEquals("", changed, "neither the log nor anything of the record waits");
  }
}
