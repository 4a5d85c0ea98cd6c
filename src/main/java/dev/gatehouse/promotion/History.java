package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events of one ledger, seen from the attempt that is under way: those of the attempt itself,
 * and of earlier attempts what outlives them.
 */
final class History {
  private final List<Event> all;
  private final List<Event> current = new ArrayList<>();
  private final int attempt;

  History(Workflow workflow, List<Event> events) {
    this.all = List.copyOf(events);
    this.attempt = events.stream().mapToInt(History::attemptAfter).max().orElse(1);
    for (var event : all) {
      if (event.attempt() == attempt || outlives(workflow, event)) {
        current.add(event);
      }
    }
  }

  /** The number of the attempt that is under way. */
  int attempt() {
    return attempt;
  }

  /** What counts now, in order. */
  List<Event> current() {
    return current;
  }

  List<Event> all() {
    return all;
  }

  List<Event> of(EventType type) {
    return current.stream().filter(event -> event.type() == type).toList();
  }

  /** The events of a step that say something of its runs, in order. */
  List<Event> of(Step step) {
    return current.stream().filter(event -> event.step().equals(step.key())).toList();
  }

  Optional<Event> last(EventType type) {
    return of(type).stream().reduce((first, later) -> later);
  }

  /** The newest run of a step that passed. */
  Optional<Event> pass(String stepKey) {
    return current.stream()
        .filter(event -> event.step().equals(stepKey))
        .filter(event -> result(event).filter(Event.Result.PASSED::equals).isPresent())
        .reduce((first, later) -> later);
  }

  static Optional<Event.Result> result(Event event) {
    return event.finish().map(Event.Finish::result);
  }

  /** The values of the entry's fields as the record last set them. */
  Map<String, String> fields() {
    var fields = new TreeMap<String, String>();
    all.forEach(event -> fields.putAll(event.set()));
    return fields;
  }

  private static int attemptAfter(Event last) {
    return switch (last.type()) {
      case ROLLED_BACK, ABANDONED -> last.attempt() + 1;
      default -> last.attempt();
    };
  }

  private static boolean outlives(Workflow workflow, Event event) {
    return switch (event.type()) {
      case OPENED, ADOPTED, CLAIMED -> true;
      default ->
          !event.step().isEmpty()
              && workflow.steps().stream()
                  .anyMatch(step -> step.key().equals(event.step()) && step.spansAttempts());
    };
  }
}
