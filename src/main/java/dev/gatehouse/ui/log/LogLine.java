package dev.gatehouse.ui.log;

/** A line of the log's table: an entry, or the heading of those that stand in one table. */
public sealed interface LogLine permits LogRow, LogLine.Group {
  /**
   * The heading of a table of the log.
   *
   * @param count how many of its entries are let through
   * @param open whether they are shown below it
   */
  record Group(String title, int count, boolean open) implements LogLine {
    /** The heading with its count. */
    String words() {
      return title + " · " + count;
    }
  }
}
