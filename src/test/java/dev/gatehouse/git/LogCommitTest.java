package dev.gatehouse.git;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.read;
import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commits of what Gatehouse saves, beside whatever people do in the same repository. */
class LogCommitTest {
  private static final String LOG = "docs/LOG.md";
  private static final String RECORD = "docs/promotions/x/ledger.jsonl";
  private static final String SAVED = "x: signed\n\nGatehouse-Ledger: x 1 abc\n";

  /** Lines enough between the places that people and Gatehouse change. */
  private static final String TEXT =
      "# Log\n\nPeople's line\n\n1\n2\n3\n4\n5\n\nGatehouse's line\n";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void aLogUnderGit() throws IOException {
    assumeTrue(GitCommand.isThere());
    root = folder.toRealPath().resolve("dev");
    write(root, "product.txt", "product\n");
    write(root, LOG, TEXT);
    GitCheckout.init(root, "First state", ADA).close();
  }

  @Test
  void theLogAndTheRecordAreCommittedAndNothingElse() throws IOException {
    write(root, ".gitignore", "output/\n*.jsonl\n");
    write(root, "product.txt", "changed\n");
    write(root, "new.txt", "new\n");
    write(root, "docs/promotions/x/output/health-1.txt", "clean\n");
    saveGatehousesLine("saved");
    var left = save(RECORD, "docs/promotions/x/output/health-1.txt");

    assertEquals(List.of(), left);
    assertEquals(
        "docs/LOG.md\ndocs/promotions/x/ledger.jsonl\ndocs/promotions/x/output/health-1.txt\n",
        git(root, "show", "--name-only", "--format=", "HEAD"));
    assertEquals(
        " M product.txt\n?? .gitignore\n?? new.txt\n", git(root, "status", "--porcelain", "-uall"));
    assertEquals(SAVED.strip(), git(root, "log", "-1", "--format=%B").strip());
    assertEquals("", git(root, "fsck", "--strict", "--no-dangling").strip());
  }

  @Test
  void whatIsStagedOfOtherFilesStaysStaged() throws IOException {
    write(root, "product.txt", "staged\n");
    write(root, "new.txt", "staged\n");
    git(root, "add", "product.txt", "new.txt");
    git(root, "rm", "--cached", "-q", "product.txt");
    var staged = git(root, "diff", "--cached");

    saveGatehousesLine("saved");
    save(RECORD);

    assertEquals(staged, git(root, "diff", "--cached"));
    assertEquals("product\n", git(root, "show", "HEAD:product.txt"));
  }

  @Test
  void aChangeOfTheLogThatIsStagedStaysStagedToTheByte() throws IOException {
    write(root, LOG, TEXT.replace("People's line", "People's staged line"));
    git(root, "add", LOG);
    for (var round : List.of("once", "twice")) {
      saveGatehousesLine(round);
      assertEquals(List.of(), save(RECORD));

      assertEquals(
          TEXT.replace("Gatehouse's line", round), git(root, "show", "HEAD:" + LOG), "no more");
      assertEquals(
          "-People's line\n+People's staged line\n", changes(git(root, "diff", "--cached")));
      assertEquals("", git(root, "diff"), "nothing is left unstaged");
    }
  }

  @Test
  void whatWasStagedAndThenTakenBackInTheFileStaysStaged() throws IOException {
    write(root, LOG, TEXT.replace("People's line", "People's staged line"));
    git(root, "add", LOG);
    write(root, LOG, TEXT);
    saveGatehousesLine("saved");

    assertEquals(List.of(), save(RECORD));

    assertEquals(TEXT.replace("Gatehouse's line", "saved"), git(root, "show", "HEAD:" + LOG));
    assertEquals("-People's line\n+People's staged line\n", changes(git(root, "diff", "--cached")));
    assertEquals("-People's staged line\n+People's line\n", changes(git(root, "diff")));
  }

