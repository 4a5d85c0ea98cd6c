package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A status that somebody edited by hand: the log is what people see, gates go by the record. */
class EditedStatusTest {
  private static final String DIFFERENCE = "The log says Approved, the record says Pending";

  @TempDir Path folder;

  @Test
  void thePromotionStandsStillAndSaysWhyUntilTheStatusIsPutBack() throws Exception {
    var walk = Walked.through("add", folder);
    edit(walk, "Pending", "Approved");
    var before = Aftermath.of(walk);
    var events = before.events().size();

    var promotion = walk.promotions.promotion(walk.id);
    assertEquals("Approved", promotion.status(), "shown as it is");
    assertContains(promotion.findings().getFirst().what(), DIFFERENCE);
    assertTrue(promotion.steps().stream().noneMatch(StepView::canStart));
    var refused = assertThrows(Trouble.class, () -> walk.run("update"));
    assertContains(refused.what(), DIFFERENCE);
    assertEquals(events, before.events().size());
    assertEquals("Approved", before.status(), "and left as it is");

    edit(walk, "Approved", "Pending");
    walk.through("update");
  }

  @Test
  void aPersonAcknowledgesTheDifferenceWithAReasonAndThePromotionGoesOn() throws Exception {
    var walk = Walked.through("add", folder);
    var deeds = walk.promotions.deeds();
    assertThrows(Trouble.class, () -> deeds.acknowledgeEdit(walk.id, "all is well", ADA));
    edit(walk, "Pending", "Approved");
    var before = Aftermath.of(walk);

    assertThrows(Trouble.class, () -> deeds.acknowledgeEdit(walk.id, "by the board", AGENT));
    assertThrows(Trouble.class, () -> deeds.acknowledgeEdit(walk.id, "  ", ADA));
    assertEquals(0, before.count(EventType.FOUND_EDITED));

    var promotion = deeds.acknowledgeEdit(walk.id, "Approved by the board", ADA);

    assertEquals(List.of(), promotion.findings());
    var event = before.last(EventType.FOUND_EDITED);
    assertEquals("status", event.about());
    assertEquals("Pending", event.from());
    assertEquals("Approved", event.set().get("status"));
    assertEquals("Approved", before.status());
    assertContains(before.notes(), "acknowledged `status`: Approved by the board");
    assertEquals(StepState.NOT_STARTED, promotion.step("approve").state(), "nothing is skipped");
    walk.through("update");
  }

  @Test
  void aWordThatIsNoStatusAndARowThatIsGoneHaveToBePutBack() throws Exception {
    var walk = Walked.through("add", folder);
    var log = walk.promotions.logFile().orElseThrow();
    var text = Files.readString(log);
    edit(walk, "Pending", "Nearly done");
    assertContains(
        walk.promotions.promotion(walk.id).findings().getFirst().what(),
        "The log says Nearly done");
    var refused =
        assertThrows(
            Trouble.class, () -> walk.promotions.deeds().acknowledgeEdit(walk.id, "so be it", ADA));
    assertContains(refused.what(), "\"Nearly done\" is no status");

    Files.writeString(log, text.replace(row(text, walk) + "\n", ""));
    assertContains(
        walk.promotions.promotion(walk.id).findings().getFirst().what(),
        "The log has no row for " + walk.id + " any more");
    assertThrows(Trouble.class, () -> walk.run("update"));

    Files.writeString(log, text);
    walk.through("update");
  }

  private static void edit(SampleWalk walk, String from, String to) throws Exception {
    var log = walk.promotions.logFile().orElseThrow();
    var text = Files.readString(log);
    var row = row(text, walk);
    Hands.replace(log, row, row.replace("| " + from + " |", "| " + to + " |"));
  }

  private static String row(String text, SampleWalk walk) {
    return text.lines()
        .filter(line -> line.startsWith("| " + walk.id + " |"))
        .findFirst()
        .orElseThrow();
  }
}
