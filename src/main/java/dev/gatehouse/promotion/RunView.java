package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.Event.Finish;
import dev.gatehouse.ledger.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a step.
 *
 * @param attempt of the promotion, from 1
 * @param number from 1, counted through all attempts
 * @param finish how it ended; empty while it runs, or where it was interrupted
 */
public record RunView(
    int attempt,
    int number,
    Who who,
    Instant started,
    StepState state,
    Optional<Finish> finish,
    List<Artifact> artifacts) {

  static RunView begun(Event event, StepState state) {
    return new RunView(
        event.attempt(), event.run(), event.who(), event.at(), state, Optional.empty(), List.of());
  }

  RunView ended(Event event, StepState how) {
    return new RunView(attempt, number, who, started, how, event.finish(), event.artifacts());
  }
}
