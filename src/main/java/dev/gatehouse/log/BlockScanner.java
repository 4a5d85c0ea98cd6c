package dev.gatehouse.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document once, line by line, and finds its headings and tables by the rules of CommonMark
 * and GFM: nothing inside code, HTML, quotes or running text counts. It builds no syntax tree and
 * does not recurse, so that no input can exhaust it.
 */
final class BlockScanner {
  private static final int MOST_QUOTES = 200;
  private static final int NO_TEXT = -1;

  /** A paragraph inside a quote or a list item: the lines after it belong to it, tables or not. */
  private static final int INNER_TEXT = -2;

  private final Lines lines;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<LogProblem> problems = new ArrayList<>();
  private final BitSet opaque = new BitSet();
  private final ArrayDeque<Heading> path = new ArrayDeque<>();
  private @Nullable Opaque open;
  private int openedAt;
  private @Nullable Table table;
  private int paragraph = NO_TEXT;
  private boolean parted;

  private BlockScanner(Lines lines) {
    this.lines = lines;
  }

  static Document scan(byte[] bytes) {
    var scanner = new BlockScanner(Lines.of(bytes));
    scanner.problems.addAll(Encoding.problems(scanner.lines));
    if (scanner.problems.stream().noneMatch(LogProblem::blocksWriting)) {
      scanner.walk();
    }
    return new Document(
        scanner.lines, scanner.headings, scanner.tables, scanner.opaque, scanner.problems);
  }

  private void walk() {
    for (var line = 0; line < lines.count(); line++) {
      if (!inOpaque(line)) {
        read(line);
      }
    }
    if (open != null && !open.name().isEmpty()) {
      problem(openedAt, "the " + open.name() + " that begins here is never closed", false);
    }
  }

  private boolean inOpaque(int line) {
    if (open == null) {
      return false;
    }
    var place = open.place(lines, line);
    if (place != Opaque.Place.INSIDE) {
      open = null;
    }
    if (place != Opaque.Place.OUTSIDE) {
      opaque.set(line);
    }
    return place != Opaque.Place.OUTSIDE;
  }

  private void read(int line) {
    var first = lines.first(line);
    var end = lines.end(line);
    if (first == end) {
      table = null;
      paragraph = NO_TEXT;
    } else if (lines.indent(line) >= 4) {
      table = null;
      if (paragraph == NO_TEXT) {
        opaque.set(line);
      } else {
        paragraph = INNER_TEXT;
      }
    } else if (!conflict(line)
        && !heading(line, first, end)
        && !opens(line, first, end)
        && !underline(line, first, end)
        && !startsTable(line, first)
        && !startsContainer(line, first, end)) {
      text(line);
    }
  }

  /** A line that belongs to no other block: a row of the open table, or running text. */
  private void text(int line) {
    if (table == null) {
      if (paragraph == NO_TEXT) {
        paragraph = line;
      }
    } else if (!table.isLog()) {
      return; // other tables have rows too, but nobody asks for them
    } else if (Row.hasPipe(lines, line)) {
      table.add(new Row(table, line, Row.split(lines, line)));
    } else {
      problem(line, "this text stands right below a table and is taken for one of its rows", false);
    }
  }

  private boolean conflict(int line) {
    var starts = marks(line, "<<<<<<<");
    parted |= marks(line, "=======");
    if (!starts && !(parted && marks(line, ">>>>>>>"))) {
      return false;
    }
    problem(line, "this line is a conflict mark that a merge left behind", true);
    endText();
    return true;
  }

  private boolean marks(int line, String mark) {
    var start = lines.start(line);
    var after = start + mark.length();
    return lines.says(start, lines.end(line), mark)
        && (after == lines.end(line) || lines.at(after) == ' ');
  }

  private boolean heading(int line, int first, int end) {
    var level = lines.run(first, end, (byte) '#');
    var after = first + level;
    if (level == 0 || level > 6 || (after < end && lines.skipPadding(after, end) == after)) {
      return false;
    }
    var from = lines.skipPadding(after, end);
    var to = lines.trimEnd(from, end);
    var closing = to;
    while (closing > from && lines.at(closing - 1) == '#') {
      closing--;
    }
    if (closing == from || lines.trimEnd(from, closing) < closing) {
      to = lines.trimEnd(from, closing);
    }
    enter(new Heading(line, line, level, lines.text(from, to)));
    return true;
  }

