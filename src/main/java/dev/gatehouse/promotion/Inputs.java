package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Saw;

/**
 * What the checkouts, the rules and the decisions are now, to be held against what a step saw.
 *
 * @param now commit and content of both checkouts, and the hashes by input name
 */
public record Inputs(Saw now) {
  /** Before anything was looked at. */
  public static final Inputs UNKNOWN = new Inputs(Saw.NOTHING);
}
