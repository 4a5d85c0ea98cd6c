package dev.gatehouse.promotion;

import static dev.gatehouse.git.GitCommand.git;
import static dev.gatehouse.promotion.Aftermath.assertContains;
import static dev.gatehouse.promotion.BareWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.action.MergeOffer;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.GitCommand;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dev's branch can be merged in place of one commit, where that says the truth. */
class MergeTest {
  private static final String ID = "2026-04-01-low-water";
  private static final Map<String, String> MERGE = Map.of(MergeOffer.INPUT, "true");

  @TempDir static Path walked;

  @TempDir Path folder;
  private BareWalk bare;

  @BeforeAll
  static void everythingThatDiffersIsIncluded() throws IOException {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    var bare = BareWalk.related(walked);
    bare.work("draft.txt", "first\n");
    bare.work("page.txt", "High water at nine, low at three.\n");
    git(bare.dev, "rm", "-q", "draft.txt");
    git(bare.dev, "commit", "-q", "-m", "No draft");
    bare.promotions.start(ID, ADA);
    bare.walkBefore("promote", ID, "page.txt");
    bare.promotions.deeds().state(ID, "promote", "", "I opened the page", ADA);
  }

  @BeforeEach
  void goOnWithACopy() throws IOException {
    Folders.copy(walked, folder, Cancellation.never());
    bare = BareWalk.at(folder);
  }

  private Optional<MergeOffer> offer() throws IOException {
    bare.promotions.promotion(ID);
    return bare.promotions.proposals().merge(ID, "promote");
  }

  @Test
  void prodGetsTheSameFilesWithDevsHistoryBehindThem() throws IOException {
    var before = git(bare.prod, "rev-parse", "HEAD").strip();
    var dev = git(bare.dev, "rev-parse", "HEAD").strip();
    assertEquals(new MergeOffer("main", dev), offer().orElseThrow());

    assertTrue(bare.run(ID, "promote", MERGE).passed());

    assertEquals(
        "High water at nine, low at three.\n", Files.readString(bare.prod.resolve("page.txt")));
    assertEquals(before + " " + dev, git(bare.prod, "log", "-1", "--format=%P").strip());
    assertContains(git(bare.prod, "log", "--format=%s"), "Work on draft.txt");
    assertContains(git(bare.prod, "log", "-1", "--format=%B"), "Merges dev's main at " + dev);
    assertEquals("", git(bare.prod, "fsck", "--strict"));
    assertEquals("page.txt", git(bare.prod, "diff", "--name-only", "HEAD^1", "HEAD").strip());
    bare.walk(ID, "page.txt");
    assertEquals("Promoted", bare.promotions.promotion(ID).status());
  }

  @Test
  void aMergeIsUndoneLikeAnyCommit() throws IOException {
    assertTrue(bare.run(ID, "promote", MERGE).passed());

    bare.promotions.runs().undo(ID, ADA, RunListener.SILENT, Cancellation.never());

    assertEquals("High water at nine.\n", Files.readString(bare.prod.resolve("page.txt")));
    assertEquals(Optional.empty(), offer(), "dev's history is behind prod already");
    assertFalse(bare.run(ID, "promote", MERGE).passed());
    assertTrue(bare.run(ID, "promote").passed());
  }

  @Test
  void itIsNoChoiceWhereSomethingIsLeftOutOrNotCommittedOrOfAnotherOrigin() throws IOException {
    bare.work("later.txt", "later\n");
    assertEquals(Optional.empty(), offer(), "undecided");
    bare.promotions.deeds().decide(ID, List.of("later.txt"), Choice.EXCLUDE, "later", ADA);
    assertEquals(Optional.empty(), offer(), "left out");
    bare.promotions.deeds().decide(ID, List.of("later.txt"), Choice.INCLUDE, "", ADA);
    assertTrue(offer().isPresent());
    Files.writeString(bare.dev.resolve("later.txt"), "not committed\n");
    bare.promotions.deeds().decide(ID, List.of("later.txt"), Choice.INCLUDE, "", ADA);
    assertEquals(Optional.empty(), offer(), "not committed");

    git(bare.dev, "checkout", "-q", "later.txt");
    bare.promotions.deeds().decide(ID, List.of("later.txt"), Choice.INCLUDE, "", ADA);
    assertTrue(offer().isPresent());
    bare.work("draft.txt", "a change that prod does not get\n");
    Files.delete(bare.dev.resolve("draft.txt"));
    assertEquals(Optional.empty(), offer(), "what dev has committed is not what it holds");

    var strange = BareWalk.in(folder.resolve("strange"), "tide-dev", new byte[0]);
    try (var dev = GitCheckout.open(strange.dev);
        var prod = GitCheckout.open(strange.prod)) {
      assertFalse(prod.isMergeable(dev), "no commit in common");
    }
  }
}
