package dev.gatehouse.action;

import dev.gatehouse.schema.LockWatch;
import dev.gatehouse.schema.LockWatch.Held;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** For how long the migrations of a rehearsal have kept a reader from each table. */
final class RehearsalLocks {
  /** How long they may, unless the settings say otherwise. */
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

  private static final String LIMIT = "lock";

  private final Duration limit;
  private final RehearsalReport report;
  private final SortedMap<String, Held> longest = new TreeMap<>();

  RehearsalLocks(Settings settings, RehearsalReport report) {
    this.limit = settings.timeouts().getOrDefault(LIMIT, USUAL_LIMIT);
    this.report = report;
  }

  /** Work that a reader watches. */
  interface Work {
    void run(LockWatch watch) throws IOException;
  }

  /** Does the work while a reader tries the tables; whatever it ends in, what was seen counts. */
  void watch(DatabaseAddress copy, List<String> tables, Work work) throws IOException {
    var watch = LockWatch.on(copy, tables, limit);
    try (watch) {
      work.run(watch);
    } finally {
      watch.held().forEach(held -> longest.merge(held.table(), held, Held::longer));
    }
  }

  /** Reports the longest time of all, and as a problem what took too long. */
  void tell() {
    var worst = Duration.ZERO;
    for (var held : longest.values()) {
      worst = worst.compareTo(held.longest()) < 0 ? held.longest() : worst;
      if (held.longest().compareTo(limit) > 0) {
        report.problem(
            ("%s could not be read for %s while %s ran; %s are allowed (\"lock\" under"
                    + " \"timeouts\" in gatehouse.json)")
                .formatted(
                    held.table(),
                    Estimate.words(held.longest()),
                    held.during(),
                    Estimate.words(limit)));
      }
    }
    report.took(Estimate.Part.LOCK, worst);
    report.say("Longest time that a reader was kept out: " + Estimate.words(worst));
  }
}
