package dev.gatehouse.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a row changes: one of its cells, or the table that it stands in. */
final class RowEdits {
  private final Document document;
  private final Lines lines;

  RowEdits(Document document) {
    this.document = document;
    this.lines = document.lines();
  }

  /** Puts an encoded value into a cell and leaves its padding, so that aligned columns stay so. */
  Splice cell(Row row, Column column, String encoded) {
    var place = row.table().place(column);
    var left = row.from(place);
    var right = row.to(place);
    var from = lines.skipPadding(left, right);
    if (from == right) {
      return encoded.isEmpty()
          ? new Splice(from, from, "")
          : new Splice(left, right, " " + encoded + " ");
    }
    var to = lines.trimEnd(from, right);
    if (right == lines.end(row.line())) {
      return new Splice(from, to, encoded.isEmpty() ? " |" : encoded);
    }
    var width = lines.text(from, to).length() - encoded.length();
    var padding = right - to > 1 ? Math.max(1, right - to + width) : right - to;
    if (encoded.endsWith("\\")) {
      padding = Math.max(1, padding);
    }
    return new Splice(from, right, encoded + " ".repeat(padding));
  }

  /** Adds the link to the entry's details behind its notes, whose bytes stay. */
  Splice link(Row row, String id) {
    var place = row.table().place(Column.NOTES);
    var right = row.to(place);
    var from = lines.skipPadding(row.from(place), right);
    if (from == right) {
      return new Splice(row.from(place), right, " " + DetailsLink.of(id).strip() + " ");
    }
    var to = lines.trimEnd(from, right);
    return new Splice(to, to, DetailsLink.of(id));
  }

  /** A new row at the end of a table, with these texts. */
  Splice added(Table table, Map<Column, String> texts) {
    return Splice.behind(lines, table.lastLine(), List.of(written(table, texts)));
  }

  /**
   * Where the log has a table for promoted entries, moves the row there with its new status, byte
   * for byte where both tables have the same columns. Empty where there is none, where the row is
   * there already, or where a cell would be lost.
   */
  Optional<List<Splice>> moved(Row row, String status) {
    if (row.table().isForPromoted()) {
      return Optional.empty();
    }
    var target = document.tables().stream().filter(Table::isForPromoted).findFirst();
    var text = target.flatMap(to -> carried(row, to, status));
    if (target.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    var splices = new ArrayList<Splice>();
    splices.add(removed(row.line()));
    var last = target.get().lastLine();
    var mark = lines.mark(row.line());
    if (mark.isEmpty() || lines.mark(last).isEmpty() || joins(mark, lines.next(last))) {
      var bytes = text.get().getBytes(ISO_8859_1);
      splices.add(Splice.behindAsBytes(lines, last, List.of(bytes)));
    } else {
      var bytes = (text.get() + mark).getBytes(ISO_8859_1);
      splices.add(new Splice(lines.next(last), lines.next(last), bytes));
    }
    return Optional.of(splices);
  }

  private Splice removed(int line) {
    var lastOfAll = lines.mark(line).isEmpty() && line > 0;
    var from = lastOfAll ? lines.end(line - 1) : lines.start(line);
    if (line > 0 && joins(lines.mark(line - 1), lines.next(line))) {
      return new Splice(lines.end(line - 1), lines.end(line), "");
    }
    return new Splice(from, lines.next(line), "");
  }

  /** A lone CR right before the LF of a blank line would make one line end of the two. */
  private boolean joins(String mark, int next) {
    return mark.equals("\r") && next < lines.bytes().length && lines.at(next) == '\n';
  }

  /** The row as the target has it, one character a byte so that none is changed. */
  private Optional<String> carried(Row row, Table target, String status) {
    if (target.names().equals(row.table().names())) {
      var change = cell(row, Column.STATUS, status);
      return Optional.of(
          raw(lines.start(row.line()), change.from())
              + new String(change.with(), ISO_8859_1)
              + raw(change.to(), lines.end(row.line())));
    }
    var names = row.table().names();
    var cells = new ArrayList<String>();
    target.names().forEach(any -> cells.add(""));
    for (var i = 0; i < names.size(); i++) {
      var place = target.names().indexOf(names.get(i));
      var own = i == row.table().place(Column.STATUS);
      var text = own ? status : content(row, i);
      if (place >= 0) {
        cells.set(place, text);
      } else if (!text.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of("| " + String.join(" | ", cells) + " |");
  }

  private String content(Row row, int place) {
    var from = lines.skipPadding(row.from(place), row.to(place));
    return raw(from, lines.trimEnd(from, row.to(place)));
  }

  private String raw(int from, int to) {
    return new String(lines.bytes(), from, to - from, ISO_8859_1);
  }

  private static String written(Table table, Map<Column, String> texts) {
    var cells = new ArrayList<String>();
    table.names().forEach(any -> cells.add(""));
    texts.forEach((column, text) -> cells.set(table.place(column), Cells.encode(text)));
    return "| " + String.join(" | ", cells) + " |";
  }
}
