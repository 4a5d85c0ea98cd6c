package dev.gatehouse.promotion;

import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Standing.Kind;
import dev.gatehouse.promotion.Standing.Mark;
import dev.gatehouse.record.Waiver;
import dev.gatehouse.workflow.Step;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what an entry waits for and since when, from its row and, where it has one, its record. */
final class StandingReader {
  private static final int DATE = "yyyy-mm-dd".length();

  /** What moves a promotion on, so that what it waits for now began to be waited for then. */
  private static final Set<EventType> MOVES =
      EnumSet.of(
          EventType.OPENED,
          EventType.ADOPTED,
          EventType.FINISHED,
          EventType.SKIPPED,
          EventType.WAIVED,
          EventType.ROLLED_BACK,
          EventType.ABANDONED,
          EventType.JOINED);

  /** The events that tell how a closed entry stands. */
  static final Set<EventType> TELLING =
      Set.copyOf(EnumSet.of(EventType.CLOSED, EventType.SKIPPED, EventType.WAIVED));

  private static final Set<StepState> MARKED =
      EnumSet.of(StepState.SKIPPED, StepState.WAIVED, StepState.STALE);

  private StandingReader() {}

  /** Of an entry that has no record, or one that is lost. */
  static Standing without(LogEntry entry, RecordState record) {
    if (record == RecordState.BROKEN) {
      return new Standing(Kind.STOPPED, "its record is gone", Optional.empty());
    }
    if (entry.status().isEmpty()) {
      return new Standing(
          Kind.STOPPED, "its status is none that the process knows", Optional.empty());
    }
    return switch (entry.status().get()) {
      case PENDING -> new Standing(Kind.WAITS, "waiting to be adopted", dated(entry.id()));
      case APPROVED -> new Standing(Kind.DONE, "approved by hand, without a record", none());
      case PROMOTED -> new Standing(Kind.DONE, "promoted by hand, without a record", none());
      case DEV_ONLY -> new Standing(Kind.DONE, "stays in dev", none());
    };
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  /** An ID begins with the day on which its entry was written. */
  private static Optional<Instant> dated(String id) {
    try {
      var day = LocalDate.parse(id.substring(0, Math.min(DATE, id.length())));
      return Optional.of(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /**
   * Of an entry that has a record.
   *
   * @param steps as they stand
   * @param findings what stops it as a whole
   */
  static Standing with(
      LogEntry entry,
      RecordState record,
      History history,
      List<StepView> steps,
      List<Finding> findings) {
    var said = said(entry, record, history, steps, findings);
    return new Standing(said.kind(), said.words(), said.since(), marks(steps, history));
  }

  /**
   * Of an entry that is closed, from the events that tell it.
   *
   * @return empty where it is not closed, or where only its whole record tells what was left out
   */
  static Optional<Standing> closed(History history) {
    var whole =
        history.last(EventType.SKIPPED).isEmpty() && history.last(EventType.WAIVED).isEmpty();
    return whole && history.last(EventType.CLOSED).isPresent()
        ? Optional.of(new Standing(Kind.DONE, "promoted", promotedAt(history)))
        : Optional.empty();
  }

  private static Standing said(
      LogEntry entry,
      RecordState record,
      History history,
      List<StepView> steps,
      List<Finding> findings) {
    if (record == RecordState.BROKEN) {
      return new Standing(Kind.STOPPED, "its record is broken or forked", Optional.empty());
    }
    if (history.last(EventType.CLOSED).isPresent()) {
      return new Standing(Kind.DONE, "promoted", promotedAt(history));
    }
    var devOnly = entry.status().equals(Optional.of(Status.DEV_ONLY));
    // That it is Dev-only is a finding itself.
    if (devOnly && findings.size() <= 1) {
      return new Standing(Kind.DONE, "stays in dev", Optional.empty());
    }
    if (!findings.isEmpty()) {
      return new Standing(
          Kind.STOPPED, "stands still: the log and its record differ", Optional.empty());
    }
    var running = steps.stream().filter(view -> view.state() == StepState.RUNNING).findFirst();
    if (running.isPresent()) {
      var run = running.get().lastRun();
      return new Standing(
          Kind.RUNS, "running " + running.get().step().awaited(), run.map(RunView::started));
    }
    if (RollBackPart.isUnderWay(history.current())) {
      return new Standing(Kind.STOPPED, "half rolled back", at(history.last(EventType.COMPLETED)));
    }
    return steps.stream()
        .filter(view -> !view.state().isSatisfied())
        .findFirst()
        .map(view -> open(view, history))
        .orElseGet(() -> new Standing(Kind.DONE, "every step has passed", moved(history)));
  }

  private static Standing open(StepView view, History history) {
    var name = "step " + view.step().number();
    return switch (view.state()) {
      case FAILED -> new Standing(Kind.STOPPED, name + " failed", ended(view));
      case CANCELLED -> new Standing(Kind.STOPPED, name + " was cancelled", ended(view));
      case INTERRUPTED -> new Standing(Kind.STOPPED, name + " was interrupted", ended(view));
      case STALE -> new Standing(Kind.STOPPED, name + " is stale", Optional.empty());
      default -> waiting(view.step(), history);
    };
  }

  private static Standing waiting(Step step, History history) {
    var signed = history.last(EventType.SIGNED);
    return step.asksFor(Step.Ask.SIGN_OFFS) && signed.isPresent()
        ? new Standing(Kind.WAITS, "waiting for the second sign-off", at(signed))
        : new Standing(Kind.WAITS, "waiting for " + step.awaited(), moved(history));
  }

  /** When its last run ended; of one that never did, when it began. */
  private static Optional<Instant> ended(StepView view) {
    return view.lastRun()
        .map(
            run ->
                run.finish()
                    .map(finish -> run.started().plusMillis(Math.round(finish.seconds() * 1000)))
                    .orElse(run.started()));
  }

  private static Optional<Instant> moved(History history) {
    return history.all().stream()
        .filter(event -> MOVES.contains(event.type()))
        .map(Event::at)
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> promotedAt(History history) {
    return at(
        history.all().stream()
            .filter(event -> Status.PROMOTED.text().equals(event.set().get("status")))
            .reduce((first, later) -> later)
            .or(() -> history.last(EventType.CLOSED)));
  }

  private static Optional<Instant> at(Optional<Event> event) {
    return event.map(Event::at);
  }

  private static List<Mark> marks(List<StepView> steps, History history) {
    var marks = new ArrayList<Mark>();
    for (var view : steps) {
      if (MARKED.contains(view.state())) {
        marks.add(new Mark(view.state(), view.step().number(), sentence(view)));
      }
      for (var waiver : Waiver.standing(history.all())) {
        if (!waiver.part().isEmpty() && waiver.step().equals(view.step().key())) {
          marks.add(new Mark(StepState.WAIVED, view.step().number(), waiver.words()));
        }
      }
    }
    return marks;
  }

  private static String sentence(StepView view) {
    var step = view.step();
    return "Step "
        + step.number()
        + ", "
        + step.title()
        + ", "
        + (view.state() == StepState.STALE
            ? "is stale: " + view.why()
            // Of these it says by whom.
            : "was " + Replay.words(view.state()) + " " + view.why());
  }
}
