package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.BareWalk.ADA;
import static dev.gatehouse.promotion.BareWalk.GRACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogTemplate;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several Pending entries that ship together. */
class TogetherTest {
  private static final String LEAD = "2026-04-01-low-water";
  private static final String OTHER = "2026-04-02-spring-tides";
  private static final String THIRD = "2026-04-03-neap-tides";

  @TempDir Path folder;
  private BareWalk bare;

  @BeforeEach
  void twoEntriesArePending() throws Exception {
    bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    bare.work("page.txt", "High water at nine.\nLow water at three.\n");
    bare.work("spring.txt", "Full moon.\n");
    bare.promotions.start(LEAD, ADA);
    bare.walkBefore("sign-off", LEAD, "page.txt");
    add(OTHER);
  }

  @Test
  void twoShipInOneGoEachWithItsOwnRecordStatusesAndVerdict() throws Exception {
    ship();
    passOwn();
    walkLeadTo("approve");

    assertEquals("High water at nine.\nLow water at three.\n", inProd("page.txt"));
    assertEquals("Full moon.\n", inProd("spring.txt"));
    assertContains(lastCommit(), "Entries: " + LEAD + ", " + OTHER);
    assertContains(log(), "- **Ships with:** " + LEAD + "\n");
    refused(OTHER, "approve", "It waits for step 17, Approve the entry, of " + LEAD);
    pass(LEAD, "approve");
    assertEquals(List.of("Approved", "Pending"), statuses());
    pass(OTHER, "approve");
    assertEquals(List.of("Approved", "Approved"), statuses());
    pass(LEAD, "release");
    refused(LEAD, "canonical", "It waits for step 18, Mark the entry promoted, of " + OTHER);
    pass(OTHER, "release");
    assertEquals(List.of("Promoted", "Promoted"), statuses());
    refused(OTHER, "transitions", "It waits for step 20, Check the record, of " + LEAD);
    bare.walkBefore("", LEAD, "page.txt");
    pass(OTHER, "transitions");

    for (var id : List.of(LEAD, OTHER)) {
      var promotion = bare.promotions.promotion(id);
      assertTrue(promotion.closed());
      assertEquals(21, promotion.done(), id);
      assertTrue(promotion.required().stream().allMatch(one -> one.filled()), id);
      assertEquals(6, promotion.transitions().size(), "the lead's, for both");
      var report = bare.promotions.check(id);
      assertTrue(report.isProved(), () -> report.findings().toString());
      assertEquals(List.of(), report.findings());
    }
    assertFalse(
        bare.promotions.log().entry(OTHER).orElseThrow().fields().containsKey(Field.BACKUP),
        "what it takes from the lead stands there");
  }

  @Test
  void theLeadWaitsForWhatTheOtherDoesForItselfAndTheOtherTakesNothingOfTheRest() throws Exception {
    ship();
    bare.promotions.deeds().sign(LEAD, ADA);
    bare.promotions.deeds().sign(LEAD, GRACE);

    refused(LEAD, "sign-off", "It waits for step 2, Record what changed, of " + OTHER);
    for (var step : bare.promotions.workflow().steps()) {
      if (!step.each()) {
        refused(OTHER, step.key(), LEAD + ", which it ships with, takes this step for it too");
      }
    }
    passOwn();
    pass(LEAD, "sign-off");

    assertEquals(
        StepState.PASSED,
        bare.promotions.promotion(OTHER).step("sign-off").state(),
        "taken for both");
    assertTrue(bare.promotions.ledger(OTHER).events().stream().noneMatch(this::isSignOff));
    bare.work("spring.txt", "New moon.\n");
    assertEquals(StepState.STALE, bare.promotions.promotion(OTHER).step("update").state());
    refused(LEAD, "diff", "Record what changed");
  }

  private boolean isSignOff(Event event) {
    return event.step().equals("sign-off");
  }

  @Test
  void whatEachClaimsIsMatchedAndWhatBothLeaveOutStopsTheComparison() throws Exception {
    ship();
    passOwn();
    pass(LEAD, "sign-off");
    bare.work("nobodys.txt", "Who is it?\n");
    bare.promotions
        .deeds()
        .decide(LEAD, List.of("page.txt", "spring.txt"), Choice.INCLUDE, "", ADA);
    for (var id : List.of(LEAD, OTHER)) {
      bare.promotions.deeds().state(id, "update", "", "I read it again", ADA);
      pass(id, "update");
    }

    var outcome = bare.run(LEAD, "diff");

    assertEquals(
        List.of("nobodys.txt differs, and no entry claims it: claim it or exclude it."),
        outcome.details());
  }

