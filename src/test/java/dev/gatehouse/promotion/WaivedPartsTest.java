package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static dev.gatehouse.promotion.SampleWalk.GRACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.record.RecordFinding;
import dev.gatehouse.record.RecordFinding.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A single gate, or a single item of the checklist, that two people do without. */
class WaivedPartsTest {
  private static final String SIGN_IN = "The clerks and the administrator can still sign in";
  private static final String BLOCK = "Manual verification checklist";

  @TempDir Path folder;

  @Test
  void aWaivedBackupIsSaidToTheEndAndAPersonSaysFromWhereProdComesBack() throws Exception {
    var walk = Walked.through("migrations", folder);
    var deeds = walk.promotions.deeds();
    deeds.waive(walk.id, "backup", "the array is full, and it is night", ADA, GRACE);
    assertEquals(StepState.WAIVED, walk.state("backup"));
    walk.pass("config");
    var captured = walk.promotions.promotion(walk.id).facts().fields().get(Field.CONFIG);
    assertFalse(String.valueOf(captured).startsWith("in the backup"), String.valueOf(captured));
    walk.pass("schema-pre");
    assertFalse(walk.run("rehearsal").passed(), "there is nothing to restore");
    deeds.waive(walk.id, "rehearsal", "nothing to restore", ADA, GRACE);
    deeds.waive(walk.id, "schema-post", "nothing was rehearsed", ADA, GRACE);
    deeds.skip(walk.id, "clean-up", "nothing was restored", ADA);

    var plan = new HashMap<>(walk.promotions.proposals().rollback(walk.id));
    assertEquals("", plan.get("restore"), "a person has to say it");
    assertFalse(plan(walk, plan).passed());
    plan.put("restore", "bring last night's snapshot of the array back");
    assertTrue(plan(walk, plan).passed());
    // What nobody rehearsed does not run on prod, and the page misses its tables until it did.
    deeds.waivePart(walk.id, "promote", "smoke", "Ada migrates by hand tomorrow", ADA, GRACE);
    var lines = new ArrayList<String>();
    var promoted = walk.run("promote", lines::add);
    assertTrue(promoted.passed(), () -> promoted.summary() + promoted.details());
    assertTrue(
        lines.contains("There is no backup of prod to go back to: it was waived"), lines::toString);

    walk.through("transitions");
    var required =
        walk.promotions.promotion(walk.id).required().stream()
            .filter(field -> field.label().startsWith("Backup"))
            .findFirst()
            .orElseThrow();
    assertTrue(required.value().startsWith("waived by Grace, asked by Ada"), required::value);
    assertTrue(walk.promotions.check(walk.id).isProved());
  }

  private static Outcome plan(SampleWalk walk, Map<String, String> input) throws Exception {
    return walk.promotions
        .runs()
        .run(
            walk.id,
            RunRequest.of("rollback-plan", ADA, input),
            RunListener.SILENT,
            Cancellation.never());
  }

  @Test
  void aGateThatFailedIsWaivedAndDoesNotRunAndIsShownAsWaivedToTheVeryEnd() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var deeds = walk.promotions.deeds();
    Prod.of(walk).breakSmoke();
    var before = Aftermath.of(walk);
    before.failed("promote", walk.run("promote"), "Gate smoke failed");

    deeds.waivePart(walk.id, "promote", "smoke", "the page moves on Monday", ADA, GRACE);

    assertEquals(StepState.FAILED, walk.state("promote"), "a part is not the step");
    var lines = new ArrayList<String>();
    var outcome = walk.run("promote", lines::add);
    assertTrue(outcome.passed(), () -> outcome.summary() + outcome.details());
    var said = "waived by Grace, asked by Ada: the page moves on Monday";
    assertEquals(
        "17 files in prod, 2 migrations run; 1 gate passed: tests; smoke was " + said,
        outcome.summary());
    assertTrue(lines.contains("Gate smoke does not run: " + said), lines::toString);
    assertFalse(lines.contains("Gate smoke"), "it did not run");
    assertContains(before.notes(), "step 14 (promote), waived `smoke`: asked by Ada: the page");

