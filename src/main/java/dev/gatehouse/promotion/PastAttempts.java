package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.workflow.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells what the steps did in the attempts that are over: it no longer counts, and is not lost. */
final class PastAttempts {
  private final History history;

  PastAttempts(History history) {
    this.history = history;
  }

  /** A step's runs in attempts before this one, by attempt; not those that count still. */
  List<EarlierRuns> of(Step step) {
    var all = new ArrayList<EarlierRuns>();
    if (step.spansAttempts()) {
      return all;
    }
    for (int attempt = 1; attempt < history.attempt(); attempt++) {
      var runs = runs(step, attempt);
      if (!runs.isEmpty()) {
        all.add(new EarlierRuns(attempt, end(attempt), runs));
      }
    }
    return List.copyOf(all);
  }

  private List<RunView> runs(Step step, int attempt) {
    var runs = new ArrayList<RunView>();
    for (var event : history.all()) {
      if (event.attempt() != attempt || !event.step().equals(step.key())) {
        continue;
      }
      if (event.type() == EventType.STARTED) {
        runs.add(RunView.begun(event, StepState.INTERRUPTED));
      } else if (event.type() == EventType.FINISHED
          && !runs.isEmpty()
          && runs.getLast().number() == event.run()) {
        runs.add(runs.removeLast().ended(event, Replay.state(event)));
      }
    }
    return List.copyOf(runs);
  }

  private String end(int attempt) {
    return history.all().stream()
        .filter(event -> event.attempt() == attempt)
        .filter(PastAttempts::ends)
        .reduce((first, later) -> later)
        .map(
            event ->
                event.type().key().replace('-', ' ')
                    + " by "
                    + event.who().name()
                    + (event.text().isBlank() ? "" : ": " + event.text()))
        .orElse("over");
  }

  private static boolean ends(Event event) {
    return event.type() == EventType.ABANDONED || event.type() == EventType.ROLLED_BACK;
  }
}
