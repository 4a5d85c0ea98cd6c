package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Who;
import java.time.Instant;

/**
 * A piece of evidence in the record.
 *
 * @param about the checklist item that it speaks for; empty where it is the step's
 * @param attached whether a person brought it; otherwise a run of the step left it
 */
public record Attachment(
    Artifact artifact, String step, String about, Who who, Instant at, boolean attached) {}
