package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be changed of an entry's text, and when the process says no. */
class EditsTest {
  private static final String NEW = "2026-04-01-fuel-dock";

  @TempDir Path folder;

  @Test
  void anEntryThatIsAddedGoesOnThroughTheWizardAsOneThatWasAddedThere() throws Exception {
    var sample = Walked.nowhere(folder).sample;
    var walk = new SampleWalk(sample, NEW);

    walk.promotions.edits().add(NEW, "Fuel at the dock", Status.PENDING, "Mara", AGENT);

    assertEquals(StepState.PASSED, walk.state("add"));
    assertEquals(StepState.NOT_STARTED, walk.state("health"), "adding checks nothing");
    assertEquals(List.of(), walk.promotions.promotion(NEW).findings());
    walk.through("add");
    assertEquals("Pending", Aftermath.of(walk).status());
    assertTrue(walk.promotions.promotion(NEW).step("update").canStart());
  }

  @Test
  void anEditIsRecordedWithWhoMadeItAndAValueThatIsThereAlreadyIsNot() throws Exception {
    var walk = Walked.through("add", folder);
    var after = Aftermath.of(walk);
    var events = after.events().size();

    var entry = walk.promotions.deeds().edit(walk.id, Field.NOTES, "Waits for tests", AGENT);
    walk.promotions.deeds().edit(walk.id, Field.NOTES, "Waits for tests", ADA);

    assertEquals("Waits for tests", entry.notes());
    assertEquals(events + 1, after.events().size());
    var event = after.last(EventType.EDITED);
    assertEquals(AGENT, event.who());
    assertEquals("Waits for tests", event.set().get("notes"));
    assertEquals(entry.hash(), event.row());
  }

  @Test
  void claimsThatAreSetAreThoseThatTheWizardReads() throws Exception {
    var walk = Walked.through("add", folder);

    walk.promotions.edits().set(walk.id, Field.CLAIMS, "backend/**, frontend/app.js", AGENT);

    assertEquals("`backend/**`, `frontend/app.js`", walk.promotions.promotion(walk.id).claims());
    assertEquals("update", Aftermath.of(walk).last(EventType.CLAIMED).step());
  }

  @Test
  void whatWasTypedIsWrittenInOneTurnAndNothingOfItWhereOthersChangedTheSameCell()
      throws Exception {
    var walk = Walked.through("add", folder);
    var edits = walk.promotions.edits();
    var row = walk.promotions.log().entry(walk.id).orElseThrow();
    var began = Map.of(Field.SUMMARY, row.summary(), Field.OWNER, row.owner());
    var events = walk.promotions.ledger(walk.id).events().size();

    var merged =
        edits.merge(walk.id, began, Map.of(Field.SUMMARY, "Mine", Field.OWNER, "Linus"), ADA);

    assertTrue(merged.conflicts().isEmpty());
    assertEquals("Mine", walk.promotions.log().entry(walk.id).orElseThrow().summary());
    assertEquals(events + 1, walk.promotions.ledger(walk.id).events().size(), "one event for both");

    var late =
        edits.merge(
            walk.id, began, Map.of(Field.SUMMARY, "Late", Field.OWNER, "Grace"), SampleWalk.GRACE);

    assertEquals(Set.of(Field.SUMMARY, Field.OWNER), late.conflicts().keySet());
    assertEquals("Linus", walk.promotions.log().entry(walk.id).orElseThrow().owner());
    assertThrows(
        Trouble.class,
        () -> edits.merge(walk.id, Map.of(Field.OWNER, "Linus"), Map.of(Field.OWNER, ""), AGENT));
  }

  @Test
  void aPathThatIsTypedFillsNoRequiredFieldAndAWaiverCannotBeTyped() throws Exception {
    var walk = Walked.through("add", folder);
    var edits = walk.promotions.edits();

    edits.set(walk.id, Field.BACKUP, "`prod:storage/backups/mine`", AGENT);

    var backup = walk.promotions.promotion(walk.id).required().getFirst();
    assertContains(backup.value(), "storage/backups/mine");
    assertFalse(backup.filled());
    for (var forged : List.of("waived by Ada, asked by Grace", "not applicable, stated by Ada")) {
      assertThrows(Trouble.class, () -> edits.set(walk.id, Field.BACKUP, forged, AGENT), forged);
    }
    assertThrows(Trouble.class, () -> edits.set(walk.id, Field.OWNER, " ", AGENT));
    assertThrows(Trouble.class, () -> edits.set(walk.id, Field.SUMMARY, "", AGENT));
  }

  @Test
  void aStatusThatSkipsItsStepIsRefusedWithWhatItWaitsFor() throws Exception {
    var walk = Walked.through("add", folder);
    var after = Aftermath.of(walk);
    var edits = walk.promotions.edits();
    for (var status : List.of(Status.APPROVED, Status.PROMOTED)) {
      var refused = assertThrows(Trouble.class, () -> edits.status(walk.id, status, ADA));

      assertContains(refused.what(), status.text() + " is given by step 1");
      assertContains(refused.what(), "Step 2, Record what changed, is not done");
      assertEquals("Pending", after.status());
    }
    var other = "2026-03-09-quay-power";
    var unproved = assertThrows(Trouble.class, () -> edits.status(other, Status.APPROVED, ADA));
    assertContains(unproved.what(), "has no record");
    assertFalse(walk.promotions.isRecorded(other));
  }