  @Test
  void aStagedChangeOfTheSameLinesKeepsTheLogBackAndTheRecordIsCommitted() throws IOException {
    write(root, LOG, TEXT.replace("Gatehouse's line", "staged by hand"));
    git(root, "add", LOG);
    write(root, LOG, TEXT.replace("Gatehouse's line", "and then saved"));
    var staged = git(root, "diff", "--cached");

    var left = save(RECORD);

    assertEquals(1, left.size());
    assertTrue(left.getFirst().what().contains(LOG), left.getFirst().what());
    assertEquals(staged, git(root, "diff", "--cached"));
    assertEquals(TEXT, git(root, "show", "HEAD:" + LOG));
    assertEquals("{}\n", git(root, "show", "HEAD:" + RECORD));

    git(root, "commit", "-q", "-m", "By hand");
    assertEquals(List.of(), save(RECORD));
    assertEquals(
        TEXT.replace("Gatehouse's line", "and then saved"), git(root, "show", "HEAD:" + LOG));
    assertEquals("", git(root, "status", "--porcelain"));
  }

  @Test
  void aNewLogThatIsStagedStaysStaged() throws IOException {
    write(root, "docs/NEW.md", "staged\n");
    git(root, "add", "docs/NEW.md");
    write(root, "docs/NEW.md", "staged\nsaved\n");
    write(root, RECORD, "{}\n");
    try (var git = open()) {
      assertEquals(1, git.commit(List.of("docs/NEW.md"), List.of(RECORD), SAVED, ADA).size());
    }
    assertEquals("staged\n", git(root, "show", ":docs/NEW.md"));
    assertEquals("A  docs/NEW.md", git(root, "status", "--porcelain").strip().replace("AM", "A "));
    assertEquals(RECORD, git(root, "show", "--name-only", "--format=").strip());
  }

