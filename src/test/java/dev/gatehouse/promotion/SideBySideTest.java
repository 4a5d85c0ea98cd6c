package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.BareWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.LogTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two entries of one workspace that are promoted at the same time and do not ship together. */
class SideBySideTest {
  private static final String ONE = "2026-04-01-low-water";
  private static final String TWO = "2026-04-02-spring-tides";
  private static final String QUAY = "2026-03-09-quay-power";

  @TempDir Path folder;

  @Test
  void aRehearsedCopyIsOneEntrysUntilItsCleanUpAndWhatWasReplacedIsNoOtherEntrys()
      throws Exception {
    var bare = twoEntries();
    walkBefore(bare, "clean-up", ONE, "page.txt", "spring.txt");
    walkBefore(bare, "rehearsal", TWO, "spring.txt", "page.txt");
    var copy = bare.promotions.workspace().rehearsal();
    assertEquals("High water at ten.\n", Files.readString(copy.resolve("tree/page.txt")));

    refused(bare, TWO, "rehearsal", ONE + " was rehearsed in it and needs the copy up to");
    refused(bare, TWO, "rehearsal", "works in ");
    assertEquals("High water at ten.\n", Files.readString(copy.resolve("tree/page.txt")));

    pass(bare, ONE, "clean-up");
    pass(bare, TWO, "rehearsal");
    assertEquals("Full moon.\n", Files.readString(copy.resolve("tree/spring.txt")));
    refused(bare, ONE, "clean-up", "The copy in it is " + TWO + "'s");
    refused(bare, ONE, "rehearsal", TWO + " was rehearsed in it");
    assertTrue(Files.exists(copy.resolve("tree/spring.txt")), "nobody deletes it under its feet");

    bare.promotions.remedies().abandon(TWO, "not this month", ADA);
    pass(bare, ONE, "rehearsal");
    assertFalse(Files.exists(copy.resolve("tree/spring.txt")), "given up, so it is replaced");
  }

  @Test
  void nothingIsPromotedWhileAnotherEntryIsRolledBackAndAfterItAllIsAsItWas() throws Exception {
    var bare = twoEntries();
    walkBefore(bare, "promote", TWO, "spring.txt", "page.txt");
    walkBefore(bare, "verify", ONE, "page.txt", "spring.txt");
    for (var part : List.of(RollBackPart.STOP, RollBackPart.KEEP, RollBackPart.UNDO)) {
      part(bare, part);
    }
    assertEquals("High water at nine.\n", Files.readString(bare.prod.resolve("page.txt")));
    assertTrue(bare.promotions.promotion(TWO).step("promote").canStart(), "all else is there");

    refused(bare, TWO, "promote", "Prod is being rolled back from " + ONE);
    assertFalse(Files.exists(bare.prod.resolve("spring.txt")), "nothing ran");

    for (var part : List.of(RollBackPart.RESTORE, RollBackPart.RESTART, RollBackPart.VERIFY)) {
      part(bare, part);
    }
    bare.promotions.deeds().state(TWO, "promote", "", "I opened the page", ADA);
    bare.run(TWO, "promote");
    assertEquals("Full moon.\n", Files.readString(bare.prod.resolve("spring.txt")));
  }

  @Test
  void whileAnotherProcessChangesProdNoOtherEntryIsPromoted() throws Exception {
    var walk = Walked.through("rollback-plan", folder);
    besideAChild(walk, "promote", "Committed ", "Another entry is changing prod at this moment");
  }

  @Test
  void whileAnotherProcessRehearsesNoOtherEntryIsRehearsed() throws Exception {
    var walk = Walked.through("schema-pre", folder);
    besideAChild(
        walk,
        "rehearsal",
        "Running backend/migrations/0004",
        "Another entry is being rehearsed in it at this moment");
  }

  /** Holds one entry's step in a process of its own, and tries that step of another entry. */
  private static void besideAChild(SampleWalk walk, String step, String at, String why)
      throws Exception {
    var other = new SampleWalk(walk.sample, QUAY).started();
    var child =
        ChildJvm.start(
            WalkingChild.class,
            walk.sample.dev().toString(),
            walk.sample.prod().toString(),
            step,
            at);
    try (var output = child.inputReader(StandardCharsets.UTF_8)) {
      assertContains(String.valueOf(output.readLine()), at);
      assertContains(assertThrows(Trouble.class, () -> other.run(step)).what(), why);
    } finally {
      child.destroyForcibly().waitFor();
    }
    var afterwards = assertThrows(Trouble.class, () -> other.run(step)).what();
    assertFalse(afterwards.contains(why), "a dead process holds nothing");
    assertContains(afterwards, "is not done");
  }

  private BareWalk twoEntries() throws IOException {
    var bare = BareWalk.in(folder, "tide-dev", LogTemplate.empty());
    bare.work("page.txt", "High water at ten.\n");
    bare.work("spring.txt", "Full moon.\n");
    return bare;
  }

  /** Walks an entry that ships one file and leaves the other entry's out. */
  private static void walkBefore(BareWalk bare, String end, String id, String path, String notThis)
      throws IOException {
    bare.promotions.start(id, ADA);
    bare.walkBefore("diff", id, path);
    bare.promotions.deeds().decide(id, List.of(notThis), Choice.EXCLUDE, "another entry's", ADA);
    bare.walkBefore(end, id, path);
  }

  private static void part(BareWalk bare, RollBackPart part) throws IOException {
    bare.promotions
        .runs()
        .rollBackPart(
            ONE,
            part,
            part.replacesData() ? ONE : "",
            part.isLast() ? "the page was wrong" : "",
            ADA,
            RunListener.SILENT,
            Cancellation.never());
  }

  private static void pass(BareWalk bare, String id, String step) throws IOException {
    var outcome = bare.run(id, step);
    assertTrue(outcome.passed(), () -> step + ": " + outcome.summary() + outcome.details());
  }

  private static void refused(BareWalk bare, String id, String step, String why) {
    assertContains(assertThrows(Trouble.class, () -> bare.run(id, step)).what(), why);
  }
}