  @Test
  void itShipsAloneAgainUntilSomethingOfItIsInProd() throws Exception {
    ship();
    passOwn();
    walkLeadTo("readiness");
    assertEquals(StepState.PASSED, bare.promotions.promotion(LEAD).step("diff").state());

    bare.promotions.together().alone(OTHER, ADA);

    assertFalse(log().contains("Ships with:** " + LEAD));
    assertEquals(
        StepState.STALE,
        bare.promotions.promotion(LEAD).step("diff").state(),
        "its claims ship no longer");
    assertEquals(StepState.PASSED, bare.promotions.promotion(OTHER).step("update").state());
    assertEquals(StepState.NOT_STARTED, bare.promotions.promotion(OTHER).step("diff").state());
    assertTrue(bare.promotions.check(OTHER).isProved());

    ship();
    decideBoth();
    walkLeadTo("verify");
    var refused = assertThrows(Trouble.class, () -> bare.promotions.together().alone(OTHER, ADA));
    assertContains(refused.what(), LEAD + " is in prod already");
    add(THIRD);
    assertThrows(Trouble.class, () -> bare.promotions.together().ship(THIRD, LEAD, ADA));
  }

  @Test
  void aLeadThatIsRolledBackTakesTheOthersWithIt() throws Exception {
    ship();
    passOwn();
    walkLeadTo("approve");
    for (var id : List.of(LEAD, OTHER)) {
      pass(id, "approve");
    }
    assertEquals(List.of("Approved", "Approved"), statuses());
    var own =
        assertThrows(
            Trouble.class,
            () ->
                bare.promotions
                    .runs()
                    .rollBack(OTHER, OTHER, "wet", ADA, RunListener.SILENT, Cancellation.never()));
    assertContains(own.remedy(), "Roll " + LEAD + " back");

    bare.promotions
        .runs()
        .rollBack(LEAD, LEAD, "the page was wrong", ADA, RunListener.SILENT, Cancellation.never());

    assertEquals(List.of("Pending", "Pending"), statuses());
    for (var id : List.of(LEAD, OTHER)) {
      var promotion = bare.promotions.promotion(id);
      assertEquals(2, promotion.attempt());
      assertEquals(StepState.NOT_STARTED, promotion.step("approve").state());
      assertTrue(bare.promotions.check(id).isProved());
    }
    assertContains(log(), "rolled back `" + LEAD + "`: the page was wrong");
    assertEquals(
        Optional.of(LEAD), bare.promotions.promotion(OTHER).shipsWith(), "the next try is theirs");
    assertEquals(
        1,
        bare.promotions.ledger(OTHER).events().stream()
            .filter(event -> event.type() == EventType.ROLLED_BACK)
            .count());
  }

  @Test
  void aLeadThatIsAbandonedEndsTheOthersAttemptAndTheOtherCannotBeAbandonedByItself()
      throws Exception {
    ship();
    passOwn();
    walkLeadTo("diff");
    assertThrows(Trouble.class, () -> bare.promotions.remedies().abandon(OTHER, "enough", ADA));

    bare.promotions.remedies().abandon(LEAD, "not this week", ADA);

    for (var id : List.of(LEAD, OTHER)) {
      assertEquals(2, bare.promotions.promotion(id).attempt());
      assertEquals(StepState.NOT_STARTED, bare.promotions.promotion(id).step("sign-off").state());
      assertTrue(bare.promotions.check(id).isProved());
    }
  }

  @Test
  void whatCannotFollowIsRefusedAndSaysWhy() throws Exception {
    add(THIRD);
    var together = bare.promotions.together();
    assertContains(ship(LEAD, LEAD), "cannot ship with itself");
    ship();
    assertContains(ship(THIRD, OTHER), OTHER + " ships with " + LEAD + " itself");
    assertContains(ship(LEAD, THIRD), OTHER + " ships with " + LEAD);
    together.alone(OTHER, ADA);

    bare.promotions.edits().status(OTHER, Status.DEV_ONLY, ADA);
    assertContains(ship(OTHER, LEAD), OTHER + " is Dev-only");
    assertContains(ship(LEAD, OTHER), OTHER + " is Dev-only");
    assertContains(ship(LEAD, "2026-04-09-nobody"), "is not in promotion");
    pass(LEAD, "sign-off");
    assertContains(ship(LEAD, THIRD), "The promotion of " + LEAD + " is under way");
    var candidates = together.candidates(LEAD);
    assertEquals(List.of(THIRD), candidates.stream().map(one -> one.id()).toList());
    assertEquals("", candidates.getFirst().why());

    together.ship(THIRD, LEAD, ADA);
    var stays =
        assertThrows(
            Trouble.class, () -> bare.promotions.edits().status(THIRD, Status.DEV_ONLY, ADA));
    assertContains(stays.what(), THIRD + " ships with " + LEAD);
  }

