package dev.gatehouse.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How the details section of an entry changes, or comes to be. */
final class SectionEdits {
  private final Document document;
  private final Lines lines;

  SectionEdits(Document document) {
    this.document = document;
    this.lines = document.lines();
  }

  /** A section at the end of the details, which begin at the end of the document. */
  Splice added(String id, List<String> body) {
    var inserted = new ArrayList<String>();
    var headings = document.headings();
    var end = lines.count();
    var level = 3;
    var details = Section.details(headings);
    if (details < 0) {
      inserted.addAll(List.of("", "## " + Section.DETAILS));
    } else {
      level = headings.get(details).level() + 1;
      end = Section.lineOf(headings, Section.behind(headings, details, level - 1), end);
    }
    inserted.addAll(List.of("", Section.headingOf(id, level)));
    if (!body.isEmpty()) {
      inserted.add("");
      inserted.addAll(body);
    }
    return spaced(lastText(0, end), inserted);
  }

  /** A field's value: into its bullet, or into a new one in the order of the fields. */
  Splice field(Section section, Field field, String value) {
    var bullets = Bullet.in(document, section);
    var own = bullets.stream().filter(bullet -> bullet.field() == field).findFirst();
    if (own.isPresent()) {
      var bullet = own.get();
      var bare = bullet.from() == lines.trimEnd(bullet.from(), lines.end(bullet.line()));
      var gap = bare && !value.isEmpty() ? " " : "";
      return new Splice(bullet.from(), bullet.to(), gap + value);
    }
    var text = List.of(bullet(field, value));
    var earlier = bullets.stream().filter(other -> other.field().compareTo(field) < 0).toList();
    if (!earlier.isEmpty()) {
      var last = Bullet.lastLine(document, earlier.getLast().line(), section.end());
      return Splice.behind(lines, last, text);
    }
    return bullets.isEmpty()
        ? spaced(section.heading(), List.of("", text.getFirst()))
        : Splice.behind(lines, bullets.getFirst().line() - 1, text);
  }

  static String bullet(Field field, String value) {
    return ("- **" + field.label() + ":** " + value).stripTrailing();
  }

  /** A line at the end of a block: behind the last row or list item, if it is one itself. */
  Splice line(Section section, String title, List<String> preamble, String line) {
    var found = section.block(title);
    if (found.isEmpty()) {
      var inserted = new ArrayList<>(List.of("", "#".repeat(section.level() + 1) + " " + title));
      inserted.addAll(preamble);
      inserted.add(line);
      return spaced(lastText(section.heading(), section.end()), inserted);
    }
    var block = found.get();
    var kind = Kind.of(line);
    for (var at = block.end() - 1; at > block.heading(); at--) {
      if (!document.opaque().get(at) && kind != Kind.TEXT && Kind.of(lines, at) == kind) {
        var last = kind == Kind.ITEM ? Bullet.lastLine(document, at, block.end()) : at;
        return Splice.behind(lines, last, List.of(line));
      }
    }
    var last = lastText(block.heading(), block.end());
    var inserted = new ArrayList<String>();
    if (last > block.heading() && Kind.of(lines, last) != kind) {
      inserted.add("");
    }
    if (kind != Kind.TEXT || last == block.heading()) {
      inserted.addAll(preamble);
    }
    inserted.add(line);
    return Splice.behind(lines, last, inserted);
  }

  /** The first line of a block that is wanted, or -1. */
  int find(Section.Block block, Predicate<String> wanted) {
    for (var line = block.heading() + 1; line < block.end(); line++) {
      if (!lines.isBlank(line) && wanted.test(lines.text(line))) {
        return line;
      }
    }
    return -1;
  }

  Splice replaced(int line, String with) {
    return new Splice(lines.start(line), lines.end(line), with);
  }

  /** The lines of a block without blank ones around them. */
  List<String> text(Section.Block block) {
    var last = lastText(block.heading(), block.end());
    var text = new ArrayList<String>();
    for (var line = block.heading() + 1; line <= last; line++) {
      if (!text.isEmpty() || !lines.isBlank(line)) {
        text.add(lines.text(line));
      }
    }
    return text;
  }

  /** The last line in the range that is not blank, or its first. */
  private int lastText(int from, int end) {
    var line = end - 1;
    while (line > from && lines.isBlank(line)) {
      line--;
    }
    return line;
  }

  /** The same as {@link Splice#behind}, with a blank line before text that follows at once. */
  private Splice spaced(int line, List<String> inserted) {
    var spaced = new ArrayList<>(inserted);
    if (line + 1 < lines.count() && !lines.isBlank(line + 1)) {
      spaced.add("");
    }
    return Splice.behind(lines, line, spaced);
  }

  private enum Kind {
    ROW,
    ITEM,
    TEXT;

    static Kind of(String line) {
      var lines = Lines.of(line.getBytes(StandardCharsets.UTF_8));
      return lines.count() == 0 ? TEXT : of(lines, 0);
    }

    static Kind of(Lines lines, int line) {
      var first = lines.first(line);
      if (first < lines.end(line) && lines.at(first) == '|') {
        return ROW;
      }
      return Bullet.isListItem(lines, line) ? ITEM : TEXT;
    }
  }
}
