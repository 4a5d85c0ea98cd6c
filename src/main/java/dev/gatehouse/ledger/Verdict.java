package dev.gatehouse.ledger;

/** Whether a ledger's lines follow one another as they were written. */
public sealed interface Verdict {
  /** Every line is whole and carries the hash of the line before it. */
  record Unbroken() implements Verdict {}

  /**
   * From one line on, nothing is proved.
   *
   * @param line the first line that does not fit, from 1
   * @param why one clause for a person
   */
  record Broken(int line, String why) implements Verdict {}

  default boolean isUnbroken() {
    return this instanceof Unbroken;
  }
}
