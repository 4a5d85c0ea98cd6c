package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class BackupSpeedTest {
  private static final int TIMES = 5;
  private static final int SMALL = 4_000;
  private static final int SMALL_BYTES = 20_000;
  private static final int LARGE = 8;
  private static final int LARGE_BYTES = 40_000_000;
  private static final long SEED = 20260105;

  private static final String PACK =
      "tar -C prod -cf t.tar storage && cd prod"
          + " && find storage -type f -print0 | xargs -0 sha256sum > ../sums";

  @TempDir private Path folder;

  /** Some work that is measured. */
  private interface Work {
    void run() throws Exception;
  }

  @Test
  @EnabledIfSystemProperty(
      named = "gatehouse.bench",
      matches = "true",
      disabledReason = "figures are measured by mvn -Pbench verify")
  void theFiguresOfBackupAndVerifyArePrintedBesideThoseOfTarAndSha256sum() throws Exception {
    assumeTrue(File.separatorChar == '/', "no tar and sha256sum to measure beside");
    long bytes = writeTree(folder.resolve("prod/storage"));
    System.out.printf(
        "A tree of %,d files, %,d MB, wall clock; %d processors, load %.1f%n",
        SMALL + LARGE,
        bytes / 1_000_000,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    var tar = new ArrayList<Long>();
    var synced = new ArrayList<Long>();
    var unpack = new ArrayList<Long>();
    var backup = new ArrayList<Long>();
    var verify = new ArrayList<Long>();
    var again = new ArrayList<Long>();
    // In turn, so that whatever else the machine does slows all of them alike. Trees stay: a file
    // system that has just lost thousands of files may look long for where to put new ones.
    for (int time = 0; time < TIMES; time++) {
      var out = "out-" + time;
      tar.add(timed(() -> shell(PACK)));
      unpack.add(
          timed(
              () ->
                  shell(
                      "mkdir %1$s && tar -C %1$s -xf t.tar && cd %1$s".formatted(out)
                          + " && sha256sum --quiet -c ../sums")));
      shell("rm t.tar sums");
      // A backup's manifest is synced, which on most file systems takes what was written before.
      synced.add(timed(() -> shell(PACK + " && cd .. && sync t.tar sums")));
      shell("rm t.tar sums");
      var made = folder.resolve("backup-" + time);
      backup.add(timed(() -> backUp(made)));
      verify.add(timed(() -> verify(made)));
      again.add(timed(() -> readAgain(made)));
    }
    print("tar -cf, and sha256sum of each file", tar, bytes);
    print("the same, synced to the disk", synced, bytes);
    print("Gatehouse, backup with its manifest", backup, bytes);
    print("tar -xf, and sha256sum -c", unpack, bytes);
    print("Gatehouse, restored into scratch and read back", verify, bytes);
    print("Gatehouse, read back again where it lies", again, bytes);
  }

  private void backUp(Path into) throws IOException {
    Backups.create(source(), into, ProdFolder.AT, Progress.UNWATCHED, Cancellation.never());
  }

  private BackupSource source() {
    return new BackupSource(
        folder.resolve("prod"), Optional.empty(), List.of("storage"), List.of());
  }

  private void verify(Path backup) throws IOException {
    var scratch = Files.createDirectories(folder.resolve("dev/scratch"));
    var verified =
        BackupCheck.verifyRestored(
            backup, Optional.empty(), scratch, "check", Progress.UNWATCHED, Cancellation.never());
    assertEquals(List.of(), verified.problems());
    assertEquals(SMALL + LARGE, verified.files());
  }

  private void readAgain(Path backup) throws IOException {
    assertTrue(
        BackupCheck.verify(backup, Optional.empty(), Progress.UNWATCHED, Cancellation.never())
            .passed());
  }

  private static long writeTree(Path root) throws IOException {
    var random = new Random(SEED);
    long bytes = 0;
    for (int i = 0; i < SMALL + LARGE; i++) {
      var content = new byte[i < SMALL ? random.nextInt(2 * SMALL_BYTES) : LARGE_BYTES];
      random.nextBytes(content);
      var file = root.resolve("d" + i % 50).resolve("file-" + i + ".bin");
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      bytes += content.length;
    }
    return bytes;
  }

  private void shell(String command) throws Exception {
    var process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), command);
  }

  private static long timed(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static void print(String what, List<Long> taken, long bytes) {
    var sorted = new ArrayList<>(taken);
    Collections.sort(sorted);
    double median = sorted.get(sorted.size() / 2) / 1e9;
    System.out.printf(
        "%-48s median %6.2f s (%.2f to %.2f), %5.0f MB/s%n",
        what, median, sorted.getFirst() / 1e9, sorted.getLast() / 1e9, bytes / 1e6 / median);
  }
}
