package dev.gatehouse.ledger;

import java.time.Instant;
import java.util.List;

/** Whether a ledger's lines follow one another as they were written. */
public sealed interface Verdict {
  /** Every line is whole and carries the hash of the line before it. */
  record Unbroken() implements Verdict {}

  /**
   * From one line on, nothing is proved.
   *
   * @param line the first line that does not fit, from 1
   * @param why one clause for a person
   * @param fault what kind of change that is, as far as the lines show it
   */
  record Broken(int line, String why, Fault fault) implements Verdict {}

  /**
   * Every line is whole, but two or more went on from the same one, as when two people went on in
   * two clones. All count; nothing is added until a person has joined them.
   *
   * @param heads the last line of each, in the order of the file
   * @param conflict whether git left its marks between them
   */
  record Forked(List<Head> heads, boolean conflict) implements Verdict {
    /** Both heads in words, for a person. */
    public String words() {
      return String.join(" and ", heads.stream().map(Head::words).toList());
    }
  }

  /** A line that no other goes on from. */
  record Head(int line, long seq, String sha256, Who who, Instant at, EventType type) {
    String words() {
      return "line "
          + line
          + " (number "
          + seq
          + ", "
          + type.key()
          + " by "
          + who.name()
          + " at "
          + at
          + ", "
          + sha256.substring(0, 12)
          + ")";
    }
  }

  /** What may have happened to the lines of a broken ledger. */
  enum Fault {
    /** The bytes of a line are not those that were written. */
    CHANGED,
    /** Lines are missing in the middle or at the beginning. */
    REMOVED,
    /** A line does not stand where it was written. */
    REORDERED,
    REPEATED,
    /** A line was written for another entry's ledger, or for none. */
    COPIED,
    /** Git left a conflict that is no fork. */
    CONFLICT,
    /** A later version wrote what this one cannot judge. */
    NEWER
  }

  default boolean isUnbroken() {
    return this instanceof Unbroken;
  }
}
