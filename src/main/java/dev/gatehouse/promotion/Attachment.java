package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Who;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of evidence in the record.
 *
 * @param about the checklist item that it speaks for; empty where it is the step's
 * @param caption what a person says that it shows; may be empty
 * @param who brought it, or started the run that left it
 * @param attached whether a person brought it; otherwise a run of the step left it
 * @param withdrawal why it no longer counts; empty while it does
 */
public record Attachment(
    Artifact artifact,
    String step,
    String about,
    String caption,
    Who who,
    Instant at,
    boolean attached,
    Optional<Withdrawal> withdrawal) {

  /** That a piece no longer counts; its file stays. */
  public record Withdrawal(Who who, Instant at, String reason) {}
}
