package dev.gatehouse.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.Survey;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Walks the sample's promotion through the engine alone, step by step, as far as a test wants. */
final class SampleWalk {
  static final Who ADA = Who.human("Ada");
  static final Who AGENT = Who.agent("Build agent");
  static final Who GRACE = Who.human("Grace");

  /** The file of the sample that carries dev's port. */
  static final String WITH_DEV_PORT = "frontend/config.js";

  final SampleWorkspace sample;
  final Promotions promotions;
  final String id;

  SampleWalk(SampleWorkspace sample, String id) throws IOException {
    this.sample = sample;
    this.promotions = Promotions.of(Workspace.discover(sample.dev()), Clock.systemUTC());
    this.id = id;
    promotions.trust();
  }

  static SampleWalk in(Path folder) throws IOException {
    return new SampleWalk(SampleWorkspace.write(folder), SampleWorkspace.READY_ENTRY);
  }

  /** Starts the record, unless there is one. */
  SampleWalk started() throws IOException {
    if (!promotions.isRecorded(id)) {
      promotions.start(id, ADA);
    }
    return this;
  }

  /** Takes every step from the first that is open up to the named one, and wants each to pass. */
  SampleWalk through(String lastStep) throws IOException {
    started();
    for (var step : promotions.workflow().steps()) {
      if (!promotions.promotion(id).step(step.key()).state().isSatisfied()) {
        pass(step.key());
      }
      if (step.key().equals(lastStep)) {
        break;
      }
    }
    return this;
  }

  /** Takes one step, with what a person does for it, and wants it to pass. */
  void pass(String step) throws IOException {
    prepare(step);
    var outcome = run(step);
    assertTrue(outcome.passed(), () -> step + ": " + outcome.summary() + " " + outcome.details());
    var view = promotions.promotion(id).step(step);
    assertEquals(StepState.PASSED, view.state(), () -> step + ": " + view.why());
  }

  Outcome run(String step) throws IOException {
    return run(step, Map.of());
  }

  Outcome run(String step, Map<String, String> more) throws IOException {
    var input = step.equals("rollback-plan") ? promotions.proposals().rollback(id) : input(more);
    return promotions
        .runs()
        .run(id, RunRequest.of(step, ADA, input), RunListener.SILENT, Cancellation.never());
  }

  /** Runs a step while somebody hears each line that it prints. */
  Outcome run(String step, Consumer<String> hearing) throws IOException {
    var listener =
        new RunListener() {
          @Override
          public void line(String maskedText, boolean error) {
            hearing.accept(maskedText);
          }

          @Override
          public void report(String what, long done, long total) {}
        };
    return promotions
        .runs()
        .run(id, RunRequest.of(step, ADA, input(Map.of())), listener, Cancellation.never());
  }

  Outcome runBuiltIn(String step) throws IOException {
    return promotions
        .runs()
        .run(
            id,
            new RunRequest(step, ADA, true, Map.of()),
            RunListener.SILENT,
            Cancellation.never());
  }

  StepState state(String step) throws IOException {
    return promotions.promotion(id).step(step).state();
  }

  /** What a person does before a step is run. */
  void prepare(String step) throws IOException {
    switch (step) {
      case "sign-off" -> {
        promotions.deeds().sign(id, ADA);
        promotions.deeds().sign(id, AGENT);
      }
      case "diff" -> decideAll();
      case "schema-post" -> promotions.deeds().acknowledge(id, step, "as planned", ADA);
      case "verify" -> resolveAll();
      default -> {}
    }
  }

  /** Tailors the file with dev's port and includes the rest. */
  void decideAll() throws IOException {
    var text =
        new String(promotions.proposals().sides(WITH_DEV_PORT).dev(), StandardCharsets.UTF_8)
            .replace("8201", "8100");
    promotions.deeds().tailor(id, WITH_DEV_PORT, text, ADA);
    var rest = survey().undecided().stream().map(view -> view.delta().path()).toList();
    promotions.deeds().decide(id, rest, Choice.INCLUDE, "", ADA);
  }

  void resolveAll() throws IOException {
    for (var item : promotions.proposals().checklist()) {
      promotions
          .deeds()
          .resolve(id, item.text(), ItemChoices.PASSED, "seen on prod", List.of(), ADA);
    }
  }

  Survey survey() throws IOException {
    return promotions.survey(id);
  }

  private static Map<String, String> input(Map<String, String> more) {
    return more.isEmpty() ? Map.of("summary", "Berth booking", "owner", "Mara") : more;
  }
}
