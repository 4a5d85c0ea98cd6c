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

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A repository that tries to have its own programs run, and to reach outside. */
@DisabledOnOs(OS.WINDOWS)
class HarmlessTest {
  @TempDir Path folder;
  private Path root;
  private Path marker;
  private GitCheckout checkout;

  @BeforeEach
  void aRepositoryThatTries() throws IOException {
    root = folder.resolve("checkout");
    marker = folder.resolve("marker");
    write(root, "a.txt", "a\n");
    write(root, "gone.txt", "gone\n");
    checkout = GitCheckout.init(root, "First state", ADA);
    Traps.set(root, marker);
    checkout.close();
    checkout = GitCheckout.open(root);
  }

  private void assertNothingRan() throws IOException {
    assertFalse(
        Files.exists(marker), () -> "something of the repository ran: " + readQuietly(marker));
    checkout.close();
  }

  private static String readQuietly(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void theTrapIsRealSinceGitItselfSpringsIt() throws IOException {
    assumeTrue(GitCommand.isThere());
    write(root, "a.txt", "changed\n");
    git(root, "-c", "core.fsmonitor=false", "add", "a.txt");
    assertTrue(Files.exists(marker));
    checkout.close();
  }

  @Test
  void lookingRunsNothing() throws IOException {
    write(root, "a.txt", "changed\n");
    write(root, "new.txt", "new\n");
    Files.delete(root.resolve("gone.txt"));
    checkout.changes();
    checkout.statusText();
    checkout.untracked();
    checkout.ignored("x.log");
    assertEquals("changed\n", new String(checkout.stored("a.txt"), StandardCharsets.UTF_8));
    var a = checkout.tracked().getFirst();
    assertEquals("a.txt", a.path());
    assertTrue(a.filtered());
    assertEquals("5ea2ed416fbd4a4cbe227b75fe255dd7fa6bd4d6", a.blob());
    assertNothingRan();
  }

  @Test
  void committingUndoingAndBundlingRunNothing() throws IOException {
    write(root, "a.txt", "changed\n");
    Files.delete(root.resolve("gone.txt"));
    var id = checkout.commit(List.of("a.txt", "gone.txt", ".gitattributes"), "Change", ADA);
    var undone = checkout.revert(id, "Undo", ADA);
    assertEquals("a\n", read(root, "a.txt"));
    assertTrue(checkout.contains(id));
    assertTrue(checkout.contains(undone));
    checkout.bundle(folder.resolve("all.bundle"));
    assertNothingRan();
  }

  @Test
  void committingWhatWasSavedRunsNothing() throws IOException {
    write(root, "docs/LOG.md", "log\n");
    write(root, "docs/promotions/x/ledger.jsonl", "{}\n");
    try (var git = LogCommit.around(root.toRealPath().resolve("docs")).orElseThrow()) {
      for (var text : List.of("one", "two")) {
        write(root, "docs/LOG.md", text + "\n");
        var own = List.of("docs/promotions/x/ledger.jsonl");
        assertEquals(List.of(), git.commit(List.of("docs/LOG.md"), own, text, ADA));
        assertEquals(text + "\n", text(git.committed("docs/LOG.md").orElseThrow()));
      }
      assertFalse(git.ignores("docs/LOG.md"));
    }
    assertNothingRan();
  }

  @Test
  void anIndexThatIsNoYoungerThanItsFilesRunsNothing() throws IOException {
    // Git cannot trust the time of such an entry, and looks at the content again at the next write.
    write(root, "a.txt", "changed\n");
    var later = FileTime.from(Instant.now().plus(Duration.ofHours(1)));
    Files.setLastModifiedTime(root.resolve("a.txt"), later);
    checkout.commit(List.of("a.txt"), "One", ADA);
    write(root, "new.txt", "new\n");
    checkout.commit(List.of("new.txt"), "Two", ADA);
    assertNothingRan();
  }

  @Test
  void applyingRunsNothing() throws IOException {
    checkout.apply(
        List.of(
            FileEdit.write("a.txt", TrackedFile.FILE, () -> bytes("applied\n")),
            FileEdit.write("b.sh", TrackedFile.EXECUTABLE, () -> bytes("#!/bin/sh\n")),
            FileEdit.remove("gone.txt")));
    assertEquals("applied\n", read(root, "a.txt"));
    checkout.applyAndCommit(
        List.of(FileEdit.write("c.txt", TrackedFile.FILE, () -> bytes("c\n"))), "Add c", ADA);
    assertNothingRan();
  }

  @Test
  void aCommitIsNotSigned() throws IOException {
    assumeTrue(GitCommand.isThere());
    write(root, "a.txt", "changed\n");
    checkout.commit(List.of("a.txt"), "Change", ADA);
    var raw = git(root, "-c", "core.fsmonitor=false", "cat-file", "commit", "HEAD");
    assertFalse(raw.contains("gpgsig"), raw);
    assertNothingRan();
  }

  @Test
  void aFileThatMustNotBeStoredUnfilteredIsRefusedAndTheRestIsCommitted() throws IOException {
    Files.writeString(
        root.resolve(".git/config"),
        Files.readString(root.resolve(".git/config")) + "[filter \"crypt\"]\n  required = true\n");
    write(root, ".gitattributes", "*.key filter=crypt\n");
    checkout.close();
    checkout = GitCheckout.open(root);
    write(root, "secret.key", "s3cret\n");
    write(root, "a.txt", "changed\n");
    var trouble =
        assertThrows(
            Trouble.class, () -> checkout.commit(List.of("secret.key", "a.txt"), "All", ADA));
    assertTrue(trouble.what().contains("secret.key") && trouble.what().contains("crypt"));
    assertThrows(
        Trouble.class,
        () ->
            checkout.apply(List.of(FileEdit.write("b.key", TrackedFile.FILE, () -> bytes("x\n")))));
    assertFalse(Files.exists(root.resolve("b.key")));
    checkout.commit(List.of("a.txt"), "The rest", ADA);
    assertNothingRan();
  }

  @Test
  void aFolderThatHasBecomeALinkIsNeitherReadNorWrittenThrough() throws IOException {
    var outside = folder.resolve("outside");
    write(outside, "b.txt", "outside\n");
    write(root, "src/b.txt", "b\n");
    checkout.commit(List.of("src/b.txt"), "Add b", ADA);
    Files.delete(root.resolve("src/b.txt"));
    Files.delete(root.resolve("src"));
    Files.createSymbolicLink(root.resolve("src"), outside);
    assertTrue(checkout.tracked().stream().noneMatch(file -> file.path().startsWith("src")));
    assertThrows(IOException.class, () -> checkout.stored("src/b.txt"));
    assertThrows(
        Trouble.class,
        () ->
            checkout.apply(
                List.of(FileEdit.write("src/b.txt", TrackedFile.FILE, () -> bytes("in\n")))));
    checkout.apply(List.of(FileEdit.remove("src/b.txt")));
    assertEquals("outside\n", read(outside, "b.txt"));
    assertNothingRan();
  }

  @Test
  void aLinkIsReplacedAndWhatItPointsAtStays() throws IOException {
    var outside = folder.resolve("outside.txt");
    Files.writeString(outside, "outside\n");
    Files.createSymbolicLink(root.resolve("link"), outside);
    checkout.commit(List.of("link"), "Link", ADA);
    assertEquals(TrackedFile.LINK, checkout.contents().tracked("link").orElseThrow().mode());
    checkout.apply(List.of(FileEdit.write("link", TrackedFile.FILE, () -> bytes("file\n"))));
    assertFalse(Files.isSymbolicLink(root.resolve("link")));
    assertEquals("outside\n", Files.readString(outside));
    assertNothingRan();
  }

  @Test
  void aRepositoryThatPointsItsWorkTreeElsewhereIsReadWhereItLies() throws IOException {
    var outside = folder.resolve("outside");
    write(outside, "a.txt", "outside\n");
    Files.writeString(
        root.resolve(".git/config"),
        Files.readString(root.resolve(".git/config")) + "[core]\n  worktree = " + outside + "\n");
    checkout.close();
    checkout = GitCheckout.open(root);
    checkout.apply(List.of(FileEdit.write("a.txt", TrackedFile.FILE, () -> bytes("in\n"))));
    assertEquals("in\n", read(root, "a.txt"));
    assertEquals("outside\n", read(outside, "a.txt"));
    assertNothingRan();
  }

  @Test
  void rulesThatAreLinksAreNotFollowed() throws IOException {
    var outside = folder.resolve("rules");
    Files.writeString(outside, "*.txt\n");
    Files.createSymbolicLink(root.resolve(".gitignore"), outside);
    assertFalse(checkout.ignored("x.txt"));
    assertTrue(Files.exists(root.resolve(".gitignore"), LinkOption.NOFOLLOW_LINKS));
    assertNothingRan();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
