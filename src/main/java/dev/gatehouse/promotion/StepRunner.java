package dev.gatehouse.promotion;

import dev.gatehouse.action.Action;
import dev.gatehouse.action.Masking;
import dev.gatehouse.action.Offer;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.action.Output;
import dev.gatehouse.action.Ran;
import dev.gatehouse.action.StepContext;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event.Finish;
import dev.gatehouse.ledger.Event.Result;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Saw;
import dev.gatehouse.script.Masker;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Runs one step from its started event to its finished one, whatever happens in between. */
final class StepRunner {
  private final Workspace workspace;
  private final Workflow workflow;
  private final RecordKeeper keeper;
  private final Clock clock;

  StepRunner(Workspace workspace, Workflow workflow, RecordKeeper keeper, Clock clock) {
    this.workspace = workspace;
    this.workflow = workflow;
    this.keeper = keeper;
    this.clock = clock;
  }

  /**
   * Runs a step that may be started.
   *
   * @param action what it does
   * @param saw what it is about to look at
   */
  Outcome run(
      Promotion promotion,
      RunRequest request,
      Action action,
      Saw saw,
      EvidenceStore evidence,
      RunListener listener,
      Cancellation cancellation)
      throws IOException {
    var id = promotion.id();
    var step = workflow.step(request.step());
    var number = nextRun(id, step);
    var folder = keeper.folder(id);
    folder.prepare();
    var masker = Masking.of(workspace); // where it cannot be made, nothing was started
    keeper.appendWithin(
        id,
        request.who(),
        EventDraft.of(EventType.STARTED)
            .step(step.key())
            .about(action.about())
            .run(number)
            .saw(saw));
    var started = clock.instant();
    var ran = new Ran();
    var output = new Output(folder.output(step.key(), number), masker, listener);
    var context =
        new StepContext(
            workspace,
            step,
            number,
            request.who(),
            started,
            workflow,
            promotion.facts(),
            folder,
            evidence,
            request.builtIn(),
            Map.copyOf(request.input()),
            draft -> appendWithin(id, request, draft),
            output,
            ran,
            listener,
            cancellation);
    var done = carryOut(action, context).masked(output.masker());
    keeper.append(id, request.who(), finished(step, number, saw, started, ran, done, output));
    return done.outcome();
  }

  private record Done(Result result, Outcome outcome) {
    /** A script's own words may be in what is told of it. */
    Done masked(Masker masker) {
      return new Done(result, outcome.reworded(masker::mask));
    }
  }

  private static Done carryOut(Action action, StepContext context) {
    try {
      var outcome = action.run(context);
      return new Done(result(outcome.end()), outcome);
    } catch (CancellationException e) {
      return new Done(Result.CANCELLED, Outcome.failed("Cancelled", List.of()));
    } catch (Trouble e) {
      return new Done(
          Result.FAILED,
          Outcome.failed(
                  e.what(),
                  List.of(e.means(), e.remedy()).stream().filter(s -> !s.isEmpty()).toList())
              .offers(context.ran().offers().toArray(Offer[]::new)));
    } catch (IOException | UncheckedIOException e) {
      return new Done(
          Result.FAILED,
          Outcome.failed(
              "A file could not be read or written: " + e.getMessage(),
              List.of("The step did not finish its work", "Mend the cause and run it again")));
    } catch (RuntimeException e) { // a fault of ours, and the run has an end all the same
      return new Done(
          Result.FAILED,
          Outcome.failed(
              "Something unexpected happened: " + e,
              List.of("The step did not finish its work", "Run it again")));
    }
  }

  private static Result result(Outcome.End end) {
    return switch (end) {
      case PASSED -> Result.PASSED;
      case FAILED -> Result.FAILED;
      case UNDONE -> Result.CANCELLED;
    };
  }

  private EventDraft finished(
      Step step, int number, Saw saw, Instant started, Ran ran, Done done, Output output) {
    var outcome = done.outcome();
    (outcome.passed() ? List.<String>of() : outcome.details()).forEach(output::warn);
    output.say(outcome.summary());
    var seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
    var masker = output.masker();
    var finish =
        new Finish(
            done.result(),
            ran.exit(),
            seconds,
            step.person() ? "person" : ran.by(),
            ran.command().stream().map(masker::mask).toList(),
            outcome.summary());
    var draft =
        EventDraft.of(EventType.FINISHED)
            .step(step.key())
            .run(number)
            .saw(saw)
            .finish(finish)
            .artifacts(outcome.artifacts());
    if (outcome.passed()) {
      outcome.fields().forEach((field, value) -> draft.set(field.key(), value));
      outcome.status().ifPresent(status -> draft.set("status", status.text()));
    }
    return draft;
  }

  private void appendWithin(String id, RunRequest request, EventDraft draft) {
    try {
      keeper.appendWithin(id, request.who(), draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int nextRun(String id, Step step) throws IOException {
    return (int)
            keeper.events(id).stream()
                .filter(event -> event.type() == EventType.STARTED)
                .filter(event -> event.step().equals(step.key()))
                .count()
        + 1;
  }
}
