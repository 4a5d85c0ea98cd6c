package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Who;
import java.time.Instant;

/** Someone agrees that the milestone is complete. */
public record SignOff(Who who, Instant at) {}
