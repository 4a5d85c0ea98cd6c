package dev.gatehouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class LogSpeedTest {
  private static final int ENTRIES = 50_000;
  private static final String ROW =
      "| ID | What is done in `x \\| y` here | Pending | Ada | Done<br>more · [details](#ID) |\n";
  private static final String SECTION =
      """

      ### ID

      - **Claims:** `src/ID/**`
      - **Backup path (prod):** `prod:storage/backups/x`

      #### State transitions
      | When | Who |
      | --- | --- |
      | 2026-01-05T20:59:26Z | Ada |
      """;

  @Test
  @EnabledIfSystemProperty(
      named = "gatehouse.bench",
      matches = "true",
      disabledReason = "figures are measured by mvn -Pbench verify")
  void theFiguresOfALogWithFiftyThousandEntriesArePrinted() {
    var bytes = big();
    var open = best(() -> assertEquals(ENTRIES, PromotionLog.parse(bytes).entries().size()));
    var log = PromotionLog.parse(bytes);
    var edit = best(() -> log.withStatus("2026-01-02-entry-25000", Status.APPROVED).bytes());
    var field = best(() -> log.withField("2026-01-02-entry-25000", Field.BACKUP, "`x`").bytes());
    var took =
        "open "
            + open.toMillis()
            + " ms, edit "
            + edit.toMillis()
            + " ms, field "
            + field.toMillis()
            + " ms";
    System.out.println("Log of 50,000 entries: " + took);
  }

  /** The best of three in processor time: what the machine does besides is not the log's. */
  private static Duration best(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    var best = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      var start = threads.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
    }
    return Duration.ofNanos(best);
  }

  private static byte[] big() {
    var rows = new StringBuilder("## Pending Promotion\n" + Logs.HEAD);
    var details = new StringBuilder("\n## Entry details\n");
    for (var i = 0; i < ENTRIES; i++) {
      rows.append(ROW.replace("ID", "2026-01-02-entry-" + i));
      details.append(SECTION.replace("ID", "2026-01-02-entry-" + i));
    }
    return rows.append(details).toString().getBytes(StandardCharsets.UTF_8);
  }
}
