package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class LogSpeedTest {
  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(
      named = "gatehouse.bench",
      matches = "true",
      disabledReason = "figures are measured by mvn -Pbench verify")
  void theFiguresOfALogOfFiftyAndOfFiftyThousandEntriesArePrinted() throws Exception {
    System.out.printf(
        "The log, wall clock, median; %d processors, load %.1f%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    bench("own", "160m");
    bench("flexmark", "4g");
  }

  /** A process with so much heap at most, and the collector that the program starts with. */
  private void bench(String who, String heap) throws Exception {
    var bench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LogBench.class.getName(),
                folder.resolve("log.md").toString(),
                who)
            .redirectErrorStream(true)
            .start();
    try (var lines = bench.inputReader()) {
      lines.lines().forEach(System.out::println);
    }
    assertTrue(bench.waitFor(3, TimeUnit.MINUTES));
    assertEquals(0, bench.exitValue(), "with " + heap + " of memory");
  }
}
