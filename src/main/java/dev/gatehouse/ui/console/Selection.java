package dev.gatehouse.ui.console;

/**
 * What is chosen of an output, from where the choice began to where it ends now.
 *
 * @param anchor where it began
 * @param caret where it ends, before or behind the anchor
 */
record Selection(Place anchor, Place caret) {
  /**
   * A place between two characters.
   *
   * @param line as in {@link OutputBuffer}
   * @param column how many characters of its text come before
   */
  record Place(long line, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return line != other.line
          ? Long.compare(line, other.line)
          : Integer.compare(column, other.column);
    }
  }

  static final Selection NONE = at(new Place(0, 0));

  static Selection at(Place place) {
    return new Selection(place, place);
  }

  Place from() {
    return anchor.compareTo(caret) <= 0 ? anchor : caret;
  }

  Place to() {
    return anchor.compareTo(caret) <= 0 ? caret : anchor;
  }

  boolean isEmpty() {
    return anchor.equals(caret);
  }

  /** The first chosen column of a line, or -1 where nothing of it is. */
  int fromColumn(long line) {
    if (isEmpty() || line < from().line() || line > to().line()) {
      return -1;
    }
    return line == from().line() ? from().column() : 0;
  }

  /** The column behind the last chosen one of a line that has some. */
  int toColumn(long line, int length) {
    return line == to().line() ? Math.min(to().column(), length) : length;
  }

  /** The chosen text, as far as it is still kept. */
  String text(OutputBuffer buffer) {
    var text = new StringBuilder();
    for (var line = Math.max(from().line(), buffer.first());
        line <= to().line() && line < buffer.end();
        line++) {
      var all = buffer.get(line).text();
      var start = Math.min(Math.max(0, fromColumn(line)), all.length());
      text.append(all, start, Math.max(start, toColumn(line, all.length())));
      if (line < to().line()) {
        text.append('\n');
      }
    }
    return text.toString();
  }
}
