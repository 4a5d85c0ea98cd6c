package dev.gatehouse.script;

/**
 * Makes a line of terminal output plain: escape sequences (colours, cursor movements, links,
 * titles) go, other control characters are shown as pictures instead of acting, so that a script
 * can neither move over what it printed nor hide it. Sequences follow ECMA-48.
 */
final class TerminalText {
  private static final char ESC = 0x1b;
  private static final char BELL = 0x07;
  private static final char CSI = 0x9b;
  private static final char PICTURES = 0x2400;
  private static final char REPLACEMENT = 0xfffd;

  /** Hears of the colours that are switched in a line. */
  interface Sequences {
    /** One that does not care. */
    Sequences IGNORED =
        new Sequences() {
          @Override
          public void coloured(int at, String parameters) {}

          @Override
          public void ended(int at) {}
        };

    /**
     * A colour is switched.
     *
     * @param at the index in the plain text from which it holds
     * @param parameters of the sequence
     */
    void coloured(int at, String parameters);

    /** The line is over: its plain text has that many characters. */
    void ended(int at);
  }

  private TerminalText() {}

  /** The line's text; the same object where nothing had to go. */
  static String plain(String line) {
    return plain(line, Sequences.IGNORED);
  }

  /** Whether nothing of the line has to go. */
  static boolean isPlain(String line) {
    for (var at = 0; at < line.length(); at++) {
      if (!isHarmless(line.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** The same, telling of the colours. */
  static String plain(String line, Sequences sequences) {
    var at = 0;
    while (at < line.length() && isHarmless(line.charAt(at))) {
      at++;
    }
    if (at == line.length()) {
      sequences.ended(at);
      return line;
    }
    var plain = new StringBuilder(line.length()).append(line, 0, at);
    while (at < line.length()) {
      var character = line.charAt(at);
      if (character == ESC || character == CSI) {
        var after = character == ESC ? afterEscape(line, at) : afterControlSequence(line, at + 1);
        var from = character == CSI ? at + 1 : at + 2;
        if (after > from
            && line.charAt(after - 1) == 'm'
            && (character == CSI || line.charAt(at + 1) == '[')) {
          sequences.coloured(plain.length(), line.substring(from, after - 1));
        }
        at = after;
      } else {
        if (isHarmless(character)) {
          plain.append(character);
        } else if (character != '\ufeff') { // a byte order mark is no text
          plain.append(picture(character));
        }
        at++;
      }
    }
    sequences.ended(plain.length());
    return plain.toString();
  }

  private static boolean isHarmless(char character) {
    if (character < 0x7f) {
      return character >= ' ' || character == '\t';
    }
    if (character < 0xa0) {
      return false;
    }
    // Line separators, direction overrides and isolates, byte order mark.
    return !(character >= 0x2028 && character <= 0x202e
        || character >= 0x2066 && character <= 0x2069
        || character == 0xfeff);
  }

  private static char picture(char character) {
    if (character < ' ') {
      return (char) (PICTURES + character);
    }
    return character == 0x7f ? '\u2421' : REPLACEMENT;
  }

  private static int afterEscape(String line, int escape) {
    var at = escape + 1;
    if (at == line.length()) {
      return at;
    }
    switch (line.charAt(at)) {
      case '[':
        return afterControlSequence(line, at + 1);
      case ']', 'P', 'X', '^', '_':
        return afterString(line, at + 1);
      default:
        while (at < line.length() && isBetween(line.charAt(at), 0x20, 0x2f)) {
          at++;
        }
        return at < line.length() && isBetween(line.charAt(at), 0x30, 0x7e) ? at + 1 : at;
    }
  }

  private static int afterControlSequence(String line, int from) {
    var at = from;
    while (at < line.length() && isBetween(line.charAt(at), 0x20, 0x3f)) {
      at++;
    }
    return at < line.length() && isBetween(line.charAt(at), 0x40, 0x7e) ? at + 1 : at;
  }

  /** A title or a link's address ends with a bell or ESC \; without either, its text is shown. */
  private static int afterString(String line, int from) {
    for (var at = from; at < line.length(); at++) {
      var character = line.charAt(at);
      if (character == BELL) {
        return at + 1;
      }
      if (character == ESC) {
        return at + 1 < line.length() && line.charAt(at + 1) == '\\' ? at + 2 : from;
      }
    }
    return from;
  }

  private static boolean isBetween(char character, int first, int last) {
    return character >= first && character <= last;
  }
}
