package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A field's bullet in a section: {@code - **Label:** value}. The value may go on in indented lines,
 * as people wrap them; where the first line has none, a list below it is the value.
 *
 * @param line of the bullet, from 0
 * @param from offset where the value begins, or would
 * @param to offset where it ends
 * @param last the value's last line
 * @param value raw Markdown, its lines joined
 */
record Bullet(Field field, int line, int from, int to, int last, String value) {
  /** The fields of a section in file order; one that is there twice comes twice. */
  static List<Bullet> in(Document document, Section section) {
    var bullets = new ArrayList<Bullet>();
    for (var line = section.heading() + 1; line < section.end(); line++) {
      if (!document.opaque().get(line) && isListItem(document.lines(), line)) {
        read(document, section, line)
            .filter(bullet -> section.mayHoldField(bullet.line()))
            .ifPresent(bullets::add);
      }
    }
    return bullets;
  }

  static boolean isListItem(Lines lines, int line) {
    var at = lines.first(line);
    var end = lines.end(line);
    return at < end
        && "-*+".indexOf(lines.at(at)) >= 0
        && lines.skipPadding(at + 1, end) > at + 1
        && lines.indent(line) < 4;
  }

  /** The last of the lines that belong to a list item: those indented, and code begun in them. */
  static int lastLine(Document document, int line, int end) {
    var opaque = document.opaque();
    var last = line;
    while (last + 1 < end
        && (isIndented(document.lines(), last + 1) || (opaque.get(last) && opaque.get(last + 1)))) {
      last++;
    }
    return last;
  }

  private static Optional<Bullet> read(Document document, Section section, int line) {
    var lines = document.lines();
    var end = lines.trimEnd(lines.first(line), lines.end(line));
    var mark = lines.skipPadding(lines.first(line) + 1, end);
    var close = lines.says(mark, end, "**") ? lines.find(mark + 2, end, "**") : -1;
    if (close < 0) {
      return Optional.empty();
    }
    var inner = lines.at(close - 1) == ':';
    var outer = close + 2 < end && lines.at(close + 2) == ':';
    var field = Field.ofLabel(lines.text(mark + 2, inner ? close - 1 : close));
    if (field.isEmpty() || inner == outer) {
      return Optional.empty();
    }
    var from = lines.skipPadding(close + (outer ? 3 : 2), end);
    return Optional.of(
        from < end
            ? wrapped(document, section, field.get(), line, from, end)
            : below(document, section, field.get(), line, end));
  }

  /** A value that begins on the bullet's line, with the lines that its text is wrapped into. */
  private static Bullet wrapped(
      Document document, Section section, Field field, int line, int from, int end) {
    var lines = document.lines();
    var value = new StringBuilder(lines.text(from, end));
    var last = line;
    while (last + 1 < section.end()
        && !document.opaque().get(last + 1)
        && isIndented(lines, last + 1)
        && !isMarked(lines, last + 1)) {
      last++;
      value.append(' ').append(lines.text(last).strip());
    }
    var to = lines.trimEnd(lines.first(last), lines.end(last));
    return new Bullet(field, line, from, to, last, value.toString());
  }

  /** A value that stands below the bullet's line, or none at all. */
  private static Bullet below(Document document, Section section, Field field, int line, int end) {
    var lines = document.lines();
    var last = lastLine(document, line, section.end());
    if (last == line) {
      return new Bullet(field, line, end, end, line, "");
    }
    var value = new StringJoiner("\n");
    for (var i = line + 1; i <= last; i++) {
      value.add(lines.text(i).strip());
    }
    var to = lines.trimEnd(lines.first(last), lines.end(last));
    return new Bullet(field, line, end, to, last, value.toString());
  }

  private static boolean isIndented(Lines lines, int line) {
    return !lines.isBlank(line) && lines.indent(line) >= 2;
  }

  /** Whether the line begins a list, a quote or a table of its own. */
  private static boolean isMarked(Lines lines, int line) {
    var at = lines.first(line);
    return Marks.afterListMark(lines, at, lines.end(line)) > at
        || lines.at(at) == '>'
        || lines.at(at) == '|';
  }
}
