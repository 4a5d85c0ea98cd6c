package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a dump lies for a moment as SQL. */
class PassingFolderTest {
  @TempDir Path temporary;

  @Test
  void whatAKilledProcessHasLeftOfADumpIsGoneAfterTheNextStart() throws Exception {
    var child = ChildJvm.start(Holding.class);
    Path left;
    try (var said = child.inputReader(StandardCharsets.UTF_8)) {
      left = Path.of(said.readLine());
      PassingFolder.sweep();
      assertTrue(Files.exists(left.resolve("data")), "its process lives");
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertTrue(Files.exists(left.resolve("data")), "it was killed");

    PassingFolder.sweep();

    assertFalse(Files.exists(left));
  }

  @Test
  void nothingElseIsRemovedAndNoLinkIsFollowed() throws IOException {
    var kept = Files.createDirectories(temporary.resolve("elsewhere"));
    Files.writeString(kept.resolve("mine.txt"), "mine");
    var dead = "gatehouse-passing-999999999999-";
    Files.createDirectories(temporary.resolve("gatehouse-passing-notes"));
    Files.createDirectories(temporary.resolve("gatehouse-run123"));
    Files.createDirectories(temporary.resolve(dead + "a"));
    var link = temporary.resolve(dead + "b");
    try {
      Files.createSymbolicLink(link, kept);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "links cannot be made here: " + e.getMessage());
    }

    PassingFolder.sweep(temporary);

    assertFalse(Files.exists(temporary.resolve(dead + "a")));
    assertTrue(Files.exists(temporary.resolve("gatehouse-passing-notes")));
    assertTrue(Files.exists(temporary.resolve("gatehouse-run123")));
    assertEquals("mine", Files.readString(kept.resolve("mine.txt")));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void onlyTheOwnerMayEnterIt() throws IOException {
    try (var folder = PassingFolder.make()) {
      assumeTrue(Files.getFileStore(folder.path()).supportsFileAttributeView("posix"));
      var may = Files.getPosixFilePermissions(folder.path()).toString();
      assertFalse(may.contains("GROUP") || may.contains("OTHERS"), may);
    }
  }

  /** Makes one, says where it lies, and holds it for ever. */
  public static final class Holding {
    private Holding() {}

    public static void main(String[] arguments) throws Exception {
      var folder = PassingFolder.make();
      Files.writeString(folder.path().resolve("data"), "COPY users FROM stdin;");
      System.out.println(folder.path());
      new CountDownLatch(1).await();
    }
  }
}