    walk.through("transitions");
    assertTrue(walk.promotions.check(walk.id).isProved());
    assertEquals(
        List.of("\"smoke\" of promote was " + said), waived(walk), "the verdict names it too");
    var row =
        walk.promotions.entries().stream()
            .filter(view -> view.entry().id().equals(walk.id))
            .findFirst();
    assertEquals(waived(walk), row.orElseThrow().waivers());
  }

  @Test
  void aGateOfTheEndIsWaivedTheSameWayAndAGateOfTheOtherStepIsNone() throws Exception {
    var walk = Walked.through("release", folder);
    var deeds = walk.promotions.deeds();
    assertThrows(
        Trouble.class,
        () -> deeds.waivePart(walk.id, "canonical", "smoke", "no time", ADA, GRACE),
        "it is step 14's");
    assertThrows(
        Trouble.class,
        () -> deeds.waivePart(walk.id, "promote", "smoke", "no time", ADA, GRACE),
        "what has passed is not waived");

    for (var gate : walk.promotions.proposals().gateCommands("canonical")) {
      deeds.waivePart(walk.id, "canonical", gate.name(), "no night is left", ADA, GRACE);
    }
    var before = Aftermath.of(walk);
    before.failed("canonical", walk.run("canonical"), "No gate is left, ");
    deeds.state(walk.id, "canonical", "", "I watched prod for an hour", ADA);

    var outcome = walk.run("canonical");

    assertTrue(outcome.passed());
    assertContains(outcome.summary(), "stated by Ada: \"I watched prod for an hour\"");
    assertFalse(outcome.summary().contains("gate passed"), outcome.summary());
  }

  @Test
  void anItemIsWaivedAndStandsInTheChecklistWithBothNamesAndUnticked() throws Exception {
    var walk = Walked.through("promote", folder);
    var deeds = walk.promotions.deeds();
    walk.resolveAll();
    deeds.resolve(walk.id, SIGN_IN, ItemChoices.FAILED, "Teodor cannot", List.of(), GRACE);
    var before = Aftermath.of(walk);

    deeds.waivePart(walk.id, "verify", SIGN_IN, "he is on leave", ADA, GRACE);

    assertContains(before.block(BLOCK), "- [ ] " + SIGN_IN + ": waived, Grace, ");
    assertContains(before.block(BLOCK), "\"asked by Ada: he is on leave\"");
    assertThrows(
        Trouble.class,
        () -> deeds.resolve(walk.id, SIGN_IN, ItemChoices.NOT_APPLICABLE, "never", List.of(), ADA),
        "it has failed, so it does apply");
    walk.promotions
        .runs()
        .run(walk.id, RunRequest.of("verify", ADA), RunListener.SILENT, Cancellation.never());
    assertEquals(StepState.PASSED, walk.state("verify"));
    var field = walk.promotions.log().entry(walk.id).orElseThrow().text(Field.CHECKLIST);
    assertContains(field, "5 of 6 passed, 1 waived, Ada, Grace, ");
    assertEquals(1, waived(walk).size());
    assertTrue(walk.promotions.check(walk.id).isProved());
    walk.through("approve");
  }

  @Test
  void anItemThatIsLookedAtAfterAllIsWhatWasFound() throws Exception {
    var walk = Walked.through("promote", folder);
    var deeds = walk.promotions.deeds();
    deeds.waivePart(walk.id, "verify", SIGN_IN, "he is on leave", ADA, GRACE);
    deeds.resolve(walk.id, SIGN_IN, ItemChoices.PASSED, "he came by", List.of(), ADA);

    assertEquals(List.of(), waived(walk));
    assertEquals(
        ItemChoices.PASSED,
        Objects.requireNonNull(walk.promotions.promotion(walk.id).facts().items().get(SIGN_IN))
            .result());
    assertThrows(
        Trouble.class,
        () -> deeds.waivePart(walk.id, "verify", SIGN_IN, "again", ADA, GRACE),
        "nothing is open");
  }

  @Test
  void withEveryItemWaivedNobodyHasVerifiedAnything() throws Exception {
    var walk = Walked.through("promote", folder);
    for (var item : walk.promotions.proposals().checklist()) {
      walk.promotions.deeds().waivePart(walk.id, "verify", item.text(), "no time", ADA, GRACE);
    }

    var outcome = walk.run("verify");

    assertFalse(outcome.passed());
    assertEquals(List.of("At least one item has to pass"), outcome.details());
  }

  @Test
  void itTakesTwoPersonsAReasonAndAPartThatIsThere() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var deeds = walk.promotions.deeds();
    var events = walk.promotions.promotion(walk.id).facts().events().size();
    List<Executable> refused =
        List.of(
            () -> deeds.waivePart(walk.id, "promote", "smoke", "why", ADA, ADA),
            () -> deeds.waivePart(walk.id, "promote", "smoke", "why", ADA, AGENT),
            () -> deeds.waivePart(walk.id, "promote", "smoke", "why", AGENT, ADA),
            () -> deeds.waivePart(walk.id, "promote", "smoke", " ", ADA, GRACE),
            () -> deeds.waivePart(walk.id, "promote", "soak", "why", ADA, GRACE),
            () -> deeds.waivePart(walk.id, "promote", "", "why", ADA, GRACE),
            () -> deeds.waivePart(walk.id, "verify", "No such item", "why", ADA, GRACE),
            () -> deeds.waivePart(walk.id, "backup", "database", "why", ADA, GRACE),
            () -> deeds.waive(walk.id, "promote", "why", ADA, GRACE));
    for (var deed : refused) {
      assertThrows(Trouble.class, deed);
    }
    assertEquals(events, walk.promotions.promotion(walk.id).facts().events().size());
  }

  @Test
  void aWaiverEndsWithItsAttempt() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    walk.promotions.deeds().waivePart(walk.id, "promote", "smoke", "why", ADA, GRACE);
    assertEquals(1, waived(walk).size());

    walk.promotions.remedies().abandon(walk.id, "not this week", ADA);

    assertEquals(List.of(), waived(walk));
    assertTrue(walk.promotions.promotion(walk.id).facts().waiver("promote", "smoke").isEmpty());
    assertTrue(
        Files.readString(walk.promotions.logFile().orElseThrow()).contains("waived `smoke`"),
        "the log keeps it");
    assertEquals(
        1,
        walk.promotions.ledger(walk.id).events().stream()
            .filter(event -> event.type() == EventType.WAIVED)
            .count());
  }

  private static List<String> waived(SampleWalk walk) throws Exception {
    return walk.promotions.check(walk.id).findings().stream()
        .filter(finding -> finding.kind() == Kind.WAIVED)
        .map(RecordFinding::what)
        .collect(Collectors.toList());
  }
}
