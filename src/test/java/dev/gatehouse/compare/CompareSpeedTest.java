package dev.gatehouse.compare;

import static dev.gatehouse.git.GitCommand.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.git.GitCommand;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class CompareSpeedTest {
  private static final int TIMES = 7;

  /** As exec:exec starts the window, and as the starters do. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final String BOTH = "-XX:TieredStopAtLevel=4";

  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(
      named = "gatehouse.bench",
      matches = "true",
      disabledReason = "figures are measured by mvn -Pbench verify")
  void theFiguresOfTwoCheckoutsOfFiftyThousandFilesArePrintedBesideThoseOfDiffAndGit()
      throws Exception {
    assumeTrue(GitCommand.isThere(), "no git on the path");
    var pair = LargePair.in(folder);
    System.out.printf(
        "Two checkouts of %,d files, %d differences, wall clock; %d processors, load %.1f%n",
        LargePair.FILES,
        pair.differing().size(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    var diff = new ArrayList<Long>();
    var hash = new ArrayList<Long>();
    var noIndex = new ArrayList<Long>();
    var first = new ArrayList<Long>();
    var ahead = new ArrayList<Long>();
    // In turn, so that whatever else the machine does slows all of them alike.
    for (int time = 0; time < TIMES; time++) {
      diff.add(shell("diff -rq -x .git dev prod"));
      var measured = bench(pair, QUICK, "first", 0);
      first.add(Long.parseLong(measured.getFirst()));
      ahead.add(Long.parseLong(measured.getLast()));
      if (time % 2 == 0) {
        // What is named in the index and gone from the work tree has no content to be hashed.
        hash.add(
            shell(
                "for one in dev prod; do cd $one; git ls-files -z | xargs -0 ls -d 2>/dev/null"
                    + " | git hash-object --no-filters --stdin-paths; cd ..; done"));
        noIndex.add(withoutGit(pair, "git diff --no-index --stat dev prod"));
      }
    }
    figure("diff -rq", diff, 0);
    figure("git hash-object, all tracked files of both", hash, 0);
    figure("git diff --no-index --stat", noIndex, 0);
    figure("Gatehouse, look ahead as the window opens", ahead, 0);
    figure("Gatehouse, first comparison in the window", first, median(diff) / 2);
    bench(pair, BOTH, "again", median(diff) / 2).forEach(System.out::println);
    assertEquals("", git(pair.dev(), "fsck", "--connectivity-only"));
  }

  /** Nanoseconds; each program's output is thrown away, and a difference is no failure. */
  private long shell(String command) throws Exception {
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    var process = builder.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    long taken = System.nanoTime() - start;
    assertTrue(process.exitValue() <= 1, command);
    return taken;
  }

  /** For what cannot be told to leave git's own folders out. */
  private long withoutGit(LargePair pair, String command) throws Exception {
    var roots = List.of(pair.dev(), pair.prod());
    for (var root : roots) {
      Files.move(root.resolve(".git"), folder.resolve(root.getFileName() + ".git"));
    }
    long taken = shell(command);
    for (var root : roots) {
      Files.move(folder.resolve(root.getFileName() + ".git"), root.resolve(".git"));
    }
    return taken;
  }

  private List<String> bench(LargePair pair, String compiler, String what, long target)
      throws Exception {
    var found = folder.resolve("found.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                compiler,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CompareBench.class.getName(),
                pair.dev().toString(),
                pair.prod().toString(),
                found.toString(),
                what,
                Long.toString(target))
            .redirectErrorStream(true)
            .start();
    var lines = new ArrayList<String>();
    try (var out = process.inputReader()) {
      out.lines().forEach(lines::add);
    }
    assertTrue(process.waitFor(3, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), String.join("\n", lines));
    assertFound(pair, found);
    return lines;
  }

  private static void assertFound(LargePair pair, Path found) throws IOException {
    assertEquals(pair.differing(), Files.readAllLines(found));
  }

  private static long median(List<Long> taken) {
    var sorted = new ArrayList<>(taken);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void figure(String what, List<Long> taken, long target) {
    System.out.println(CompareBench.figure(what, taken, target));
  }
}
