package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of a step costs that run, and nothing else. */
class KilledTest {
  @TempDir Path folder;

  @Test
  void aRehearsalThatWasKilledIsInterruptedRunsAgainAndThePromotionIsFinished() throws Exception {
    var walk = Walked.through("schema-pre", folder);
    killed(walk, "rehearsal", "Running backend/migrations/0004");

    var later = new SampleWalk(walk.sample, walk.id);
    var view = later.promotions.promotion(later.id).step("rehearsal");
    assertEquals(StepState.INTERRUPTED, view.state());
    assertTrue(view.canStart(), () -> view.blockedBy().toString());
    assertTrue(
        Files.exists(later.promotions.workspace().rehearsal()), "what it left is kept for now");

    later.through("transitions");

    var promotion = later.promotions.promotion(later.id);
    assertEquals("Promoted", promotion.status());
    assertEquals(
        List.of(StepState.INTERRUPTED, StepState.PASSED),
        promotion.step("rehearsal").runs().stream().map(RunView::state).toList());
    assertEquals(
        List.of(RecordState.UNBROKEN),
        later.promotions.entries().stream()
            .filter(entry -> entry.entry().id().equals(later.id))
            .map(EntryView::record)
            .toList());
  }

  @Test
  void aPromotionThatWasKilledBehindItsCommitGoesOnWithThatCommit() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    var before = head(walk);
    killed(walk, "promote", "Committed ");
    var commit = head(walk);
    assertFalse(commit.equals(before), "prod has the commit, the record does not know of it yet");

    var later = new SampleWalk(walk.sample, walk.id);
    assertEquals(StepState.INTERRUPTED, later.state("promote"));
    assertEquals(StepState.PASSED, later.state("rehearsal"), "Gatehouse's own commit");
    later.through("transitions");

    assertEquals(List.of(commit), commits(later), "the commit was found again, not made again");
    assertEquals("Promoted", later.promotions.promotion(later.id).status());
  }

  @Test
  void aPromotionThatWasKilledBetweenTwoMigrationsRunsOnlyTheOneThatIsLeft() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    killed(walk, "promote", "Running backend/migrations/0004");

    var later = new SampleWalk(walk.sample, walk.id).through("transitions");

    assertEquals(1, commits(later).size());
    var migrations =
        completed(later).stream()
            .map(Event::about)
            .filter(part -> part.startsWith("migration "))
            .toList();
    assertEquals(
        List.of(
            "migration backend/migrations/0003_booking_requests.sql",
            "migration backend/migrations/0004_tide_windows.sql"),
        migrations);
    var second = Files.readString(later.promotions.outputFile(later.id, "promote", 2));
    assertTrue(
        second.contains("Done by an earlier try: migration backend/migrations/0003"), second);
    assertTrue(second.contains("Running backend/migrations/0004_tide_windows.sql on prod"), second);
  }

  /** Has another process run a step up to a line of its output, and kills it there. */
  private static void killed(SampleWalk walk, String step, String at) throws Exception {
    var child =
        ChildJvm.start(
            WalkingChild.class,
            walk.sample.dev().toString(),
            walk.sample.prod().toString(),
            step,
            at);
    try (var output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      var line = String.valueOf(output.readLine());
      assertTrue(line.startsWith(at), line);
      assertEquals(StepState.RUNNING, walk.state(step), "seen from another process");
      var refused = assertThrows(Trouble.class, () -> walk.run(step));
      assertTrue(refused.what().contains("A step of this entry is running"), refused.what());
    } finally {
      child.toHandle().destroyForcibly();
    }
    assertTrue(child.waitFor(20, TimeUnit.SECONDS));
  }

  private static String head(SampleWalk walk) throws Exception {
    try (var prod = GitCheckout.open(walk.sample.prod())) {
      return prod.head().orElseThrow();
    }
  }

  private static List<Event> completed(SampleWalk walk) throws Exception {
    return walk.promotions.promotion(walk.id).facts().events().stream()
        .filter(event -> event.type() == EventType.COMPLETED)
        .toList();
  }

  private static List<String> commits(SampleWalk walk) throws Exception {
    return completed(walk).stream()
        .filter(event -> event.about().equals("commit"))
        .map(Event::text)
        .toList();
  }
}
