package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a table cell and how it is written. A cell is Markdown on one line: a pipe carries a
 * backslash (GFM takes it off even inside code spans), a line break is {@code <br>}, and what a
 * cell cannot hold otherwise (a space at its edge, a carriage return, NUL, and a pipe behind an odd
 * number of backslashes, which some readers take for the end of the cell) is a numeric reference.
 * Where a text says one of those literally, a backslash before it says so; inside a code span,
 * where Markdown shows them literally anyway, it is the other way round. {@code decode(encode(x))}
 * is {@code x} for every string.
 */
public final class Cells {
  private static final String BREAK = "<br>";

  private Cells() {}

  /** The text as a cell holds it: one line, no bare pipe, no white space at its edges. */
  public static String encode(String text) {
    var code = CodeSpans.in(text);
    var cell = new StringBuilder(text.length() + 16);
    var at = 0;
    while (at < text.length()) {
      var slashes = CodeSpans.run(text, at, '\\');
      var here = at + slashes;
      if (here == text.length()) {
        return repeat(cell, slashes).toString();
      }
      var c = text.charAt(here);
      var edge = (here == 0 || here == text.length() - 1) && isPadding(c);
      var token = Token.at(text, here);
      var contested = c == '|' && slashes % 2 == 1;
      if (edge || contested || c == '\n' || c == '\r' || c == '\0') {
        repeat(cell, 2 * slashes + (code.get(here) ? 1 : 0)).append(written(c));
        at = here + 1;
      } else if (token.length() > 0) {
        at = here + token.length();
        repeat(cell, 2 * slashes + (code.get(here) ? 0 : 1)).append(text, here, at);
      } else {
        repeat(cell, c == '|' ? slashes + 1 : slashes).append(c);
        at = here + 1;
      }
    }
    return cell.toString();
  }

  /** The text that a cell says, whoever wrote it. */
  public static String decode(String cell) {
    var encoded = trimmed(cell);
    if (encoded.indexOf('\\') < 0 && encoded.indexOf('<') < 0 && encoded.indexOf('&') < 0) {
      return encoded;
    }
    var code = CodeSpans.in(encoded);
    var text = new StringBuilder(encoded.length());
    var at = 0;
    while (at < encoded.length()) {
      var slashes = CodeSpans.run(encoded, at, '\\');
      var here = at + slashes;
      if (here == encoded.length()) {
        return repeat(text, slashes).toString();
      }
      var token = Token.at(encoded, here);
      if (token.length() > 0) {
        at = here + token.length();
        repeat(text, slashes / 2);
        if ((slashes % 2 == 1) != code.get(here)) {
          text.append(encoded, here, at);
        } else {
          text.append(token.meaning());
        }
      } else {
        var c = encoded.charAt(here);
        repeat(text, c == '|' ? Math.max(0, slashes - 1) : slashes).append(c);
        at = here + 1;
      }
    }
    return text.toString();
  }

  /** The texts of a table's row, divided at the pipes that have no backslash before them. */
  public static List<String> decodedRow(String line) {
    var row = line.strip();
    var cells = new ArrayList<String>();
    int from = row.startsWith("|") ? 1 : 0;
    for (int at = from; at < row.length(); at++) {
      if (row.charAt(at) == '|' && (at == from || row.charAt(at - 1) != '\\')) {
        cells.add(decode(row.substring(from, at)));
        from = at + 1;
      }
    }
    if (from < row.length()) {
      cells.add(decode(row.substring(from)));
    }
    return cells;
  }

  /** Several lines of Markdown as one, for where no pipe is in the way. */
  static String oneLine(String markdown) {
    return markdown
        .replace("\r\n", BREAK)
        .replace("\n", BREAK)
        .replace("\r", BREAK)
        .replace("\0", "");
  }

  private static String trimmed(String cell) {
    var from = 0;
    var to = cell.length();
    while (from < to && isPadding(cell.charAt(from))) {
      from++;
    }
    while (to > from && isPadding(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '\t' || c == '\u000B' || c == '\f';
  }

  private static String written(char c) {
    return c == '\n' ? BREAK : "&#" + (int) c + ";";
  }

  private static StringBuilder repeat(StringBuilder text, int slashes) {
    return text.repeat('\\', slashes);
  }

  /** One of the forms above at some place in a text; of length 0 where there is none. */
  private record Token(int length, char meaning) {
    private static final Token NONE = new Token(0, '\0');
    private static final String MEANINGS = "\0\t\n\u000B\f\r |";

    static Token at(String text, int at) {
      return switch (text.charAt(at)) {
        case '<' -> lineBreak(text, at);
        case '&' -> reference(text, at);
        default -> NONE;
      };
    }

    private static Token lineBreak(String text, int at) {
      if (!text.regionMatches(true, at, BREAK, 0, 3)) {
        return NONE;
      }
      var end = at + 3;
      while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
        end++;
      }
      if (end < text.length() && text.charAt(end) == '/') {
        end++;
      }
      return end < text.length() && text.charAt(end) == '>' ? new Token(end + 1 - at, '\n') : NONE;
    }

    private static Token reference(String text, int at) {
      for (var i = 0; i < MEANINGS.length(); i++) {
        var written = "&#" + (int) MEANINGS.charAt(i) + ";";
        if (text.startsWith(written, at)) {
          return new Token(written.length(), MEANINGS.charAt(i));
        }
      }
      return NONE;
    }
  }
}
