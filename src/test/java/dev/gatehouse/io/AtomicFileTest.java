package dev.gatehouse.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] OLD = {'o', 'l', 'd'};
  private static final byte[] NEW = {'n', 'e', 'w', 'e', 'r'};

  @TempDir private Path folder;

  @Test
  void aSaveReplacesTheFileAndLeavesNothingElse() throws IOException {
    var file = folder.resolve("log.md");
    AtomicFile.write(file, OLD);
    AtomicFile.write(file, NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(List.of(file), list(folder));
  }

  @Test
  void missingFoldersAreCreated() throws IOException {
    var file = folder.resolve("promotions/2026-01-04-gates/ledger.jsonl");
    AtomicFile.write(file, NEW);
    AtomicFile.append(folder.resolve("other/deep/file"), NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertArrayEquals(NEW, Files.readAllBytes(folder.resolve("other/deep/file")));
  }

  @Test
  void theModeOfAFileStays() throws IOException {
    assumeTrue(Links.posix(folder), "this file system has no modes");
    for (var mode : List.of("rw-------", "rwxr-x--x", "rw-rw-rw-")) {
      var file = Files.write(folder.resolve(mode), OLD);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      AtomicFile.write(file, NEW);
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aNewFileHasTheModeThatAnyNewFileHas() throws IOException {
    assumeTrue(Links.posix(folder), "this file system has no modes");
    var usual = Files.write(folder.resolve("usual"), OLD);
    AtomicFile.write(folder.resolve("saved"), OLD);
    assertEquals(
        Files.getPosixFilePermissions(usual),
        Files.getPosixFilePermissions(folder.resolve("saved")));
  }

  @Test
  void aSymbolicLinkStaysOneAndWhatItLeadsToIsSaved() throws IOException {
    Files.createDirectories(folder.resolve("docs"));
    var real = folder.resolve("real.md");
    var middle = Links.make(folder.resolve("middle.md"), Path.of("real.md"));
    var link = Links.make(folder.resolve("docs/log.md"), Path.of("../middle.md"));
    AtomicFile.write(link, OLD); // creates what the link promises
    AtomicFile.write(link, NEW);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isSymbolicLink(middle));
    assertFalse(Files.isSymbolicLink(real));
    assertArrayEquals(NEW, Files.readAllBytes(real));
  }

  @Test
  void linksThatGoRoundInACircleAreAnErrorAndNotAnEndlessLoop() {
    var a = Links.make(folder.resolve("a"), Path.of("b"));
    Links.make(folder.resolve("b"), Path.of("a"));
    assertThrows(IOException.class, () -> AtomicFile.write(a, NEW));
  }

  @Test
  void aReadOnlyFileIsRefusedThoughItsFolderCouldBeWritten() throws IOException {
    var file = Files.write(folder.resolve("log.md"), OLD);
    assertTrue(file.toFile().setWritable(false));
    assumeTrue(!Files.isWritable(file), "to the super user nothing is read-only");
    assertThrows(AccessDeniedException.class, () -> AtomicFile.write(file, NEW));
    assertArrayEquals(OLD, Files.readAllBytes(file));
  }

  @Test
  void aSaveThatFailsLeavesNoTemporaryFile() throws IOException {
    var occupied = Files.createDirectories(folder.resolve("log.md"));
    Files.write(occupied.resolve("inside"), OLD);
    assertThrows(IOException.class, () -> AtomicFile.write(occupied, NEW));
    assertEquals(List.of(occupied), list(folder));
  }

  @Test
  void aFileIsCopiedWholeAndOnlyToANameThatIsFree() throws IOException {
    var source = Files.write(folder.resolve("video"), SavingChild.content(7));
    var target = folder.resolve("kept/video");
    AtomicFile.copyNew(source, target);
    assertEquals(-1, Files.mismatch(source, target));
    assertThrows(IOException.class, () -> AtomicFile.copyNew(folder.resolve("none"), target));
    assertEquals(-1, Files.mismatch(source, target));
    var other = folder.resolve("kept/other");
    assertThrows(IOException.class, () -> AtomicFile.copyNew(folder.resolve("none"), other));
    assertEquals(List.of(target), list(folder.resolve("kept")));
  }

  @Test
  void sweepingRemovesWhatAKilledProcessLeftAndNothingElse() throws Exception {
    var dead = new ProcessBuilder(javaCommand(), "-version").redirectErrorStream(true).start();
    dead.getInputStream().readAllBytes();
    dead.waitFor();
    var running = ProcessHandle.current().parent().orElseThrow().pid();
    var leftOver = temporary(dead.pid());
    var inUse = temporary(running);
    var somebodyElses = Files.write(folder.resolve(".gatehouse-notes.tmp"), OLD);
    AtomicFile.sweep(folder);
    AtomicFile.sweep(folder.resolve("not there"));
    assertFalse(Files.exists(leftOver));
    assertTrue(Files.exists(inUse));
    assertTrue(Files.exists(somebodyElses));
  }

  @Test
  void aProcessKilledWhileSavingLeavesTheOldFileOrTheNewOne() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var file = folder.resolve("log.md");
    for (int kill = 0; kill < 8; kill++) {
      int reported = killAfterSomeSaves("write", file, random);
      var bytes = Files.readAllBytes(file);
      int found = reported;
      while ((byte) found != bytes[0]) {
        found++;
      }
      assertTrue(found <= reported + 1, "seed " + seed + ": " + found + " after " + reported);
      assertArrayEquals(SavingChild.content(found), bytes, "seed " + seed);
      AtomicFile.sweep(folder);
      assertEquals(List.of(file), list(folder), "seed " + seed);
    }
  }

  @Test
  void aProcessKilledWhileAppendingLosesNothingThatItReported() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int kill = 0; kill < 4; kill++) {
      var file = folder.resolve("ledger" + kill);
      int reported = killAfterSomeSaves("append", file, random);
      var lines = Files.readAllLines(file);
      assertTrue(lines.size() >= reported, "seed " + seed);
      for (int line = 1; line <= reported; line++) {
        assertEquals(String.valueOf(line), lines.get(line - 1), "seed " + seed);
      }
    }
  }

  private static int killAfterSomeSaves(String how, Path file, Random random) throws Exception {
    var child = ChildJvm.start(SavingChild.class, how, file.toString());
    try (var output = child.inputReader()) {
      int last = 0;
      for (int saves = 1 + random.nextInt(60); saves > 0; saves--) {
        last = Integer.parseInt(output.readLine());
      }
      for (int spins = random.nextInt(200_000); spins > 0; spins--) {
        Thread.onSpinWait(); // the kill falls anywhere in a save
      }
      child.toHandle().destroyForcibly(); // unlike the process's own, it leaves the output readable
      child.waitFor();
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        last = Integer.parseInt(line);
      }
      return last;
    }
  }

  @Test
  void aFileThatSomebodyElseSavedSinceItWasReadIsNotWrittenOver() throws IOException {
    var file = Files.writeString(folder.resolve("log.md"), "as it was read");
    var read = Files.readAllBytes(file);
    assertTrue(AtomicFile.writeOver(file, read, NEW));
    assertArrayEquals(NEW, Files.readAllBytes(file));

    for (var other : List.of("by an editor", "", "as it was reaD")) {
      Files.writeString(file, other);
      assertFalse(AtomicFile.writeOver(file, read, NEW), other);
      assertEquals(other, Files.readString(file));
    }
    Files.delete(file);
    assertFalse(AtomicFile.writeOver(file, read, NEW));
    assertEquals(List.of(), list(folder), "no temporary file stays, and none is made anew");
  }

  private Path temporary(long pid) throws IOException {
    var name = ".gatehouse-" + pid + "-6b1f6a06-5d53-4f43-8f6e-6f8f7a0a3a11.tmp";
    return Files.write(folder.resolve(name), OLD);
  }

  private static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
