package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.log.Status;
import java.nio.file.Path;
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
  }
}
