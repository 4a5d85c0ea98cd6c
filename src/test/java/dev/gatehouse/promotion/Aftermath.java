package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the record and the log of a walk say, held against what they said when it was made. */
final class Aftermath {
  private final SampleWalk walk;
  private final Path logFile;
  private final byte[] ledgerBefore;
  private final Map<String, String> othersBefore;
  private final String statusBefore;

  private Aftermath(SampleWalk walk) throws IOException {
    this.walk = walk;
    this.logFile = walk.promotions.logFile().orElseThrow();
    this.ledgerBefore = ledgerBytes();
    this.othersBefore = others();
    this.statusBefore = status();
  }

  /** Remembers how things are, before they go wrong. */
  static Aftermath of(SampleWalk walk) throws IOException {
    return new Aftermath(walk);
  }

  /** All that was ever recorded, and that nothing of it was lost or broken. */
  List<Event> events() throws IOException {
    var now = ledgerBytes();
    assertTrue(now.length >= ledgerBefore.length, "the ledger was cut");
    assertTrue(
        Arrays.equals(ledgerBefore, Arrays.copyOf(now, ledgerBefore.length)),
        "the ledger was rewritten");
    var ledger = Ledger.open(folder().path(), walk.id);
    assertTrue(ledger.verdict() instanceof Verdict.Unbroken, () -> "" + ledger.verdict());
    assertEquals(othersBefore, others(), "other entries of the log");
    return ledger.events();
  }

  Event last(EventType type) throws IOException {
    return events().stream()
        .filter(event -> event.type() == type)
        .reduce((first, later) -> later)
        .orElseThrow(() -> new AssertionError("nothing was " + type.key()));
  }

  long count(EventType type) throws IOException {
    return events().stream().filter(event -> event.type() == type).count();
  }

  /**
   * The run said so, it is recorded and can be read in the run's output, and the entry is what it
   * was.
   */
  void failed(String step, Outcome outcome, String summary) throws IOException {
    assertFalse(outcome.passed(), () -> step + " passed: " + outcome.summary());
    assertContains(outcome.summary(), summary);
    var finished = last(EventType.FINISHED);
    assertEquals(step, finished.step());
    assertEquals(Event.Result.FAILED, finished.finish().orElseThrow().result());
    assertEquals(outcome.summary(), finished.finish().orElseThrow().summary());
    assertEquals(Map.of(), finished.set(), "a failure fills no field");
    assertEquals(StepState.FAILED, walk.state(step));
    var output = Files.readString(walk.promotions.outputFile(walk.id, step, finished.run()));
    assertContains(output, outcome.summary());
    for (var detail : outcome.details()) {
      assertContains(output, detail);
    }
    assertEquals(statusBefore, status());
    gateIsShut(step);
  }

  /** No later phase can be entered, and the footer of each names the step. */
  void gateIsShut(String step) throws IOException {
    boolean later = false;
    for (var phase : walk.promotions.promotion(walk.id).phases()) {
      if (later) {
        assertTrue(
            phase.heldBy().stream().anyMatch(held -> held.key().equals(step)),
            () -> phase.phase().title() + " is not held by " + step);
      }
      later |= phase.steps().stream().anyMatch(view -> view.step().key().equals(step));
    }
  }

  /** The text of the newest piece of evidence of that name, which is still what was recorded. */
  String evidence(String step, String name) throws IOException {
    var artifact =
        events().stream()
            .filter(event -> event.step().equals(step))
            .flatMap(event -> event.artifacts().stream())
            .filter(one -> EvidenceStore.goesBy(one, name))
            .reduce((first, later) -> later)
            .orElseThrow(() -> new AssertionError(step + " left no " + name));
    var file = walk.promotions.workspace().locate(artifact.path()).orElseThrow();
    assertEquals(artifact.sha256(), dev.gatehouse.io.Sha256.of(file));
    return Files.readString(file);
  }

  String log() throws IOException {
    return Files.readString(logFile, StandardCharsets.UTF_8);
  }

  /** What stands under a heading of the entry's section. */
  String block(String heading) throws IOException {
    return String.join("\n", walk.promotions.log().block(walk.id, heading).orElse(List.of()));
  }

  String notes() throws IOException {
    return block("Updates, statements and exceptions");
  }

  String status() throws IOException {
    return walk.promotions.log().entry(walk.id).map(LogEntry::statusText).orElse("");
  }

  static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }

  private Map<String, String> others() throws IOException {
    return walk.promotions.log().entries().stream()
        .filter(entry -> !entry.id().equals(walk.id))
        .collect(Collectors.toMap(LogEntry::id, LogEntry::hash));
  }

  private byte[] ledgerBytes() throws IOException {
    var file = folder().path().resolve("ledger.jsonl");
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private EntryFolder folder() {
    return EntryFolder.of(logFile, walk.id);
  }
}
