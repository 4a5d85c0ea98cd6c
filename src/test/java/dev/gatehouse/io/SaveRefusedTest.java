package dev.gatehouse.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The file system refuses: what was there stays, and nothing half done is left beside it. */
@Isolated("it puts something in the place of everybody's file system")
class SaveRefusedTest {
  private static final byte[] OLD = "old\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "newer\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void anOldFile() throws IOException {
    file = Files.write(folder.resolve("log.md"), OLD);
  }

  @AfterEach
  void theRealDiskAgain() {
    AtomicFile.use(Disk.REAL);
  }

  @Test
  void aFileThatAReaderHoldsForAMomentIsSavedWhenItLetsGo() throws IOException {
    var disk = new HeldDisk(3);
    AtomicFile.use(disk);
    AtomicFile.write(file, NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(List.of(20L, 40L, 60L), disk.pauses);
    assertEquals(List.of(file), list());
  }

  @Test
  void aFileThatAReaderNeverLetsGoOfStaysAndItIsSaidAfterASecond() throws IOException {
    var disk = new HeldDisk(Integer.MAX_VALUE);
    AtomicFile.use(disk);
    var refused = assertThrows(FileSystemException.class, () -> AtomicFile.write(file, NEW));
    assertEquals("used by another process", refused.getReason());
    assertArrayEquals(OLD, Files.readAllBytes(file));
    assertEquals(900L, disk.pauses.stream().mapToLong(Long::longValue).sum());
    assertEquals(List.of(file), list());
  }

  @Test
  void onAFullDiskTheOldFileStaysAndAnAppendedLineIsTakenBack() throws IOException {
    AtomicFile.use(new FullDisk());
    assertThrows(IOException.class, () -> AtomicFile.write(file, NEW));
    assertArrayEquals(OLD, Files.readAllBytes(file));
    assertThrows(IOException.class, () -> AtomicFile.append(file, NEW));
    assertArrayEquals(OLD, Files.readAllBytes(file));
    var source = Files.write(folder.resolve("source"), NEW);
    assertThrows(IOException.class, () -> AtomicFile.copyNew(source, folder.resolve("copy")));
    assertEquals(List.of(file, source), list());
  }

  @Test
  void aFolderThatMayNotBeWrittenKeepsItsFileAndItIsSaid() throws Exception {
    assumeTrue(Links.posix(folder), "this file system has no modes");
    assumeTrue(!Files.isWritable(Path.of("/")) || mayBeSomebodyElse(), "nobody else to be");
    for (var at = folder; isTemporary(at); at = parent(at)) {
      Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    try {
      var said = savedByNobody();
      assertTrue(said.contains("AccessDeniedException"), said);
      assertArrayEquals(OLD, Files.readAllBytes(file));
      assertEquals(List.of(file), list());
    } finally {
      for (var at = folder; isTemporary(at); at = parent(at)) {
        Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /** To the super user nothing is read-only, so another user tries. */
  private String savedByNobody() throws Exception {
    var command = new ArrayList<String>();
    if (Files.isWritable(Path.of("/"))) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SavingChild.class.getName(),
            "write",
            file.toString()));
    var child = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = child.inputReader()) {
      var said = String.join("\n", output.lines().limit(5).toList());
      assumeTrue(!said.contains("ClassNotFoundException"), "nobody else can read the classes");
      return said;
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static boolean mayBeSomebodyElse() throws Exception {
    try {
      return new ProcessBuilder("setpriv", "--reuid=65534", "true").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static boolean isTemporary(Path at) {
    return at.toString().contains("junit");
  }

  private static Path parent(Path at) throws IOException {
    return FolderSync.folderOf(at);
  }

  private List<Path> list() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** A disk as on Windows, where somebody has the file open for so many tries. */
  private static final class HeldDisk implements Disk {
    private final List<Long> pauses = new ArrayList<>();
    private int tries;

    HeldDisk(int tries) {
      this.tries = tries;
    }

    @Override
    public void moveOver(Path from, Path to) throws IOException {
      if (tries-- > 0) {
        throw new FileSystemException(to.toString(), null, "used by another process");
      }
      Disk.super.moveOver(from, to);
    }

    @Override
    public boolean readersLock() {
      return true;
    }

    @Override
    public void pause(long millis) {
      pauses.add(millis);
    }
  }

  /** A disk that is full in the middle of the first write. */
  private static final class FullDisk implements Disk {
    @Override
    public void write(Path file, FileChannel channel, ByteBuffer bytes) throws IOException {
      Disk.super.write(file, channel, bytes.slice(0, bytes.remaining() / 2));
      throw new IOException("No space left on device");
    }
  }
}
