package dev.gatehouse.log;

import java.util.Arrays;

/**
 * A row of a table.
 *
 * @param line from 0
 * @param cells for each cell, the offsets from its left pipe (behind it) to its right pipe or the
 *     line's end, padding included
 */
@SuppressWarnings("ArrayRecordComponent") // one small array a row; rows are never compared
record Row(Table table, int line, int[] cells) {
  int size() {
    return cells.length / 2;
  }

  int from(int cell) {
    return cells[2 * cell];
  }

  int to(int cell) {
    return cells[2 * cell + 1];
  }

  /** Splits a line at the pipes that have no backslash before them, as GFM does. */
  static int[] split(Lines lines, int line) {
    var from = lines.first(line);
    var end = lines.trimEnd(from, lines.end(line));
    if (from < end && lines.at(from) == '|') {
      from++;
    }
    var cells = new int[12];
    var size = 0;
    var cell = from;
    for (var at = from; at <= end; at++) {
      var pipe = at < end && lines.at(at) == '|' && (at == from || lines.at(at - 1) != '\\');
      var rest = at == end && cell < end;
      if (pipe || rest) {
        if (size == cells.length) {
          cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = cell;
        cells[size++] = rest ? lines.end(line) : at;
        cell = at + 1;
      }
    }
    return Arrays.copyOf(cells, size);
  }

  /** Whether any pipe divides the line. */
  static boolean hasPipe(Lines lines, int line) {
    var end = lines.end(line);
    for (var at = lines.first(line); at < end; at++) {
      if (lines.at(at) == '|' && (at == lines.start(line) || lines.at(at - 1) != '\\')) {
        return true;
      }
    }
    return false;
  }

  /** Whether the line is the row of dashes that parts a table's heads from its rows. */
  static boolean isDelimiter(Lines lines, int line) {
    var end = lines.end(line);
    for (var at = lines.first(line); at < end; at++) {
      if ("|:- \t".indexOf(lines.at(at)) < 0) {
        return false;
      }
    }
    var cells = split(lines, line);
    for (var i = 0; i < cells.length; i += 2) {
      var from = lines.skipPadding(cells[i], cells[i + 1]);
      var to = lines.trimEnd(from, cells[i + 1]);
      from += from < to && lines.at(from) == ':' ? 1 : 0;
      to -= to > from && lines.at(to - 1) == ':' ? 1 : 0;
      if (from == to || lines.run(from, to, (byte) '-') < to - from) {
        return false;
      }
    }
    return cells.length > 0 && hasPipe(lines, line);
  }
}
