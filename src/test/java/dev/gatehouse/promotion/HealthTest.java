package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static dev.gatehouse.promotion.SampleWalk.AGENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Offer;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step 0 on a prod that is in no state to be promoted into. */
class HealthTest {
  private static final String REASON = "A clerk corrected the fee by hand on Sunday";

  @TempDir Path folder;

  @Test
  void aDirtyProdIsRefusedWithTheNamesOfItsFilesAndCommittedWithAReason() throws Exception {
    var walk = Walked.nowhere(folder).started();
    var fees = walk.sample.prod().resolve("backend/fees.py");
    var stray = walk.sample.prod().resolve("docs/left over.txt");
    Files.writeString(fees, Files.readString(fees) + "# by hand\n");
    Files.writeString(stray, "left over\n");
    var before = Aftermath.of(walk);

    var outcome = walk.run("health");

    before.failed("health", outcome, "Prod is not clean: 2 files changed");
    assertContains(String.join("\n", outcome.details()), "modified   backend/fees.py");
    assertContains(String.join("\n", outcome.details()), "untracked  docs/left over.txt");
    assertEquals(List.of(Offer.COMMIT_PROD), outcome.offers());
    assertContains(before.evidence("health", "status.txt"), "docs/left over.txt");
    assertThrows(Trouble.class, () -> take(walk, " "), "with no reason");
    assertThrows(
        Trouble.class,
        () -> walk.promotions.remedies().take(walk.id, Offer.COMMIT_PROD, REASON, AGENT),
        "by an agent");
    assertEquals(0, before.count(EventType.NOTED));

    take(walk, REASON);

    assertContains(before.last(EventType.NOTED).text(), REASON);
    assertContains(before.notes(), REASON);
    assertContains(before.notes(), "Ada");
    assertContains(Files.readString(fees), "# by hand");
    assertEquals("left over\n", Files.readString(stray));
    try (var prod = GitCheckout.open(walk.sample.prod())) {
      assertEquals(List.of(), prod.changes());
      assertContains(before.notes(), prod.head().orElseThrow().substring(0, 10));
    }
    walk.pass("health");
  }

  @Test
  void theReasonGivenBeforeThereIsARowIsWrittenWithTheRow() throws Exception {
    var walk = new SampleWalk(Walked.nowhere(folder).sample, "2026-04-01-fuel-dock").started();
    Files.writeString(walk.sample.prod().resolve("VERSION"), "9.9.9\n");
    var before = Aftermath.of(walk);

    before.failed("health", walk.run("health"), "Prod is not clean: 1 file changed");
    take(walk, REASON);

    assertFalse(before.log().contains(REASON), "there is no row that it could stand with");
    walk.through("add");
    assertContains(before.notes(), REASON);
    assertEquals("Pending", before.status());
  }

  @Test
  void aProdWithoutGitIsPutUnderItByANamedPerson() throws Exception {
    var walk = Walked.nowhere(folder).started();
    var prod = walk.sample.prod();
    Folders.delete(prod.resolve(".git"), prod);
    walk.promotions.rediscover();
    var before = Aftermath.of(walk);

    var outcome = walk.run("health");

    before.failed("health", outcome, "Prod is no git repository");
    assertEquals(List.of(Offer.MAKE_REPOSITORY), outcome.offers());

    walk.promotions.remedies().take(walk.id, Offer.MAKE_REPOSITORY, "It never was", ADA);

    assertContains(before.last(EventType.NOTED).text(), "It never was");
    assertContains(before.notes(), "It never was");
    try (var git = GitCheckout.open(prod)) {
      assertEquals(List.of(), git.changes());
      var tracked = git.tracked().stream().map(file -> file.path()).toList();
      assertTrue(tracked.contains("backend/fees.py"), tracked::toString);
      assertFalse(tracked.contains(".env"), "a secret in git");
      assertFalse(tracked.contains("backend/app.db"), "data in git");
    }
    walk.pass("health");
  }

  @Test
  void aProdOnADetachedHeadIsPutOnABranch() throws Exception {
    var walk = Walked.nowhere(folder).started();
    var head = walk.sample.prod().resolve(".git/HEAD");
    try (var prod = GitCheckout.open(walk.sample.prod())) {
      Files.writeString(head, prod.head().orElseThrow() + "\n");
    }
    var before = Aftermath.of(walk);

    var outcome = walk.run("health");

    before.failed("health", outcome, "Prod stands on a detached head");
    assertEquals(List.of(Offer.START_BRANCH), outcome.offers());

    walk.promotions.remedies().take(walk.id, Offer.START_BRANCH, "live", ADA);

    assertContains(before.notes(), "prod was put on branch live");
    assertEquals("ref: refs/heads/live", Files.readString(head).strip());
    walk.pass("health");
  }

  @Test
  void aFailingCoreCheckIsNamedWithItsExitCode() throws Exception {
    var walk = Walked.nowhere(folder).started();
    var role = walk.sample.prod().resolve(".workspace-role");
    var said = Files.readString(role);
    Files.writeString(role, "neither\n");
    var before = Aftermath.of(walk);

    var outcome = walk.run("health", Map.of());

    before.failed("health", outcome, "A core check of prod failed");
    assertContains(outcome.details().getFirst(), "check-prod");
    assertContains(outcome.details().getFirst(), "ended with exit code 1");
    var finish = before.last(EventType.FINISHED).finish().orElseThrow();
    assertEquals(1, finish.exit().orElseThrow());
    Files.writeString(role, said);
    walk.pass("health");
  }

  private static void take(SampleWalk walk, String reason) throws Exception {
    walk.promotions.remedies().take(walk.id, Offer.COMMIT_PROD, reason, ADA);
  }
}
