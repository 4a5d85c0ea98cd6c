package dev.gatehouse.ui.console;

/** A line with its tabs as blanks, and which character of the one is which of the other. */
final class TabStops {
  private static final int EVERY = 8;
  private static final char BOX = '\u25A1';

  private final String text;
  private final String shown;
  private final boolean ascii;
  private final boolean tabs;

  TabStops(String text) {
    this.text = plain(text);
    this.tabs = text.indexOf('\t') >= 0;
    this.shown = tabs ? expand(this.text, text.length()) : this.text;
    this.ascii = isAscii(shown);
  }

  /**
   * A canvas lays its text out on the renderer's thread, and what shapes scripts whose letters join
   * or stack is not made for two threads at once: it ends the program. Such letters show as boxes
   * here; what is searched for in the file, copied and read aloud is the text itself.
   */
  private static String plain(String text) {
    var plain = new StringBuilder(text);
    for (var i = 0; i < plain.length(); i++) {
      if (isShaped(plain.charAt(i))) {
        plain.setCharAt(i, BOX);
      }
    }
    return plain.toString();
  }

  private static boolean isShaped(char c) {
    var isSimple =
        c < 0x0300
            || (c >= 0x0370 && c < 0x0483) // Greek, Cyrillic
            || (c >= 0x048A && c < 0x0590)
            || (c >= 0x2010 && c < 0x2028) // dashes, quotation marks
            || (c >= 0x2030 && c < 0x2060)
            || (c >= 0x2070 && c < 0x20D0)
            || (c >= 0x2100 && c < 0x2C00) // arrows, boxes, symbols
            || (c >= 0x3000 && c < 0x302A) // Chinese, Japanese, Korean
            || (c >= 0x3030 && c < 0x3099)
            || (c >= 0x309B && c < 0xA000)
            || (c >= 0xAC00 && c < 0xD7A4)
            || (c >= 0xFF01 && c < 0xFFE7);
    return !isSimple;
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
    return !tabs ? within : expand(text, within).length();
  }

  /** The column of the text of an index in what is shown. */
  int column(int index) {
    if (!tabs) {
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
