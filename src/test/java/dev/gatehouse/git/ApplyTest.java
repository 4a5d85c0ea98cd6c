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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {
  @TempDir Path root;
  private GitCheckout checkout;

  @BeforeEach
  void start() throws IOException {
    write(root, "a.txt", "a\n");
    write(root, "src/b.txt", "b\n");
    write(root, "src/deep/c.txt", "c\n");
    write(root, ".gitignore", "*.log\n");
    checkout = GitCheckout.init(root, "First state", ADA);
  }

  @AfterEach
  void close() {
    checkout.close();
  }

  private static FileEdit file(String path, String text) {
    return FileEdit.write(path, TrackedFile.FILE, () -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static FileEdit failing(String path) {
    return FileEdit.write(
        path,
        TrackedFile.FILE,
        () -> {
          throw new IOException("the disk is gone");
        });
  }

  /** Every file of the checkout and of git's own folder that makes up its state. */
  private Map<String, String> state() throws IOException {
    var state = new TreeMap<String, String>();
    try (var walk = Files.walk(root)) {
      for (var file : walk.toList()) {
        var name = root.relativize(file).toString().replace('\\', '/');
        if (name.startsWith(".git/objects")) {
          continue;
        }
        if (Files.isDirectory(file)) {
          state.put(name + "/", "");
        } else {
          var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          state.put(name, Files.getLastModifiedTime(file) + " " + bytes);
        }
      }
    }
    return state;
  }

  @Test
  void everythingIsWrittenAndFoldersComeAndGoWithTheirFiles() throws IOException {
    var touched =
        checkout.apply(
            List.of(
                file("a.txt", "new\n"),
                file("x/y/z.txt", "z\n"),
                FileEdit.remove("src/deep/c.txt"),
                FileEdit.remove("src/b.txt")));
    assertEquals(List.of("a.txt", "src/b.txt", "src/deep/c.txt", "x/y/z.txt"), touched);
    assertEquals("new\n", read(root, "a.txt"));
    assertEquals("z\n", read(root, "x/y/z.txt"));
    assertFalse(Files.exists(root.resolve("src")));
    checkout.commit(touched, "Promote", ADA);
    assertEquals(List.of(), checkout.changes());
    assertFalse(Files.exists(root.resolve(".git/gatehouse-undo")));
  }

  @Test
  void aFailureHalfWayLeavesEverythingAsItWas() throws IOException {
    var before = state();
    assertThrows(
        IOException.class,
        () ->
            checkout.apply(
                List.of(
                    file("a.txt", "new\n"),
                    FileEdit.remove("src/b.txt"),
                    FileEdit.remove("src/deep/c.txt"),
                    file("src", "now a file\n"),
                    file("x/y/z.txt", "z\n"),
                    failing("zzz.txt"))));
    assertEquals(before, state());
    assertEquals(List.of(), checkout.changes());
  }

  @Test
  void aCommitThatFailsTakesTheFilesBackToo() throws IOException {
    var before = state();
    var first = new boolean[] {true};
    var edit =
        FileEdit.write(
            "b.txt",
            TrackedFile.FILE,
            () -> {
              if (first[0]) {
                first[0] = false;
                return new byte[] {'b'};
              }
              throw new IOException("the disk is gone");
            });
    assertThrows(
        IOException.class,
        () -> checkout.applyAndCommit(List.of(file("a.txt", "new\n"), edit), "Promote", ADA));
    assertEquals(before, state());
  }

  @Test
  void whatAKillLeftHalfDoneIsPutBackByTheNextStart() throws IOException {
    var before = state();
    // The process ends after the writing and before it could say so.
    new WorkTreeEdit(
            org.eclipse.jgit.storage.file.FileRepositoryBuilder.create(
                root.resolve(".git").toFile()),
            new WorkTree(root.toAbsolutePath()),
            List.of(
                file("a.txt", "half\n"), file("x/new.txt", "n\n"), FileEdit.remove("src/b.txt")))
        .run();
    assertEquals("half\n", read(root, "a.txt"));
    assertTrue(checkout.undoUnfinished());
    assertEquals(before, state());
    assertFalse(checkout.undoUnfinished());
  }

  @Test
  void aFileThatGitDoesNotTrackIsNeverOverwritten() throws IOException {
    write(root, "own.log", "mine\n");
    write(root, "notes.txt", "mine\n");
    for (var path : List.of("own.log", "notes.txt")) {
      var trouble =
          assertThrows(
              Trouble.class,
              () -> checkout.apply(List.of(file("a.txt", "n\n"), file(path, "x\n"))));
      assertTrue(trouble.what().contains(path), trouble.getMessage());
      assertEquals("mine\n", read(root, path));
      assertEquals("a\n", read(root, "a.txt"));
    }
    checkout.apply(List.of(file("notes.txt", "mine\n")));
  }

  @Test
  void aFileInTheWayOfAFolderIsNamed() throws IOException {
    var trouble =
        assertThrows(Trouble.class, () -> checkout.apply(List.of(file("a.txt/b", "x\n"))));
    assertTrue(trouble.what().contains("a.txt is no folder"), trouble.getMessage());
    trouble = assertThrows(Trouble.class, () -> checkout.apply(List.of(file("src", "x\n"))));
    assertTrue(trouble.what().contains("src"), trouble.getMessage());
    checkout.apply(List.of(FileEdit.remove("a.txt"), file("a.txt/b", "x\n")));
    assertEquals("x\n", read(root, "a.txt/b"));
  }

  @Test
  void lineEndsAreTheCheckoutsOwnEvenWhereTheRuleComesWithIt() throws IOException {
    checkout.apply(
        List.of(
            file(".gitattributes", "*.bat text eol=crlf\n*.sh text eol=lf\n"),
            file("run.bat", "one\ntwo\n"),
            file("run.sh", "one\ntwo\n")));
    assertEquals("one\r\ntwo\r\n", read(root, "run.bat"));
    assertEquals("one\ntwo\n", read(root, "run.sh"));
    assertArrayEquals("one\ntwo\n".getBytes(StandardCharsets.UTF_8), checkout.stored("run.bat"));
  }

  @Test
  void aCommitIsUndoneByANewOne() throws IOException {
    var before = checkout.tracked();
    var id =
        checkout.applyAndCommit(
            List.of(file("a.txt", "new\n"), file("n.txt", "n\n"), FileEdit.remove("src/b.txt")),
            "Promote",
            ADA);
    write(root, "other.txt", "o\n");
    checkout.commit(List.of("other.txt"), "Other", ADA);
    Files.delete(root.resolve("other.txt"));
    var other = checkout.commit(List.of("other.txt"), "Other gone", ADA);
    var undo = checkout.revert(id, "Undo", ADA);
    assertEquals(before, checkout.tracked());
    assertEquals(List.of(), checkout.changes());
    for (var one : List.of(id, other, undo)) {
      assertTrue(checkout.contains(one));
    }
    assertFalse(checkout.contains("0123456789012345678901234567890123456789"));
    assertFalse(checkout.contains("main"));
  }

  @Test
  void aLaterChangeElsewhereInAFileSurvivesTheUndo() throws IOException {
    write(root, "long.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    checkout.commit(List.of("long.txt"), "Long", ADA);
    write(root, "long.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n");
    var id = checkout.commit(List.of("long.txt"), "First line", ADA);
    write(root, "long.txt", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n");
    checkout.commit(List.of("long.txt"), "Last line", ADA);
    checkout.revert(id, "Undo", ADA);
    assertEquals("1\n2\n3\n4\n5\n6\n7\n8\nnine\n", read(root, "long.txt"));
    assertEquals(List.of(), checkout.changes());
  }

  @Test
  void anUndoThatWouldLoseALaterChangeIsRefused() throws IOException {
    var id = checkout.applyAndCommit(List.of(file("a.txt", "new\n")), "Promote", ADA);
    write(root, "a.txt", "newer\n");
    var dirty = assertThrows(Trouble.class, () -> checkout.revert(id, "Undo", ADA));
    assertTrue(dirty.what().contains("a.txt"), dirty.getMessage());
    checkout.commit(List.of("a.txt"), "Newer", ADA);
    var before = state();
    assertThrows(Trouble.class, () -> checkout.revert(id, "Undo", ADA));
    assertEquals(before, state());
  }

  @Test
  void whatWasPromotedIsWhatGitSees() throws IOException {
    assumeTrue(GitCommand.isThere());
    checkout.applyAndCommit(
        List.of(
            file("a.txt", "new\n"),
            FileEdit.write("run.sh", TrackedFile.EXECUTABLE, () -> new byte[] {'#', '\n'}),
            FileEdit.remove("src/b.txt")),
        "Promote",
        ADA);
    assertEquals("", git(root, "status", "--porcelain"));
    assertEquals("", git(root, "fsck", "--strict"));
    assertTrue(git(root, "ls-files", "-s", "run.sh").startsWith("100755"));
  }
}
