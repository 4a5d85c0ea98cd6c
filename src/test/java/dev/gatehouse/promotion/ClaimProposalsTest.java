package dev.gatehouse.promotion;

import static dev.gatehouse.git.GitCommand.git;
import static dev.gatehouse.promotion.SampleWalk.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.GitCommand;
import dev.gatehouse.promotion.ClaimProposals.FromCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came to dev since an entry was opened, in the sample's repositories. */
class ClaimProposalsTest {
  private static final String DEV_ONLY = "2026-01-08-dev-separation";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private SampleWalk walk;

  @BeforeEach
  void anEntryIsOpened() throws Exception {
    assumeTrue(GitCommand.isThere());
    walk = Walked.through("add", folder);
  }

  @Test
  void aCommitIsToldWithItsFilesThatStillDifferAndThatNobodyElseClaims() throws Exception {
    write("notes/a.md", "a\n");
    write("notes/b.md", "b\n");
    commit("Notes on tides");
    var id = git(dev(), "rev-parse", "HEAD").strip();
    walk.promotions.edits().claim(DEV_ONLY, List.of("notes/b.md"), ADA);
    write("notes/c.md", "c\n");
    commit("More notes");
    Files.delete(dev().resolve("notes/c.md"));
    commit("Fewer notes");

    var commits = proposals().commits();

    var notes = commits.getFirst();
    assertEquals("Notes on tides", notes.subject(), "what differs no more is not told");
    assertEquals("Ada", notes.author());
    assertEquals(List.of("notes/a.md"), notes.paths());
    assertEquals(id.substring(0, 8), notes.shortId());
  }

  @Test
  void whatIsNotCommittedAndWhatCameOtherwiseIsToldToo() throws Exception {
    var prod = walk.sample.prod();
    Files.writeString(prod.resolve("only-prod.txt"), "by hand\n");
    git(prod, "add", "only-prod.txt");
    write("VERSION", "9.9\n");

    var proposals = proposals();

    assertEquals(List.of("VERSION"), proposals.uncommitted());
    assertEquals(List.of("only-prod.txt"), proposals.others());
    var all =
        Stream.of(
                proposals.commits().stream().flatMap(commit -> commit.paths().stream()),
                proposals.uncommitted().stream(),
                proposals.others().stream())
            .flatMap(paths -> paths)
            .distinct()
            .sorted()
            .toList();
    assertEquals(walk.promotions.proposals().claims(walk.id).stream().sorted().toList(), all);
  }

  @Test
  void whatACommitSaysOfItselfMovesNoCursorAndTurnsNoWriting() throws Exception {
    write("notes/a.md", "a\n");
    git(dev(), "add", "-A");
    git(
        dev(),
        "commit",
        "-q",
        "--author=Eve \u202egnp.exe <e@v.e>",
        "-m",
        "\u001b[31mred\u001b[0m \u2066and\u2069 on" + " and on".repeat(100));

    FromCommit commit = proposals().commits().getFirst();

    assertTrue(commit.author().startsWith("Eve \u25a1gnp.exe"), commit.author());
    assertTrue(commit.subject().startsWith("\u25a1[31mred\u25a1[0m \u25a1and\u25a1 on"));
    assertFalse(commit.subject().codePoints().anyMatch(c -> Character.isISOControl(c)));
    assertTrue(commit.subject().length() < 250, "it is cut");
  }

  private ClaimProposals proposals() throws IOException {
    return walk.promotions.proposals().claimsByOrigin(walk.id);
  }

  private Path dev() {
    return walk.sample.dev();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(dev().resolve(path).getParent());
    Files.writeString(dev().resolve(path), text);
  }

  private void commit(String subject) throws IOException {
    git(dev(), "add", "-A");
    git(dev(), "commit", "-q", "-m", subject);
  }
}
