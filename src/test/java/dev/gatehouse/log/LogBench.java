package dev.gatehouse.log;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import dev.gatehouse.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures the log in a process whose memory is bounded, and prints a line for each figure. */
final class LogBench {
  static final int MANY = 50_000;
  static final int USUAL = 50;

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

  private LogBench() {}

  private interface Work {
    void run(int time) throws IOException;
  }

  /** {@code FILE own|flexmark}: where the log may be written, and who reads it. */
  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[0]);
    if (arguments[1].equals("flexmark")) {
      var options = Parser.builder().extensions(List.of(TablesExtension.create()));
      many(file);
      figure(
          "50,000 entries: flexmark parses it",
          0,
          1,
          time -> options.build().parse(Files.readString(file)));
      return;
    }
    Files.write(file, log(USUAL));
    figure("50 entries: open", 20, 300, time -> open(file, USUAL));
    figure("50 entries: one edit saved", 30, 100, edit(file, PromotionLog.read(file), USUAL));
    many(file);
    figure("50,000 entries: open", 1_000, 9, time -> open(file, MANY));
    figure("50,000 entries: one edit saved", 300, 9, edit(file, PromotionLog.read(file), MANY));
    figure(
        "50,000 entries: read, edited in turn, saved",
        0,
        9,
        time -> edit(file, PromotionLog.read(file), MANY - 2 * time - 2).run(time));
    System.out.printf(
        "%-45s %8d MB  target 256 MB%n", "50,000 entries: resident at most", resident());
  }

  private static void many(Path file) throws IOException {
    Files.write(file, log(MANY));
  }

  private static void open(Path file, int entries) throws IOException {
    if (PromotionLog.read(file).entries().size() != entries) {
      throw new IllegalStateException("not all entries were read");
    }
  }

  /** Approves the entry in the middle of so many. */
  private static Work edit(Path file, PromotionLog log, int entries) {
    return time -> AtomicFile.write(file, log.withStatus(id(entries / 2), Status.APPROVED).bytes());
  }

  /** The first and the median time, wall clock; the targets are for the median. */
  private static void figure(String what, long target, int times, Work work) throws IOException {
    var taken = new ArrayList<Long>();
    for (int time = 0; time < times; time++) {
      long start = System.nanoTime();
      work.run(time);
      taken.add(System.nanoTime() - start);
    }
    var first = taken.getFirst();
    Collections.sort(taken);
    var median = taken.get(times / 2) / 1e6;
    System.out.printf(
        "%-45s %8.1f ms  %s(first %.0f ms, best %.1f ms)%n",
        what,
        median,
        target == 0 ? "" : "target " + target + " ms, " + (median < target ? "met " : "MISSED "),
        first / 1e6,
        taken.getFirst() / 1e6);
  }

  /** The most memory that the process ever had, in MB, by Linux; 0 elsewhere. */
  private static long resident() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    var peak =
        Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).toList();
    return Long.parseLong(peak.getFirst().replaceAll("\\D", "")) / 1024;
  }

  private static String id(int number) {
    return "2026-01-02-entry-" + number;
  }

  private static byte[] log(int entries) {
    var rows = new StringBuilder("## Pending Promotion\n" + Logs.HEAD);
    var details = new StringBuilder("\n## Entry details\n");
    for (var i = 0; i < entries; i++) {
      rows.append(ROW.replace("ID", id(i)));
      details.append(SECTION.replace("ID", id(i)));
    }
    return rows.append(details).toString().getBytes(StandardCharsets.UTF_8);
  }
}
