package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Who;
import java.time.Instant;

/**
 * A checkout, or the entry itself, went from one state to another.
 *
 * @param what {@code dev}, {@code prod} or {@code entry}
 */
public record Transition(Instant at, Who who, String what, String from, String to, String why) {}
