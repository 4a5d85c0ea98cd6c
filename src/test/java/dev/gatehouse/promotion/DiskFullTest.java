package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is no room left for a save: what was reported is there, and the next one works. */
class DiskFullTest {
  @TempDir private Path temp;

  @Test
  void aFileThatMayNotGrowLosesNothingThatWasReported() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to set a limit in");
    var folder = SavingFolder.create(temp.resolve("limited"));
    var command = ChildJvm.command(SaveChild.class, folder.path().toString());
    command.addAll(0, List.of("/bin/sh", "-c", "ulimit -f 8 && exec \"$@\"", "sh"));
    goOnAfter(folder, saveUntilItFails(command));
  }

  @Test
  void aFullDiskLosesNothingThatWasReported() throws Exception {
    var disk = Files.createDirectories(temp.resolve("disk"));
    assumeTrue(
        ran("mount", "-t", "tmpfs", "-o", "size=64k", "gatehouse-test", disk.toString()),
        "this user may mount no small disk");
    try {
      var ballast = Files.write(disk.resolve("ballast"), new byte[32 << 10]);
      var folder = SavingFolder.create(disk.resolve("log"));
      var reported = saveUntilItFails(ChildJvm.command(SaveChild.class, folder.path().toString()));
      Files.delete(ballast);
      goOnAfter(folder, reported);
    } finally {
      assertTrue(ran("umount", disk.toString()));
    }
  }

  /** The last save that was reported before there was no room. */
  private static int saveUntilItFails(List<String> command) throws Exception {
    var child = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = child.inputReader()) {
      var last = 0;
      var said = new StringBuilder();
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.matches("[0-9]+")) {
          last = Integer.parseInt(line);
        } else {
          said.append(line).append('\n');
        }
      }
      assertTrue(child.waitFor(20, TimeUnit.SECONDS));
      assertTrue(last > 0, said.toString());
      assertTrue(said.toString().contains("Exception"), said.toString());
      return last;
    } finally {
      child.destroyForcibly();
    }
  }

  private static void goOnAfter(SavingFolder folder, int reported) throws IOException {
    var there = folder.assertNothingLost(reported, "no room");
    folder.save(there + 1);
    assertEquals(there + 1, folder.assertNothingLost(there + 1, "room again"));
  }

  private static boolean ran(String... command) throws Exception {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
