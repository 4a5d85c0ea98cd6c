package dev.gatehouse.ui.compare;

/**
 * One row of a difference on the screen. Lines are given by their numbers, from 0; {@link #NONE}
 * where a side has none. What they say is read when the row is drawn.
 */
sealed interface DiffRow {
  int NONE = -1;

  /**
   * Stands for lines that are the same on both sides and folded.
   *
   * @param stretch the first line, in prod, of all that is the same there
   * @param before the first line that is hidden, in prod
   * @param after the same line in dev
   */
  record Gap(int stretch, int before, int after, int count) implements DiffRow {
    String words() {
      return count == 1 ? "1 unchanged line" : count + " unchanged lines";
    }
  }

  /** A line that both have, in a unified view. */
  record Same(int before, int after) implements DiffRow {}

  /**
   * A line that only prod has.
   *
   * @param after the line that took its place, to mark the words that differ
   */
  record Removed(int before, int after) implements DiffRow {}

  /**
   * A line that only dev has.
   *
   * @param before the line in whose place it is
   */
  record Added(int before, int after) implements DiffRow {}

  /** Prod's line beside dev's, in a split view. */
  record Two(int before, int after, boolean differs) implements DiffRow {}

  /** Whether it shows something that differs. */
  default boolean differs() {
    return switch (this) {
      case Gap gap -> false;
      case Same same -> false;
      case Removed removed -> true;
      case Added added -> true;
      case Two two -> two.differs();
    };
  }
}
