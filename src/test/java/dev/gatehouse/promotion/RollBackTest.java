package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workspace.CheckoutState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two ways out of a promotion: abandoned before prod was changed, rolled back after. */
class RollBackTest {
  private static final String WHY = "The smoke checks fail, and the desk opens at eight";
  private static final List<String> FILES =
      List.of("VERSION", "frontend/config.js", "backend/phone_sheet.py", "backend/server.py");

  @TempDir Path folder;

  @Test
  void aRollBackBringsFilesRowsAndStatesBackAndTheEntryIsPendingAgain() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var prod = Prod.of(walk);
    var content = prod.content();
    var head = prod.head();
    var texts = texts(prod);
    var document = anyDocument(walk);
    var original = Files.readAllBytes(document);
    prod.breakSmoke();
    assertFalse(walk.run("promote").passed());
    var promoted = prod.head();
    assertNotEquals(texts, texts(prod));
    prod.sql("DELETE FROM bookings;");
    Files.writeString(document, "overwritten\n");
    assertTrue(walk.runBuiltIn("backup").passed(), "a later backup is of what was promoted");
    var before = Aftermath.of(walk);
    var ledger = before.events().size();

    refuses(() -> rollBack(walk, walk.id + "x", ADA), "is not the entry's ID");
    refuses(() -> rollBack(walk, walk.id, AGENT), "Only a person can roll back");
    refuses(
        () -> walk.promotions.remedies().abandon(walk.id, WHY, ADA),
        "Prod has been changed already");
    assertEquals(ledger, before.events().size(), "a refusal records nothing");
    assertEquals(promoted, prod.head());

    var outcome = rollBack(walk, " " + walk.id + " ", ADA);

    assertTrue(outcome.passed(), () -> outcome.summary() + outcome.details());
    assertEquals(content, prod.content(), "schema and rows are the backup's");
    assertArrayEquals(original, Files.readAllBytes(document));
    assertEquals(texts, texts(prod));
    assertEquals(List.of(), prod.dirt());
    assertNotEquals(head, prod.head(), "undone by a new commit");
    assertTrue(prod.contains(promoted), "history is not rewritten");
    assertStates(walk, "writeable", "canonical");
    assertFalse(Files.exists(prod.root().resolve("run/maintenance")), "services are started");

    var rolledBack = before.last(EventType.ROLLED_BACK);
    assertEquals(WHY, rolledBack.text());
    assertEquals(ADA, rolledBack.who());
    assertEquals("Pending", before.status());
    assertContains(before.notes(), "rolled back: " + WHY);
    assertContains(
        before.block("State transitions"), "| prod | writeable | canonical | rolled back |");
    assertContains(
        before.block("State transitions"), "| dev | canonical | writeable | rolled back |");
    startsAnew(walk);