  @Test
  void crlfMissingLastNewlineAndBytesThatAreNoTextGoIntoTheMergeUnchanged() throws IOException {
    var before = "a\r\nb\u00e9\r\n1\r\n2\r\n3\r\nsaved".getBytes(StandardCharsets.ISO_8859_1);
    var staged = "A\r\nb\u00e9\r\n1\r\n2\r\n3\r\nsaved".getBytes(StandardCharsets.ISO_8859_1);
    var now = "A\r\nb\u00e9\r\n1\r\n2\r\n3\r\nmore".getBytes(StandardCharsets.ISO_8859_1);

    var part = UnstagedPart.of(before, staged, now).orElseThrow();

    assertArrayEquals(
        "a\r\nb\u00e9\r\n1\r\n2\r\n3\r\nmore".getBytes(StandardCharsets.ISO_8859_1), part.commit());
    assertArrayEquals(now, part.index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge", "rebase", "cherry-pick", "revert", "bisect", "detached head"})
  void inTheMiddleOfThingsNothingIsCommitted(String what) throws IOException {
    bringInto(what);
    var head = git(root, "rev-parse", "HEAD");
    var status = git(root, "status", "--porcelain");
    try (var git = open()) {
      var obstacle = git.obstacle().orElseThrow();
      assertTrue(obstacle.what().contains(what), obstacle.what());
      write(root, RECORD, "{}\n");
      assertThrows(
          Trouble.class, () -> git.commit(List.of(LOG), List.of(RECORD), SAVED, ADA), what);
    }
    Files.delete(root.resolve(RECORD));
    Files.delete(root.resolve(RECORD).getParent());
    Files.delete(root.resolve("docs/promotions"));
    assertEquals(head, git(root, "rev-parse", "HEAD"));
    assertEquals(status, git(root, "status", "--porcelain"));
  }

  @Test
  void conflictsThatNoMergeIsLeftOfAreWaitedForToo() throws IOException {
    write(root, "product.txt", "stashed\n");
    git(root, "stash", "-q");
    write(root, "product.txt", "other\n");
    git(root, "commit", "-qam", "Other");
    assertThrows(AssertionError.class, () -> git(root, "stash", "pop"));
    try (var git = open()) {
      assertTrue(git.obstacle().orElseThrow().what().contains("conflicts"));
      assertThrows(Trouble.class, () -> git.commit(List.of(LOG), List.of(), SAVED, ADA));
    }
    git(root, "checkout", "-q", "HEAD", "product.txt");
    saveGatehousesLine("saved");
    assertEquals(List.of(), save(RECORD));
  }

  @Test
  void anotherGitThatIsDoneInAMomentIsWaitedFor() throws Exception {
    saveGatehousesLine("saved");
    var lock = Files.createFile(root.resolve(".git/index.lock"));
    var begun = new CompletableFuture<Thread>();
    var done =
        CompletableFuture.supplyAsync(
            () -> {
              begun.complete(Thread.currentThread());
              return saveUnchecked();
            });
    var saver = begun.get();
    while (saver.getState() != Thread.State.TIMED_WAITING && !done.isDone()) {
      LockSupport.parkNanos(1_000_000);
    }
    Files.delete(lock);
    assertEquals(List.of(), done.get());
    assertEquals("", git(root, "status", "--porcelain"));
  }

  @Test
  void aLockThatAKilledGitLeftIsNamedWithWhatToDo() throws IOException {
    saveGatehousesLine("saved");
    var lock = Files.createFile(root.resolve(".git/index.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(600)));

    var trouble = assertThrows(Trouble.class, () -> save(RECORD));

    assertTrue(trouble.what().contains("10 minutes"), trouble.what());
    assertTrue(trouble.remedy().contains(lock.toString()), trouble.remedy());
    assertTrue(Files.exists(lock), "it is not ours to delete");
    try (var git = open()) {
      assertEquals(trouble.what(), git.obstacle().orElseThrow().what());
    }
    Files.delete(lock);
    assertEquals(List.of(), save(RECORD));
    assertEquals("", git(root, "status", "--porcelain"));
  }

  @Test
  void aKillBetweenTheBranchAndTheIndexIsMendedByTheNextCommit() throws IOException {
    var index = Files.readAllBytes(root.resolve(".git/index"));
    saveGatehousesLine("saved");
    save(RECORD);
    Files.write(root.resolve(".git/index"), index);
    assertFalse(git(root, "diff", "--cached").isEmpty(), "as if the opposite were staged");

    saveGatehousesLine("saved again");
    assertEquals(List.of(), save(RECORD));

    assertEquals("", git(root, "status", "--porcelain"));
    assertEquals(read(root, LOG), git(root, "show", "HEAD:" + LOG));
  }

  @Test
  void whatIsGoneFromTheRecordIsNotTakenOutOfGit() throws IOException {
    save(RECORD);
    Files.delete(root.resolve(RECORD));
    saveGatehousesLine("saved");
    try (var git = open()) {
      git.commit(List.of(LOG), List.of(RECORD), SAVED, ADA);
    }
    assertEquals("{}\n", git(root, "show", "HEAD:" + RECORD));
  }

  @Test
  void theLastCommitBesideTheLogsOwnIsFound() throws IOException {
    write(root, "product.txt", "promoted\n");
    String promoted;
    try (var git = GitCheckout.open(root)) {
      promoted = git.commit(List.of("product.txt"), "Promote", ADA);
      saveGatehousesLine("saved");
      save(RECORD);
      assertEquals(promoted, git.headBeside(path -> path.startsWith("docs/")).orElseThrow());
      assertEquals(git.head(), git.headBeside(path -> false));
    }
  }

  private void bringInto(String what) throws IOException {
    git(root, "checkout", "-q", "-b", "side");
    write(root, "product.txt", "side\n");
    git(root, "commit", "-qam", "Side");
    git(root, "checkout", "-q", "main");
    write(root, "product.txt", "main\n");
    git(root, "commit", "-qam", "Main");
    switch (what) {
      case "bisect" -> {
        git(root, "bisect", "start");
      }
      case "detached head" -> git(root, "checkout", "-q", "--detach");
      case "revert" ->
          assertThrows(AssertionError.class, () -> git(root, "revert", "--no-edit", "side"));
      default -> assertThrows(AssertionError.class, () -> git(root, what, "side"));
    }
  }

  private List<Trouble> saveUnchecked() {
    try {
      return save(RECORD);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Trouble> save(String... own) throws IOException {
    write(root, RECORD, "{}\n");
    try (var git = open()) {
      return git.commit(List.of(LOG), List.of(own), SAVED, ADA);
    }
  }

  private void saveGatehousesLine(String text) throws IOException {
    var lines = read(root, LOG).lines().toList();
    write(root, LOG, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n" + text + "\n");
  }

  private LogCommit open() throws IOException {
    return LogCommit.around(root.resolve("docs")).orElseThrow();
  }

  /** The changed lines of a diff. */
  private static String changes(String diff) {
    var changed = new StringBuilder();
    diff.lines()
        .filter(line -> line.matches("[+-](?![+-]{2}).*"))
        .forEach(line -> changed.append(line).append('\n'));
    return changed.toString();
  }
}
