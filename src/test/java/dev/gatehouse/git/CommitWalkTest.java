package dev.gatehouse.git;

import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commits behind HEAD changed, in repositories that git has made. */
class CommitWalkTest {
  private static final Instant NEVER = Instant.EPOCH;

  @TempDir Path root;

  @BeforeEach
  void aRepositoryWithThreeCommits() throws Exception {
    assumeTrue(GitCommand.isThere());
    git(root, "init", "-q", "-b", "main");
    commit("first", "a.txt", "1\n");
    commit("second", "dir/b.txt", "2\n");
    commit("third", "a.txt", "3\n");
  }

  @Test
  void commitsAreToldNewestFirstWithWhatTheyChanged() throws Exception {
    Files.delete(root.resolve("a.txt"));
    git(root, "add", "-A");
    git(root, "commit", "-q", "-m", "fourth\n\nwith a body");
    var all = since("", NEVER, 10);
    assertEquals(List.of("fourth", "third", "second", "first"), subjects(all));
    assertEquals(List.of("a.txt"), all.getFirst().paths(), "also what it removed");
    assertEquals(List.of("dir/b.txt"), all.get(2).paths());
    assertEquals(List.of("a.txt"), all.getLast().paths(), "also of the first of all");
    assertEquals("Ada", all.getFirst().author());
    assertEquals(git(root, "rev-parse", "HEAD").strip(), all.getFirst().id());
  }

  @Test
  void itEndsAtACommitOrATimeOrANumber() throws Exception {
    var second = git(root, "rev-parse", "HEAD~1").strip();
    assertEquals(List.of("third"), subjects(since(second, NEVER, 10)));
    assertEquals(List.of(), since(git(root, "rev-parse", "HEAD").strip(), NEVER, 10));
    assertEquals(List.of("third", "second"), subjects(since("", NEVER, 2)));
    assertEquals(List.of(), since("", Instant.now().plusSeconds(3600), 10));
    assertEquals(
        3, since("0".repeat(39) + "1", NEVER, 10).size(), "a commit that is gone ends nothing");
  }

  @Test
  void aMergeIsToldByTheCommitsThatItJoined() throws Exception {
    git(root, "checkout", "-q", "-b", "side", "HEAD~1");
    commit("aside", "side.txt", "s\n");
    git(root, "checkout", "-q", "main");
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "side");
    var third = git(root, "rev-parse", "HEAD~1").strip();
    assertEquals(List.of("aside"), subjects(since(third, NEVER, 10)));
  }

  @Test
  void beforeTheFirstCommitThereIsNone() throws Exception {
    var empty = Files.createDirectory(root.resolve("empty"));
    git(empty, "init", "-q", "-b", "main");
    try (var checkout = GitCheckout.open(empty)) {
      assertEquals(List.of(), checkout.commitsSince("", NEVER, 10));
    }
  }

  private void commit(String subject, String path, String text) throws Exception {
    write(root, path, text);
    git(root, "add", path);
    git(root, "commit", "-q", "-m", subject);
  }

  private List<CommitChange> since(String commit, Instant time, int most) throws Exception {
    try (var checkout = GitCheckout.open(root)) {
      return checkout.commitsSince(commit, time, most);
    }
  }

  private static List<String> subjects(List<CommitChange> commits) {
    return commits.stream().map(CommitChange::subject).toList();
  }
}
