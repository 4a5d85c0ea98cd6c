package dev.gatehouse.ui.console;

/** A line with its tabs as blanks, and which character of the one is which of the other. */
final class TabStops {
  private static final int EVERY = 8;

  private final String text;
  private final String shown;
  private final boolean ascii;

  TabStops(String text) {
    this.text = text;
    this.shown = text.indexOf('\t') < 0 ? text : expand(text, text.length());
    this.ascii = isAscii(shown);
  }

  private static boolean isAscii(String shown) {
    for (var i = 0; i < shown.length(); i++) {
      if (shown.charAt(i) < ' ' || shown.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of its letters are equally wide in a font that claims so. */
  boolean isAscii() {
    return ascii;
  }

  String shown() {
    return shown;
  }

  /** The index in what is shown of a column of the text. */
  int index(int column) {
    var within = Math.min(column, text.length());
    return shown.equals(text) ? within : expand(text, within).length();
  }

  /** The column of the text of an index in what is shown. */
  int column(int index) {
    if (shown.equals(text)) {
      return Math.min(index, text.length());
    }
    var column = 0;
    while (column < text.length() && index(column + 1) <= index) {
      column++;
    }
    return column;
  }

  private static String expand(String text, int length) {
    var expanded = new StringBuilder();
    for (var i = 0; i < length; i++) {
      if (text.charAt(i) == '\t') {
        expanded.repeat(' ', EVERY - expanded.length() % EVERY);
      } else {
        expanded.append(text.charAt(i));
      }
    }
    return expanded.toString();
  }
}
