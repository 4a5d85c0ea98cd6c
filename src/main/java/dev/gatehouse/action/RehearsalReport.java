package dev.gatehouse.action;

import dev.gatehouse.ledger.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rehearsal has found so far: sentences, problems, and how long each part took. */
final class RehearsalReport {
  private static final String FILE = "rehearsal.txt";

  private final List<String> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<Estimate.Part, Duration> took = new LinkedHashMap<>();

  /** Work that is timed. */
  interface Work {
    void run() throws IOException;
  }

  void say(String line) {
    lines.add(line);
  }

  void problem(String sentence) {
    if (!problems.contains(sentence)) {
      problems.add(sentence);
    }
  }

  void problems(List<String> sentences) {
    sentences.forEach(this::problem);
  }

  /** Does a part and remembers how long it took. */
  Duration time(Estimate.Part part, Work work) throws IOException {
    long since = System.nanoTime();
    work.run();
    var length = Duration.ofNanos(System.nanoTime() - since);
    took.put(part, length);
    return length;
  }

  void took(Estimate.Part part, Duration length) {
    took.put(part, length);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Keeps the report, the migrations that ran, and how long the parts took. */
  List<Artifact> keep(StepContext context, List<Migration> migrations) throws IOException {
    var text = new ArrayList<>(lines);
    problems.forEach(problem -> text.add("PROBLEM: " + problem));
    var key = context.step().key();
    var evidence = context.evidence();
    return List.of(
        evidence.keep(key, FILE, (String.join("\n", text) + "\n").getBytes(StandardCharsets.UTF_8)),
        evidence.keep(key, Migration.FILE, Migration.write(migrations)),
        evidence.keep(key, Estimate.FILE, Estimate.write(took)));
  }
}
