package dev.gatehouse.action;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.Json;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a part of the upgrade may take in prod, by how long it took in the rehearsal.
 *
 * @param part what is done
 * @param took in the rehearsal; prod's machine and its load may be others
 */
public record Estimate(Part part, Duration took) {
  /** The evidence in which a rehearsal keeps its times: milliseconds by part. */
  static final String FILE = "durations.json";

  /** The step that leaves it. */
  private static final String REHEARSAL = "rehearsal";

  private static final String BACKUP = "backup";

  /** What is timed. */
  public enum Part {
    BACKUP("Back up prod"),
    RESTORE("Restore the backup beside prod"),
    MIGRATE("Run the migrations"),
    MIGRATE_AGAIN("Run them again"),
    LOCK("Longest time that readers were kept out"),
    ROLL_BACK("Put the database back");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    /** What it is called, in words. */
    public String title() {
      return title;
    }
  }

  /** In words, such as {@code Run the migrations: 2.4 s}. */
  public String line() {
    return part.title + ": " + words(took);
  }

  /** What the last backup and the last rehearsal say; empty where there was no rehearsal. */
  public static List<Estimate> of(Workspace workspace, Facts facts) throws IOException {
    var estimates = new ArrayList<Estimate>();
    for (var artifact : facts.artifacts(REHEARSAL)) {
      var file = workspace.locate(artifact.path());
      if (EvidenceStore.goesBy(artifact, FILE) && file.filter(Files::isRegularFile).isPresent()) {
        facts
            .passedRun(BACKUP)
            .flatMap(event -> event.finish())
            .ifPresent(end -> estimates.add(new Estimate(Part.BACKUP, seconds(end.seconds()))));
        read(Files.readAllBytes(file.get()))
            .forEach((part, took) -> estimates.add(new Estimate(part, took)));
      }
    }
    return List.copyOf(estimates);
  }

  static byte[] write(Map<Part, Duration> took) throws IOException {
    var millis = new LinkedHashMap<Part, Long>();
    took.forEach((part, length) -> millis.put(part, length.toMillis()));
    return Json.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(millis);
  }

  private static Map<Part, Duration> read(byte[] json) throws IOException {
    var took = new LinkedHashMap<Part, Duration>();
    Json.strict()
        .readValue(json, new TypeReference<LinkedHashMap<Part, Long>>() {})
        .forEach((part, millis) -> took.put(part, Duration.ofMillis(millis)));
    return took;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** A length as people read it: {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}. */
  static String words(Duration length) {
    if (length.compareTo(Duration.ofSeconds(10)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    return length.compareTo(Duration.ofMinutes(1)) < 0
        ? length.toSeconds() + " s"
        : length.toMinutes() + " min " + length.toSecondsPart() + " s";
  }
}
