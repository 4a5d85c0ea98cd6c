package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static dev.gatehouse.promotion.SampleWalk.GRACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.workspace.CheckoutState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps 15 and 17 where something is not as it should be. */
class VerifyTest {
  private static final String BLOCK = "Manual verification checklist";
  private static final String SIGN_IN = "The clerks and the administrator can still sign in";

  @TempDir Path folder;

  @Test
  void aFailedItemPassesOnlyLater() throws Exception {
    var walk = Walked.through("promote", folder);
    var deeds = walk.promotions.deeds();
    walk.resolveAll();
    deeds.resolve(walk.id, SIGN_IN, ItemChoices.FAILED, "Teodor cannot", List.of(), GRACE);
    var before = Aftermath.of(walk);

    var outcome = walk.run("verify");

    before.failed("verify", outcome, "5 of 6 passed, 1 open");
    assertEquals(List.of("failed: " + SIGN_IN), outcome.details());
    assertContains(before.block(BLOCK), "- [ ] " + SIGN_IN + ": failed, Grace");
    assertContains(before.block(BLOCK), "\"Teodor cannot\"");
    assertEquals(
        "writeable", CheckoutState.read(walk.sample.prod()).orElseThrow().state(), "states stay");
    var notApplicable = ItemChoices.NOT_APPLICABLE;
    assertThrows(
        Trouble.class,
        () -> deeds.resolve(walk.id, SIGN_IN, notApplicable, "never mind", List.of(), ADA),
        "a failed item does apply");
    assertThrows(
        Trouble.class,
        () -> deeds.resolve(walk.id, SIGN_IN, ItemChoices.PASSED, "seen", List.of(), AGENT),
        "by an agent");
    assertThrows(
        Trouble.class,
        () -> deeds.resolve(walk.id, SIGN_IN, ItemChoices.PASSED, " ", List.of(), ADA),
        "with neither evidence nor a statement");
    before.failed("verify", walk.run("verify"), "5 of 6 passed, 1 open");

    var picture = Files.writeString(folder.resolve("signed in.txt"), "Teodor is in\n");
    deeds.resolve(walk.id, SIGN_IN, ItemChoices.PASSED, "", List.of(picture), ADA);
    assertTrue(walk.run("verify").passed());

    assertContains(before.block(BLOCK), "- [x] " + SIGN_IN + ": passed, Ada");
    assertFalse(before.block(BLOCK).contains("- [ ]"));
    var evidence = before.last(EventType.DECIDED).artifacts().getFirst();
    assertContains(before.block(BLOCK), "`" + evidence.path() + "`");
    assertTrue(
        before.events().stream().anyMatch(event -> event.choice().equals(ItemChoices.FAILED)),
        "the record keeps the failure");
    walk.pass("provisional");
  }

  @Test
  void aDamagedBackupIsMissingWhenTheEntryIsToBeApproved() throws Exception {
    var walk = Walked.through("provisional", folder);
    var backup = walk.promotions.promotion(walk.id).facts().artifacts("backup").getFirst();
    var manifest =
        walk.promotions.workspace().locate(backup.path()).orElseThrow().resolve("manifest.csv");
    var whole = Files.readString(manifest);
    Files.writeString(manifest, whole.replaceFirst("[0-9]\"\n", "x\"\n"));
    var before = Aftermath.of(walk);

    var outcome = walk.run("approve");

    before.failed("approve", outcome, "2 required fields are missing");
    var why = ": what lies there is not what was recorded";
    assertEquals(
        List.of("Backup path (prod)" + why, "Config capture path" + why), outcome.details());
    assertEquals("Pending", before.status());

    Files.writeString(manifest, whole);
    approve(walk);
    assertEquals("Approved", before.status());
  }

  @Test
  void aFieldThatWasDeletedByHandIsMissingUntilItsStepFillsItAgain() throws Exception {
    var walk = Walked.through("provisional", folder);
    var log = walk.promotions.logFile().orElseThrow();
    var text = Files.readString(log);
    var bullet = text.lines().filter(line -> line.startsWith("- **Rollback steps:**")).findFirst();
    Hands.replace(log, bullet.orElseThrow() + "\n", "");
    var before = Aftermath.of(walk);

    var outcome = walk.run("approve");

    before.failed("approve", outcome, "1 required field is missing");
    assertEquals(List.of("Rollback steps: step 13 fills it"), outcome.details());
    var open =
        walk.promotions.promotion(walk.id).required().stream()
            .filter(field -> !field.filled())
            .map(RequiredField::label)
            .toList();
    assertEquals(List.of("Rollback steps"), open);

    walk.pass("rollback-plan");
    assertContains(before.log(), "- **Rollback steps:** stop services: ");
    approve(walk);
    assertEquals("Approved", before.status());
  }

  private static void approve(SampleWalk walk) throws Exception {
    var byAgent = RunRequest.of("approve", AGENT);
    assertThrows(
        Trouble.class,
        () ->
            walk.promotions.runs().run(walk.id, byAgent, RunListener.SILENT, Cancellation.never()),
        "by an agent");
    walk.pass("approve");
  }
}
