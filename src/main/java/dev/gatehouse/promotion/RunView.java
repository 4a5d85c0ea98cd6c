package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event.Finish;
import dev.gatehouse.ledger.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a step.
 *
 * @param number from 1
 * @param finish how it ended; empty while it runs, or where it was interrupted
 */
public record RunView(
    int number,
    Who who,
    Instant started,
    StepState state,
    Optional<Finish> finish,
    List<Artifact> artifacts) {}
