package dev.gatehouse.git;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.write;
import static dev.gatehouse.git.GitCommand.git;
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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Git on the command line and Gatehouse say the same of the same checkout. */
class AgainstGitTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void gitIsThere() throws IOException {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    root = folder.resolve("checkout");
    Files.createDirectories(root);
    git(root, "init", "-q", "-b", "main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true", "input"})
  void aFilesBlobIsTheOneGitWouldStore(String autoCrlf) throws IOException {
    git(root, "config", "core.autocrlf", autoCrlf);
    write(
        root,
        ".gitattributes",
        """
        *.t text
        *.auto text=auto
        *.crlf text eol=crlf
        *.ac text=auto eol=crlf
        *.bin binary
        *.no -text
        *.id ident
        *.old crlf=input
        *.u16 text working-tree-encoding=UTF-16LE
        [attr]mine text eol=lf
        *.macro mine
        sub/*.t -text
        """);
    write(root, "sub/.gitattributes", "*.auto !text\n*.no text\n");
    var random = new Random(autoCrlf.hashCode());
    var kinds = List.of("t", "auto", "crlf", "ac", "bin", "no", "id", "old", "macro", "plain");
    for (int round = 0; round < 2; round++) {
      // In the second round most of the index is still that of the first.
      for (var kind : kinds) {
        for (int i = 0; i < 6; i++) {
          write(root, "f" + i + "." + kind, content(random));
          write(root, "sub/f" + i + "." + kind, content(random));
        }
      }
      write(root, "f.u16", "é\r\nx\n".getBytes(StandardCharsets.UTF_16LE));
      git(root, "-c", "core.safecrlf=false", "add", round == 0 ? "." : "*0*");
    }
    // What git would store of the work tree as it is now, with the index it has now.
    try (var checkout = GitCheckout.open(root)) {
      var now = checkout.tracked();
      git(root, "-c", "core.safecrlf=false", "add", ".");
      var index = git(root, "ls-files", "-s").lines().map(line -> line.replaceAll(" 0\t", "\t"));
      assertEquals(
          index.toList(),
          now.stream()
              .map(file -> file.modeText() + " " + file.blob() + "\t" + file.path())
              .toList());
    }
  }

  private static byte[] content(Random random) {
    var pieces = List.of("a line\n", "a line\r\n", "\r", "\0", "$Id$\n", "$Id: x y $\n", "é\n", "");
    var text = new StringBuilder();
    int kinds = random.nextInt(3) == 0 ? pieces.size() : 2;
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(pieces.get(random.nextInt(kinds)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theStatusReadsLikeGits() throws IOException {
    write(root, "a.txt", "a\n");
    write(root, "gone.txt", "g\n");
    write(root, "with space.txt", "s\n");
    write(root, ".gitignore", "*.log\n/out/\n!keep.log\n");
    write(root, "staged.txt", "1\n");
    try (var checkout = GitCheckout.open(root)) {
      assertEquals(git(root, "status", "-sb"), checkout.statusText());
      git(root, "add", ".");
      git(root, "commit", "-q", "-m", "first");
      assertEquals(git(root, "status", "-sb"), checkout.statusText());
      write(root, "a.txt", "b\n");
      Files.delete(root.resolve("gone.txt"));
      write(root, "with space.txt", "t\n");
      write(root, "staged.txt", "2\n");
      git(root, "add", "staged.txt");
      write(root, "staged.txt", "3\n");
      write(root, "added.txt", "x\n");
      git(root, "add", "added.txt");
      write(root, "later.txt", "x\n");
      git(root, "add", "-N", "later.txt");
      write(root, "noise.log", "x\n");
      write(root, "keep.log", "x\n");
      write(root, "out/x.txt", "x\n");
      write(root, "new/deep/er/x.txt", "x\n");
      write(root, "ünïcode/ß.txt", "x\n");
      write(root, "nested/repo/x.txt", "x\n");
      git(root.resolve("nested/repo"), "init", "-q");
      assertEquals(git(root, "status", "-sb"), checkout.statusText());
      var seen = git(root, "ls-files", "-z", "--others", "--exclude-standard").split("\0");
      assertEquals(List.of(seen).stream().sorted().toList(), checkout.untracked());
      for (var path : List.of("noise.log", "keep.log", "out/y", "new/a", "out", "x/y/z.log")) {
        boolean ignored =
            new ProcessBuilder("git", "check-ignore", "-q", path)
                    .directory(root.toFile())
                    .start()
                    .waitFor()
                == 0;
        assertEquals(ignored && !path.equals("out"), checkout.ignored(path), path);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aBranchThatFollowsAnotherSaysHowFarItIsAway() throws IOException {
    write(root, "a.txt", "a\n");
    git(root, "add", ".");
    git(root, "commit", "-q", "-m", "first");
    git(folder, "clone", "-q", root.toString(), "clone");
    var clone = folder.resolve("clone");
    try (var checkout = GitCheckout.open(clone)) {
      write(clone, "a.txt", "b\n");
      checkout.commit(List.of("a.txt"), "Second", ADA);
      assertEquals("## main...origin/main [ahead 1]\n", checkout.statusText());
      assertEquals(git(clone, "status", "-sb"), checkout.statusText());
    }
  }

  @Test
  void aBundleCanBeClonedWithAllItsBranches() throws IOException {
    write(root, "a.txt", "a\n");
    try (var checkout = GitCheckout.open(root)) {
      assertThrows(Trouble.class, () -> checkout.bundle(folder.resolve("none.bundle")));
      checkout.commit(List.of("a.txt"), "First", ADA);
      git(root, "branch", "other");
      git(root, "tag", "v1");
      checkout.bundle(folder.resolve("all.bundle"));
      git(root, "bundle", "verify", "-q", folder.resolve("all.bundle").toString());
      git(folder, "clone", "-q", "all.bundle", "again");
      assertEquals(
          checkout.head().orElseThrow(), git(folder.resolve("again"), "rev-parse", "HEAD").strip());
      assertTrue(git(folder.resolve("again"), "branch", "-a").contains("other"));
    }
  }

  @Test
  void aDetachedHeadIsToldAndGetsABranch() throws IOException {
    write(root, "a.txt", "a\n");
    try (var checkout = GitCheckout.open(root)) {
      checkout.commit(List.of("a.txt"), "First", ADA);
      assertThrows(Trouble.class, () -> checkout.startBranch("prod"));
      git(root, "checkout", "-q", "--detach");
      assertTrue(checkout.detached());
      assertEquals(Optional.empty(), checkout.branch());
      assertEquals(git(root, "status", "-sb"), checkout.statusText());
      write(root, "a.txt", "b\n");
      assertThrows(Trouble.class, () -> checkout.commit(List.of("a.txt"), "Lost", ADA));
      assertThrows(Trouble.class, () -> checkout.startBranch("main"));
      assertThrows(Trouble.class, () -> checkout.startBranch("no..name"));
      checkout.startBranch("prod");
      assertEquals(Optional.of("prod"), checkout.branch());
      checkout.commit(List.of("a.txt"), "Kept", ADA);
      assertEquals("prod", git(root, "branch", "--show-current").strip());
    }
  }

  @Test
  void nothingIsCommittedInTheMiddleOfAMerge() throws IOException {
    write(root, "a.txt", "a\n");
    git(root, "add", ".");
    git(root, "commit", "-q", "-m", "first");
    git(root, "checkout", "-q", "-b", "other");
    write(root, "a.txt", "other\n");
    git(root, "commit", "-qam", "other");
    git(root, "checkout", "-q", "main");
    write(root, "a.txt", "main\n");
    git(root, "commit", "-qam", "main");
    assertThrows(AssertionError.class, () -> git(root, "merge", "other"));
    try (var checkout = GitCheckout.open(root)) {
      assertEquals(Optional.of("merge"), checkout.inMiddleOf());
      assertEquals(List.of(new Change("a.txt", Change.Kind.CONFLICTED, false)), checkout.changes());
      assertEquals(git(root, "status", "-sb"), checkout.statusText());
      assertEquals(1, checkout.tracked().size());
      write(root, "b.txt", "b\n");
      var trouble = assertThrows(Trouble.class, () -> checkout.commit(List.of("b.txt"), "B", ADA));
      assertTrue(trouble.what().contains("merge"), trouble.getMessage());
    }
  }

  @Test
  void aLinkedWorktreeIsACheckoutLikeAnyOther() throws IOException {
    write(root, "a.txt", "a\n");
    git(root, "add", ".");
    git(root, "commit", "-q", "-m", "first");
    git(root, "worktree", "add", "-q", "-b", "side", "../side");
    var side = folder.resolve("side");
    assertTrue(GitCheckout.isCheckout(side));
    try (var checkout = GitCheckout.open(side)) {
      assertEquals(Optional.of("side"), checkout.branch());
      write(side, "a.txt", "b\n");
      checkout.commit(List.of("a.txt"), "Second", ADA);
      assertEquals("", git(side, "status", "--porcelain"));
      checkout.applyAndCommit(
          List.of(FileEdit.write("n", TrackedFile.FILE, () -> new byte[] {'n'})), "N", ADA);
      assertEquals("", git(side, "status", "--porcelain"));
    }
    assertEquals("", git(root, "status", "--porcelain"));
  }

  @Test
  void aSubmoduleIsTheCommitThatItStandsOn() throws IOException {
    var inner = folder.resolve("inner");
    Files.createDirectories(inner);
    git(inner, "init", "-q", "-b", "main");
    write(inner, "x.txt", "x\n");
    git(inner, "add", ".");
    git(inner, "commit", "-q", "-m", "inner");
    git(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        inner.toString(),
        "sub");
    git(root, "commit", "-q", "-m", "with a submodule");
    try (var checkout = GitCheckout.open(root)) {
      var sub = checkout.contents().tracked("sub").orElseThrow();
      assertTrue(sub.isSubmodule());
      assertEquals(git(inner, "rev-parse", "HEAD").strip(), sub.blob());
      assertEquals(List.of(), checkout.changes());
      write(root, "sub/x.txt", "y\n");
      git(root.resolve("sub"), "commit", "-qam", "moved");
      var moved = git(root.resolve("sub"), "rev-parse", "HEAD").strip();
      assertEquals(moved, checkout.contents().tracked("sub").orElseThrow().blob());
      assertEquals(List.of(new Change("sub", Change.Kind.MODIFIED, false)), checkout.changes());
      checkout.commit(List.of("sub"), "Move it", ADA);
      assertEquals("", git(root, "status", "--porcelain"));
      assertThrows(
          Trouble.class,
          () ->
              checkout.apply(
                  List.of(FileEdit.write("sub", TrackedFile.SUBMODULE, () -> new byte[0]))));
    }
  }

  @Test
  void aSparseCheckoutHasWhatItLeavesOut() throws IOException {
    write(root, "in/a.txt", "a\n");
    write(root, "out/b.txt", "b\n");
    git(root, "add", ".");
    git(root, "commit", "-q", "-m", "first");
    git(root, "sparse-checkout", "set", "in");
    assertFalse(Files.exists(root.resolve("out")));
    try (var checkout = GitCheckout.open(root)) {
      assertEquals(List.of(), checkout.changes());
      assertEquals(
          List.of("in/a.txt", "out/b.txt"),
          checkout.tracked().stream().map(TrackedFile::path).toList());
      assertEquals(
          "b\n", new String(checkout.contents().stored("out/b.txt"), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aFileOfTheSameSizeAndSecondIsStillSeenToChange() throws IOException {
    for (int i = 0; i < 20; i++) {
      write(root, "a.txt", "a" + i % 10 + "\n");
      git(root, "add", "a.txt");
      write(root, "a.txt", "b" + i % 10 + "\n");
      try (var checkout = GitCheckout.open(root)) {
        assertEquals(
            git(root, "hash-object", "a.txt").strip(), checkout.tracked().getFirst().blob());
      }
    }
  }
}