    walk.through("promote");
    assertTrue(prod.tables().contains("tide_windows"));
    assertEquals(2, before.last(EventType.PROMOTED).attempt());
  }

  @Test
  void aRollBackThatWasBegunIsFinishedPartByPartAndNothingIsPromotedMeanwhile() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var prod = Prod.of(walk);
    var content = prod.content();
    walk.pass("promote");
    prod.sql("DELETE FROM bookings;");
    refuses(() -> part(walk, RollBackPart.KEEP, ""), "Something else of the roll back comes first");
    done(walk, RollBackPart.STOP, "");
    assertTrue(Files.exists(prod.root().resolve("run/maintenance")), "services are stopped");
    done(walk, RollBackPart.KEEP, "");
    assertTrue(walk.run("promote").passed(), "nobody has to go on with it before prod is changed");
    assertEquals(List.of(), RollBackPart.done(walk.promotions.promotion(walk.id).facts()));
    done(walk, RollBackPart.STOP, "");
    done(walk, RollBackPart.KEEP, "");
    done(walk, RollBackPart.UNDO, "");

    var again = walk.run("promote");

    assertContains(again.summary(), "prod is being rolled back");
    refuses(() -> part(walk, RollBackPart.RESTORE, "x"), "is not the entry's ID");
    done(walk, RollBackPart.RESTORE, walk.id);
    done(walk, RollBackPart.RESTART, "");
    refuses(
        () ->
            walk.promotions
                .runs()
                .rollBackPart(
                    walk.id,
                    RollBackPart.VERIFY,
                    "",
                    " ",
                    ADA,
                    RunListener.SILENT,
                    Cancellation.never()),
        "It is not said why");
    assertFalse(walk.run("promote").passed());
    assertEquals(
        List.of("a person who finishes the roll back, in the window"),
        walk.promotions.waiting(walk.id, "promote").forPerson());
    assertTrue(part(walk, RollBackPart.VERIFY, "").passed());
    assertEquals(content, prod.content(), "the backup that was made before the promotion");
    assertStates(walk, "writeable", "canonical");
    startsAnew(walk);
  }

  @Test
  void aProdWhoseDatabaseIsBrokenIsRolledBackAllTheSameByWhoSaysWhy() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var prod = Prod.of(walk);
    var content = prod.content();
    walk.pass("promote");
    Files.writeString(prod.root().resolve("backend/app.db"), "no database any more");
    done(walk, RollBackPart.STOP, "");

    var kept = part(walk, RollBackPart.KEEP, "", "");

    assertEquals(Outcome.End.FAILED, kept.end());
    assertEquals(
        List.of(RollBackPart.STOP), RollBackPart.done(walk.promotions.promotion(walk.id).facts()));
    part(walk, RollBackPart.KEEP, "", "the database is broken");
    assertContains(
        Aftermath.of(walk).last(EventType.COMPLETED).text(), "not backed up: the database is");
    done(walk, RollBackPart.UNDO, "");
    done(walk, RollBackPart.RESTORE, walk.id);
    assertEquals(content, prod.content());
  }

  private static Outcome part(SampleWalk walk, RollBackPart part, String typed, String why)
      throws IOException {
    return walk.promotions
        .runs()
        .rollBackPart(walk.id, part, typed, why, ADA, RunListener.SILENT, Cancellation.never());
  }

  /** Does a part that is not the last: never a pass, since the entry is not rolled back yet. */
  private static void done(SampleWalk walk, RollBackPart part, String typed) throws IOException {
    var outcome = part(walk, part, typed);
    assertEquals(
        Outcome.End.UNDONE, outcome.end(), () -> outcome.summary() + ": " + outcome.details());
  }

  private static Outcome part(SampleWalk walk, RollBackPart part, String typed) throws IOException {
    return part(walk, part, typed, part.isLast() ? WHY : "");
  }

  @Test
  void anAbandonedPromotionGivesTheFormerStatesBack() throws Exception {
    var walk = Walked.through("sign-off", folder);
    var prod = Prod.of(walk);
    assertStates(walk, "canonical", "writeable");
    var before = Aftermath.of(walk);
    var events = before.events().size();

    refuses(() -> walk.promotions.remedies().abandon(walk.id, " ", ADA), "a reason is needed");
    refuses(
        () -> walk.promotions.remedies().abandon(walk.id, WHY, AGENT), "Only a person can abandon");
    refuses(() -> rollBack(walk, walk.id, ADA), "There is nothing to roll back");
    assertEquals(events, before.events().size(), "a refusal records nothing");

    walk.promotions.remedies().abandon(walk.id, WHY, ADA);

    assertStates(walk, "writeable", "canonical");
    assertEquals(List.of(), prod.dirt());
    assertEquals(WHY, before.last(EventType.ABANDONED).text());
    assertEquals("Pending", before.status());
    assertContains(before.notes(), "abandoned: " + WHY);
    assertContains(
        before.block("State transitions"), "| prod | writeable | canonical | abandoned |");
    startsAnew(walk);
    assertEquals(List.of(), walk.promotions.promotion(walk.id).signOffs());

    refuses(() -> walk.run("sign-off"), "Check prod's health, is not done");
    walk.through("sign-off");
    assertStates(walk, "canonical", "writeable");
  }

  @Test
  void checkoutsThatHadNoStateHaveNoneAgainAfterAnAbandonedPromotion() throws Exception {
    var walk = Walked.nowhere(folder);
    var roots = List.of(walk.sample.dev(), walk.sample.prod());
    for (var root : roots) {
      Files.delete(root.resolve(CheckoutState.FILE));
      Hands.commit(root, CheckoutState.FILE);
    }
    walk.promotions.rediscover();
    walk.through("sign-off");
    assertStates(walk, "canonical", "writeable");

    walk.promotions.remedies().abandon(walk.id, WHY, ADA);

    for (var root : roots) {
      assertFalse(Files.exists(root.resolve(CheckoutState.FILE)), root::toString);
    }
    assertEquals(List.of(), Prod.of(walk).dirt());
    walk.through("sign-off");
    assertStates(walk, "canonical", "writeable");
  }

  /** All but 1 and 2 start anew, and the evidence of the old attempt is still there. */
  private static void startsAnew(SampleWalk walk) throws Exception {
    var promotion = walk.promotions.promotion(walk.id);
    assertEquals(2, promotion.attempt());
    for (var view : promotion.steps()) {
      var kept = List.of("add", "update").contains(view.step().key());
      assertEquals(
          kept ? StepState.PASSED : StepState.NOT_STARTED, view.state(), view.step().key());
    }
  }

  private static Outcome rollBack(SampleWalk walk, String typed, Who who) throws IOException {
    return walk.promotions
        .runs()
        .rollBack(walk.id, typed, WHY, who, RunListener.SILENT, Cancellation.never());
  }

  private static void assertStates(SampleWalk walk, String dev, String prod) throws IOException {
    var ofDev = CheckoutState.read(walk.sample.dev()).orElseThrow();
    var ofProd = CheckoutState.read(walk.sample.prod()).orElseThrow();
    assertEquals(dev, ofDev.state());
    assertEquals(prod, ofProd.state());
    var owner = dev.equals("canonical") ? "dev" : "prod";
    assertEquals(owner, ofDev.canonicalOwner());
    assertEquals(owner, ofProd.canonicalOwner());
    assertContains(ofProd.note(), walk.id);
  }

  private static List<String> texts(Prod prod) throws IOException {
    var texts = new java.util.ArrayList<String>();
    for (var file : FILES) {
      texts.add(Files.exists(prod.root().resolve(file)) ? prod.text(file) : "gone");
    }
    return texts;
  }

  private static Path anyDocument(SampleWalk walk) throws IOException {
    try (var files = Files.walk(walk.sample.prod().resolve("storage/uploads"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static void refuses(org.junit.jupiter.api.function.Executable work, String why) {
    assertContains(assertThrows(Trouble.class, work).what(), why);
  }
}
