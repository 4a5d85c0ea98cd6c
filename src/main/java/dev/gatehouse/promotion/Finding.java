package dev.gatehouse.promotion;

/**
 * Something that is wrong with an entry's record or row, and stops its promotion.
 *
 * @param what one sentence, without its full stop
 */
public record Finding(String what, Way way) {
  /** What helps. */
  public enum Way {
    /** It has to be mended, as its sentence says. */
    MEND,
    /** A person takes what was changed by hand over: {@link Deeds#acknowledgeEdit}. */
    ACKNOWLEDGE,
    /** A person joins what two clones recorded: {@link Deeds#join}. */
    JOIN
  }
}