  @Test
  void whatSomebodyWroteIntoTheLogByHandShipsWithNothingUntilItIsChosen() throws Exception {
    var file = bare.promotions.logFile().orElseThrow();
    var log = bare.promotions.log().withField(OTHER, Field.SHIPS_WITH, "`" + LEAD + "`");
    Files.write(file, log.bytes());

    refused(LEAD, "sign-off", "its record does not: choose it in step 2");
    refused(OTHER, "approve", "let it ship alone again");

    ship();
    passOwn();
    pass(LEAD, "sign-off");
    Files.write(file, bare.promotions.log().withField(OTHER, Field.SHIPS_WITH, "").bytes());
    assertContains(
        bare.promotions.promotion(OTHER).findings().getFirst().what(),
        "\"Ships with\" was deleted");
    bare.promotions.deeds().acknowledgeEdit(OTHER, "It is not ready", ADA);
    assertEquals(Optional.empty(), bare.promotions.promotion(OTHER).shipsWith());
    assertEquals(List.of(), bare.promotions.promotion(OTHER).findings());
  }

  @Test
  void aRowWithoutARecordIsAdoptedByBeingChosen() throws Exception {
    var file = bare.promotions.logFile().orElseThrow();
    Files.write(file, bare.promotions.log().add(THIRD, "Neap", Status.PENDING, "Mara", "").bytes());
    assertFalse(bare.promotions.isRecorded(THIRD));

    bare.promotions.together().ship(THIRD, LEAD, ADA);

    assertTrue(bare.promotions.isRecorded(THIRD));
    assertEquals(List.of(THIRD), bare.promotions.promotion(LEAD).followers());
    assertTrue(bare.promotions.check(THIRD).isProved());
  }

  @Test
  void aLeadThatIsGoneFromTheLogStopsTheOtherUntilItShipsAlone() throws Exception {
    ship();
    var file = bare.promotions.logFile().orElseThrow();
    var row = log().lines().filter(line -> line.startsWith("| " + LEAD)).findFirst().orElseThrow();
    Hands.replace(file, row + "\n", "");

    assertContains(
        bare.promotions.promotion(OTHER).findings().getFirst().what(),
        "the log has no such entry: let it ship alone again");
    bare.promotions.together().alone(OTHER, ADA);
    assertEquals(List.of(), bare.promotions.promotion(OTHER).findings());
  }

  private void ship() throws IOException {
    bare.promotions.together().ship(OTHER, LEAD, ADA);
  }

  private String ship(String id, String lead) {
    return assertThrows(Trouble.class, () -> bare.promotions.together().ship(id, lead, ADA)).what();
  }

  private void add(String id) throws IOException {
    bare.promotions.edits().add(id, "Tides " + id, Status.PENDING, "Mara", ADA);
  }

  /** What the follower does before the lead can go on. */
  private void passOwn() throws IOException {
    bare.promotions.deeds().claim(OTHER, "spring.txt", ADA);
    bare.promotions.deeds().state(OTHER, "update", "", "I read it in dev", ADA);
    pass(OTHER, "update");
  }

  private void walkLeadTo(String end) throws IOException {
    if (bare.promotions.promotion(LEAD).step("sign-off").state() != StepState.PASSED) {
      pass(LEAD, "sign-off");
    }
    if (!end.equals("diff")) {
      decideBoth();
      bare.walkBefore(end, LEAD, "page.txt");
    }
  }

  private void decideBoth() throws IOException {
    bare.promotions
        .deeds()
        .decide(LEAD, List.of("page.txt", "spring.txt"), Choice.INCLUDE, "", ADA);
  }

  private void pass(String id, String step) throws IOException {
    if (step.equals("sign-off")) {
      bare.promotions.deeds().sign(id, ADA);
      bare.promotions.deeds().sign(id, GRACE);
    }
    var outcome = bare.run(id, step);
    assertTrue(outcome.passed(), () -> step + ": " + outcome.summary() + outcome.details());
  }

  private void refused(String id, String step, String why) {
    var refused = assertThrows(Trouble.class, () -> bare.run(id, step), step);
    assertContains(refused.what(), why);
  }

  private List<String> statuses() throws IOException {
    var log = bare.promotions.log();
    return List.of(
        log.entry(LEAD).orElseThrow().statusText(), log.entry(OTHER).orElseThrow().statusText());
  }

  private String log() throws IOException {
    return Files.readString(bare.promotions.logFile().orElseThrow());
  }

  private String inProd(String path) throws IOException {
    return Files.readString(bare.prod.resolve(path));
  }

  private String lastCommit() throws IOException {
    return GitCommand.git(bare.prod, "log", "-1", "--format=%B");
  }
}
