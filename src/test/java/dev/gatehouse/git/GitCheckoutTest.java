package dev.gatehouse.git;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.read;
import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.Change.Kind;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
  @TempDir Path root;

  private GitCheckout started() throws IOException {
    write(root, "a.txt", "a\n");
    write(root, "src/b.txt", "b\n");
    write(root, ".gitignore", "*.log\n");
    write(root, "noise.log", "x\n");
    return GitCheckout.init(root, "First state", ADA);
  }

  private List<String> paths(GitCheckout checkout) throws IOException {
    return checkout.tracked().stream().map(TrackedFile::path).toList();
  }

  @Test
  void aFolderBecomesACheckoutOfEverythingThatIsNotIgnored() throws IOException {
    assertFalse(GitCheckout.isCheckout(root));
    try (var checkout = started()) {
      assertTrue(GitCheckout.isCheckout(root));
      assertEquals(List.of(".gitignore", "a.txt", "src/b.txt"), paths(checkout));
      assertEquals(Optional.of("main"), checkout.branch());
      assertFalse(checkout.detached());
      assertEquals(List.of(), checkout.changes());
      assertEquals(40, checkout.head().orElseThrow().length());
    }
  }

  @Test
  void secretsOfAnEnvFileDoNotGetIntoTheFirstCommit() throws IOException {
    write(root, ".env", "SECRET_KEY=x\n");
    write(root, "backend/.env.local", "SECRET_KEY=x\n");
    write(root, ".env.example", "SECRET_KEY=\n");
    try (var checkout = started()) {
      assertEquals(List.of(".env.example", ".gitignore", "a.txt", "src/b.txt"), paths(checkout));
      assertEquals(List.of(), checkout.untracked());
    }
  }

  @Test
  void aCheckoutIsNotMadeASecondTime() throws IOException {
    started().close();
    assertThrows(Trouble.class, () -> GitCheckout.init(root, "Again", ADA));
  }

  @Test
  void aFolderWithoutARepositoryIsRefusedWithARemedy() {
    var trouble = assertThrows(Trouble.class, () -> GitCheckout.open(root));
    assertTrue(trouble.remedy().contains("git init"), trouble.getMessage());
  }

  @Test
  void everyKindOfChangeIsNamedOnce() throws IOException {
    try (var checkout = started()) {
      write(root, "a.txt", "changed\n");
      Files.delete(root.resolve("src/b.txt"));
      write(root, "new/c.txt", "c\n");
      write(root, "more.log", "ignored\n");
      assertEquals(
          List.of(
              new Change("a.txt", Kind.MODIFIED, false),
              new Change("new/c.txt", Kind.UNTRACKED, false),
              new Change("src/b.txt", Kind.REMOVED, false)),
          checkout.changes());
      assertEquals(List.of("new/c.txt"), checkout.untracked());
      assertEquals(List.of(".gitignore", "a.txt"), paths(checkout));
    }
  }

  @Test
  void aCommitTakesExactlyThePathsItIsGiven() throws IOException {
    try (var checkout = started()) {
      write(root, "a.txt", "changed\n");
      Files.delete(root.resolve("src/b.txt"));
      write(root, "new/c.txt", "c\n");
      write(root, "d.txt", "d\n");
      var before = checkout.head().orElseThrow();
      var id = checkout.commit(List.of("a.txt", "src/b.txt", "new/c.txt"), "Say why", ADA);
      assertEquals(Optional.of(id), checkout.head());
      assertFalse(id.equals(before));
      assertEquals(List.of(new Change("d.txt", Kind.UNTRACKED, false)), checkout.changes());
      assertEquals(List.of(".gitignore", "a.txt", "new/c.txt"), paths(checkout));
    }
  }

  @Test
  void aCommitOfAFolderTakesItsIgnoredFilesToo() throws IOException {
    try (var checkout = started()) {
      write(root, "docs/promotions/x/ledger.jsonl", "{}\n");
      write(root, "docs/promotions/x/output/run.log", "ran\n");
      checkout.commit(List.of("docs/promotions/x"), "Keep the record", ADA);
      assertTrue(paths(checkout).contains("docs/promotions/x/output/run.log"));
      assertEquals(List.of(), checkout.changes());
    }
  }

  @Test
  void nothingToCommitMakesNoCommit() throws IOException {
    try (var checkout = started()) {
      var before = checkout.head();
      assertEquals(before, Optional.of(checkout.commit(List.of("a.txt"), "Nothing", ADA)));
      assertEquals(before, checkout.head());
    }
  }

  @Test
  void aFolderThatBecomesAFileAndAFileThatBecomesAFolderAreCommitted() throws IOException {
    try (var checkout = started()) {
      Files.delete(root.resolve("src/b.txt"));
      Files.delete(root.resolve("src"));
      write(root, "src", "now a file\n");
      Files.delete(root.resolve("a.txt"));
      write(root, "a.txt/inside", "now a folder\n");
      checkout.commit(List.of("src", "a.txt"), "Swap", ADA);
      assertEquals(List.of(".gitignore", "a.txt/inside", "src"), paths(checkout));
      assertEquals(List.of(), checkout.changes());
    }
  }

  @Test
  void whatIsStagedOfOtherPathsStaysStaged() throws IOException {
    assumeTrue(GitCommand.isThere());
    try (var checkout = started()) {
      write(root, "staged.txt", "staged\n");
      write(root, "a.txt", "staged, then changed\n");
      git(root, "add", "staged.txt", "a.txt");
      git(root, "rm", "-q", "--cached", "src/b.txt");
      write(root, "log.md", "log\n");
      checkout.commit(List.of("log.md"), "Save the log", ADA);
      assertEquals(
          List.of(
              new Change("a.txt", Kind.MODIFIED, true),
              new Change("src/b.txt", Kind.REMOVED, true),
              new Change("src/b.txt", Kind.UNTRACKED, false),
              new Change("staged.txt", Kind.ADDED, true)),
          checkout.changes());
      assertEquals("log.md\n", git(root, "show", "--name-only", "--format="));
      assertTrue(git(root, "fsck", "--strict").isEmpty());
    }
  }

  @Test
  void aCommitCarriesTheNameOfWhoMadeIt() throws IOException {
    assumeTrue(GitCommand.isThere());
    try (var checkout = started()) {
      write(root, "a.txt", "by an agent\n");
      checkout.commit(List.of("a.txt"), "Change a\n\nBecause.\n", Who.agent("Codex"));
      assertEquals(
          "Codex|Change a|Because.\n", git(root, "log", "-1", "--format=%an|%s|%b").strip() + "\n");
    }
  }

  @Test
  void aPathThatLeavesTheCheckoutIsRefused() throws IOException {
    try (var checkout = started()) {
      for (var path :
          List.of("../x", "/etc/passwd", "src/../../x", ".git/config", "a/.GIT/x", "")) {
        assertThrows(Trouble.class, () -> checkout.commit(List.of(path), "Leave", ADA), () -> path);
      }
    }
  }

  @Test
  void aSecondGitAtWorkIsWaitedForByThePerson() throws IOException {
    try (var checkout = started()) {
      write(root, ".git/index.lock", "");
      write(root, "a.txt", "changed\n");
      var trouble =
          assertThrows(Trouble.class, () -> checkout.commit(List.of("a.txt"), "Change", ADA));
      assertTrue(trouble.remedy().contains("index.lock"), trouble.getMessage());
      assertEquals("changed\n", read(root, "a.txt"));
    }
  }
}