  private void enter(Heading heading) {
    headings.add(heading);
    while (!path.isEmpty() && path.getLast().level() >= heading.level()) {
      path.removeLast();
    }
    path.addLast(heading);
    endText();
  }

  private void endText() {
    table = null;
    paragraph = NO_TEXT;
  }

  private boolean opens(int line, int first, int end) {
    var fence = Opaque.Fence.opening(lines, first, end, 0);
    if (fence.isPresent()) {
      begin(line, fence.get());
      return true;
    }
    var inText = table == null && paragraph != NO_TEXT;
    var html = Opaque.Html.opening(lines, first, end, inText || table != null);
    if (html.isEmpty()) {
      return false;
    }
    begin(line, html.get());
    if (html.get().endsAt(lines, first, end)) {
      open = null;
    }
    return true;
  }

  private void begin(int line, Opaque block) {
    open = block;
    openedAt = line;
    opaque.set(line);
    endText();
  }

  /** A heading's underline, or a rule across the page. */
  private boolean underline(int line, int first, int end) {
    var mark = lines.at(first);
    if (mark != '=' && mark != '-' && mark != '*' && mark != '_') {
      return false;
    }
    var last = lines.trimEnd(first, end);
    if (paragraph >= 0
        && (mark == '=' || mark == '-')
        && lines.run(first, last, mark) == last - first) {
      var from = lines.first(line - 1);
      var text = lines.text(from, lines.trimEnd(from, lines.end(line - 1)));
      enter(new Heading(paragraph, line, mark == '=' ? 1 : 2, text));
      return true;
    }
    if (!Marks.isRule(lines, first, last)) {
      return false;
    }
    endText();
    return true;
  }

  private boolean startsTable(int line, int first) {
    if (paragraph < 0 || "|:-".indexOf(lines.at(first)) < 0 || !Row.isDelimiter(lines, line)) {
      return false;
    }
    var heads = Row.split(lines, line - 1);
    if (heads.length != Row.split(lines, line).length) {
      return false;
    }
    paragraph = NO_TEXT;
    if (heads.length / 2 < Table.FEWEST_COLUMNS) {
      table = Table.OTHER; // a large log has one for each entry
      return true;
    }
    var names = new ArrayList<String>();
    for (var i = 0; i < heads.length; i += 2) {
      names.add(Names.bare(Cells.decode(lines.text(heads[i], heads[i + 1]))));
    }
    var started = new Table(line - 1, path.stream().map(Heading::text).toList(), names);
    if (started.isLog() && started.doubled().isEmpty()) {
      tables.add(started);
    } else if (started.isLog() || started.almostLog()) {
      verdict(line - 1, started);
    }
    table = started;
    return true;
  }

  private void verdict(int line, Table odd) {
    if (odd.isLog()) {
      tables.add(odd);
      problem(
          line, "this table has the column " + odd.doubled().getFirst().text() + " twice", true);
    } else {
      problem(line, "this table lacks the column " + odd.missing().getFirst().text(), true);
    }
  }

  /** A quote or a list item; fenced code may begin right behind its mark. */
  private boolean startsContainer(int line, int first, int end) {
    if (lines.at(first) == '>') {
      quote(line, first, end);
      table = null;
      paragraph = INNER_TEXT;
      return true;
    }
    var content = Marks.afterListMarks(lines, first, end);
    if (content == first) {
      return false;
    }
    var fence = Opaque.Fence.opening(lines, content, end, lines.columns(line, content));
    if (fence.isPresent()) {
      begin(line, fence.get());
    } else {
      table = null;
      paragraph = INNER_TEXT;
    }
    return true;
  }

  private void quote(int line, int first, int end) {
    var depth = Marks.quotes(lines, first, end);
    if (depth > MOST_QUOTES) {
      problem(line, "this line nests quotes " + depth + " deep", true);
    }
  }

  private void problem(int line, String what, boolean blocksWriting) {
    problems.add(new LogProblem(line + 1, what, blocksWriting));
  }
}
