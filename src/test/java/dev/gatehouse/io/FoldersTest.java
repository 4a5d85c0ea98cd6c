package dev.gatehouse.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir private Path top;
  private Path root;
  private Path outside;

  @BeforeEach
  void twoFolders() throws IOException {
    root = Files.createDirectories(top.resolve("root"));
    outside = Files.createDirectories(top.resolve("outside"));
    file(outside, "precious", "keep me");
  }

  @Test
  void filesAreListedInByteOrderAndLinksAreNotFollowed() throws IOException {
    file(root, "b/x", "12");
    file(root, "b.txt", "345");
    file(root, "a", "6");
    Links.make(root.resolve("link"), outside);
    var names = Folders.files(root).stream().map(f -> Folders.slashed(root.relativize(f)));
    assertEquals(List.of("a", "b.txt", "b/x"), names.toList());
    assertEquals(6, Folders.bytes(root));
    assertEquals(3, Folders.bytes(root.resolve("b.txt")));
    assertThrows(UncheckedIOException.class, () -> Folders.files(root.resolve("none")));
  }

  @Test
  void aFolderIsDeletedWithItsLinksAndNotWhatTheyLeadTo() throws IOException {
    var target = root.resolve("restore/rehearsal");
    file(target, "deep/er/file", "x");
    Links.make(target.resolve("deep/away"), outside);
    Links.make(target.resolve("gone"), Path.of("nowhere"));
    Folders.delete(target, root);
    assertFalse(Files.exists(target));
    assertTrue(Files.exists(root.resolve("restore")));
    assertTrue(Files.exists(outside.resolve("precious")));
    Folders.delete(target, root); // already gone is fine
  }

  @Test
  void nothingIsDeletedOutsideOrThroughALink() throws IOException {
    Links.make(root.resolve("link"), outside);
    Links.make(root.resolve("self"), Path.of("."));
    file(root, "mine", "x");
    for (var target :
        List.of(
            root,
            top,
            outside,
            root.resolve("../outside"),
            root.resolve("link"),
            root.resolve("link/precious"),
            root.resolve("self"),
            root.resolve("self/mine"))) {
      assertThrows(Trouble.class, () -> Folders.delete(target, root), target.toString());
    }
    assertTrue(Files.exists(outside.resolve("precious")));
    assertTrue(Files.exists(root.resolve("mine")));
  }

  @Test
  void aFolderThatForbidsItIsDeletedAllTheSame() throws IOException {
    assumeTrue(Links.posix(root), "this file system has no modes");
    file(root, "cache/module/file", "x");
    for (var locked : List.of("cache/module", "cache")) {
      var mode = PosixFilePermissions.fromString("r-x------");
      Files.setPosixFilePermissions(root.resolve(locked), mode);
    }
    Folders.delete(root.resolve("cache"), root);
    assertFalse(Files.exists(root.resolve("cache")));
  }

  @Test
  void aCopyHasTheSameFilesModesTimesAndInnerLinks() throws IOException {
    var script = file(root, "scripts/run.sh", "echo");
    if (Links.posix(root)) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
    }
    Files.createDirectories(root.resolve("empty"));
    Links.make(root.resolve("scripts/up"), Path.of("../scripts/run.sh"));
    var copy = top.resolve("made/copy");
    Folders.copy(root, copy, Cancellation.never());
    assertEquals(Sha256.ofFolder(root), Sha256.ofFolder(copy));
    assertTrue(Files.isDirectory(copy.resolve("empty")));
    assertEquals(Path.of("../scripts/run.sh"), Files.readSymbolicLink(copy.resolve("scripts/up")));
    assertEquals(
        Files.getLastModifiedTime(script),
        Files.getLastModifiedTime(copy.resolve("scripts/run.sh")));
    if (Links.posix(root)) {
      assertEquals(
          Files.getPosixFilePermissions(script),
          Files.getPosixFilePermissions(copy.resolve("scripts/run.sh")));
    }
  }

  @Test
  void aLinkThatLeadsOutIsNotCopied() throws IOException {
    Files.createDirectories(root.resolve("d"));
    for (var leadsTo : List.of(outside, Path.of("../../outside"), root.resolve("d"))) {
      var link = Links.make(root.resolve("d/link"), leadsTo);
      assertThrows(
          Trouble.class,
          () -> Folders.copy(root, top.resolve("copy"), Cancellation.never()),
          leadsTo.toString());
      Files.delete(link);
    }
  }

  @Test
  void aCopyOverwritesNothingAndNeverGoesIntoItself() throws IOException {
    file(root, "a", "new");
    var copy = Files.createDirectories(top.resolve("copy"));
    file(copy, "a", "old");
    var never = Cancellation.never();
    assertThrows(FileAlreadyExistsException.class, () -> Folders.copy(root, copy, never));
    assertEquals("old", Files.readString(copy.resolve("a")));
    assertThrows(Trouble.class, () -> Folders.copy(root, root.resolve("in/it"), never));
  }

  @Test
  void aCopyIsNotWrittenThroughALinkInTheTarget() throws IOException {
    file(root, "d/new", "x");
    var copy = Files.createDirectories(top.resolve("copy"));
    Links.make(copy.resolve("d"), outside);
    assertThrows(
        FileAlreadyExistsException.class, () -> Folders.copy(root, copy, Cancellation.never()));
    assertFalse(Files.exists(outside.resolve("new")));
  }

  @Test
  void aCancelledCopyStops() throws IOException {
    file(root, "a", "x");
    var cancelled = new Cancellation();
    cancelled.cancel();
    assertThrows(
        CancellationException.class, () -> Folders.copy(root, top.resolve("copy"), cancelled));
  }

  @Test
  void aPathOfUnknownOriginStaysInItsFolder() throws IOException {
    Links.make(root.resolve("out"), Path.of("../outside"));
    Links.make(root.resolve("dangling"), Path.of("../not-there"));
    for (var bad :
        List.of(
            "..",
            "../outside/precious",
            "a/../../outside",
            outside.toString(),
            "out",
            "out/precious",
            "dangling",
            "a\0b")) {
      assertThrows(Trouble.class, () -> Folders.inside(root, bad), bad);
    }
    file(root, "real/file", "x");
    Links.make(root.resolve("in"), Path.of("real"));
    assertEquals(root.resolve("in/file"), Folders.inside(root, "in/file"));
    assertEquals(root.resolve("new/one"), Folders.inside(root, "new/./x/../one"));
    assertEquals(root, Folders.inside(root, ""));
  }

  @Test
  void aFoldersHashIsThatOfItsListing() throws IOException {
    file(root, "b/c", "x");
    file(root, "a", "y");
    var listing = Sha256.of("y") + "  a\n" + Sha256.of("x") + "  b/c\n";
    assertEquals(Sha256.of(listing), Sha256.ofFolder(root));
    assertEquals(Sha256.of(""), Sha256.ofFolder(Files.createDirectories(top.resolve("none"))));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.of("abc"));
  }

  private static Path file(Path folder, String relative, String text) throws IOException {
    var file = folder.resolve(relative);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