  @Test
  void anApprovalThatItsStepAllowsIsGivenByAPersonAndByNoAgent() throws Exception {
    var walk = Walked.through("provisional", folder);
    var after = Aftermath.of(walk);
    var edits = walk.promotions.edits();

    var refused = assertThrows(Trouble.class, () -> edits.status(walk.id, Status.APPROVED, AGENT));
    assertContains(refused.what(), "waits for a person");
    assertEquals("Pending", after.status());

    assertEquals("Approved", edits.status(walk.id, Status.APPROVED, ADA).statusText());
    assertEquals(StepState.PASSED, walk.state("approve"));
    var back = assertThrows(Trouble.class, () -> edits.status(walk.id, Status.PENDING, ADA));
    assertContains(back.what(), "is Approved, which its steps have given it");
    assertThrows(Trouble.class, () -> edits.status(walk.id, Status.DEV_ONLY, ADA));
    walk.through("release");
    assertEquals("Promoted", after.status());
  }

  @Test
  void whatIsDevOnlyStaysSoAndIsNeverPromoted() throws Exception {
    var walk = Walked.through("update", folder);
    var edits = walk.promotions.edits();

    assertEquals("Dev-only", edits.status(walk.id, Status.DEV_ONLY, AGENT).statusText());

    var promotion = walk.promotions.promotion(walk.id);
    assertContains(promotion.findings().getFirst().what(), "must never be promoted");
    assertTrue(promotion.steps().stream().noneMatch(StepView::canStart));
    var refused = assertThrows(Trouble.class, () -> edits.status(walk.id, Status.PENDING, ADA));
    assertContains(refused.what(), "Dev-only, which must never be promoted");
    edits.note(walk.id, "it can be edited all the same", AGENT);
  }

  @Test
  void aPromotionUnderWayDoesNotBecomeDevOnly() throws Exception {
    var walk = Walked.through("sign-off", folder);

    var refused =
        assertThrows(
            Trouble.class, () -> walk.promotions.edits().status(walk.id, Status.DEV_ONLY, AGENT));

    assertContains(refused.what(), "under way");
    assertEquals("Pending", Aftermath.of(walk).status());
  }

  @Test
  void aStatusThatWasChangedByHandCanBePutBackAndNotTakenOver() throws Exception {
    var walk = Walked.through("add", folder);
    var log = walk.promotions.logFile().orElseThrow();
    var row = walk.promotions.log().entry(walk.id).orElseThrow().line() - 1;
    var lines = Files.readAllLines(log);
    lines.set(row, lines.get(row).replace("| Pending |", "| Dev-only |"));
    Files.write(log, lines);
    var edits = walk.promotions.edits();

    var refused = assertThrows(Trouble.class, () -> edits.status(walk.id, Status.DEV_ONLY, AGENT));
    assertContains(refused.what(), "The log says Dev-only, the record Pending");

    assertEquals("Pending", edits.status(walk.id, Status.PENDING, AGENT).statusText());
    assertEquals(List.of(), walk.promotions.promotion(walk.id).findings());
  }

  @Test
  void aHandWrittenRowIsAdoptedByItsFirstEditAndOnlyIfThatChangesIt() throws Exception {
    var walk = Walked.nowhere(folder);
    var edits = walk.promotions.edits();
    var row = walk.promotions.log().entry(walk.id).orElseThrow();

    edits.set(walk.id, Field.OWNER, row.owner(), AGENT);
    assertFalse(walk.promotions.isRecorded(walk.id));

    edits.note(walk.id, "tests are green", AGENT);

    var events = Aftermath.of(walk).events();
    assertEquals(
        List.of(EventType.ADOPTED, EventType.NOTED),
        events.stream().map(event -> event.type()).toList());
    assertEquals(row.hash(), walk.promotions.log().entry(walk.id).orElseThrow().hash());
    assertContains(Aftermath.of(walk).notes(), "Build agent, noted: tests are green");
    assertEquals(StepState.PASSED, walk.state("add"));
  }

  @Test
  void aRowWithAWordThatIsNoStatusIsTakenOverOnceItHasOne() throws Exception {
    var walk = Walked.nowhere(folder);
    var log = walk.promotions.logFile().orElseThrow();
    var row = walk.promotions.log().entry(walk.id).orElseThrow().line() - 1;
    var lines = Files.readAllLines(log);
    lines.set(row, lines.get(row).replace("| Pending |", "| nearly |"));
    Files.write(log, lines);
    var edits = walk.promotions.edits();

    var refused = assertThrows(Trouble.class, () -> edits.note(walk.id, "a note", AGENT));
    assertContains(refused.what(), "\"nearly\" is no status");
    assertFalse(walk.promotions.isRecorded(walk.id));

    assertEquals("Pending", edits.status(walk.id, Status.PENDING, AGENT).statusText());
    assertTrue(walk.promotions.isRecorded(walk.id));
    edits.note(walk.id, "a note", AGENT);
  }

  @Test
  void aClosedEntryTakesNothingMore() throws Exception {
    var walk = Walked.through("transitions", folder);
    var edits = walk.promotions.edits();
    var after = Aftermath.of(walk);
    var events = after.events().size();

    assertThrows(Trouble.class, () -> edits.note(walk.id, "one more", ADA));
    assertThrows(Trouble.class, () -> edits.set(walk.id, Field.NOTES, "one more", ADA));
    assertThrows(Trouble.class, () -> edits.status(walk.id, Status.PENDING, ADA));

    assertEquals(events, after.events().size());
    assertEquals("Promoted", edits.status(walk.id, Status.PROMOTED, ADA).statusText());
  }
}
