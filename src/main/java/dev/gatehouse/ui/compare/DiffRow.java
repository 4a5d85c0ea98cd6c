package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.compare.LineDiff.Hunk;
import dev.gatehouse.compare.LineDiff.Kind;
import dev.gatehouse.compare.LineDiff.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of a difference on the screen. */
sealed interface DiffRow {

  /** Stands for lines that are the same on both sides. */
  record Gap(String words) implements DiffRow {}

  /** One line, in a unified view. */
  record One(Line line) implements DiffRow {}

  /** Prod's line beside dev's, in a split view; a side is empty where it has no such line. */
  record Two(Optional<Line> before, Optional<Line> after) implements DiffRow {}

  /** All lines below each other. */
  static List<DiffRow> unified(LineDiff diff) {
    var rows = new ArrayList<DiffRow>();
    var next = 1;
    for (var hunk : diff.hunks()) {
      gap(hunk, next).ifPresent(rows::add);
      hunk.lines().forEach(line -> rows.add(new One(line)));
      next = hunk.beforeStart() + (int) hunk.beforeCount();
    }
    return rows;
  }

  /** What was removed beside what was added in its place. */
  static List<DiffRow> split(LineDiff diff) {
    var rows = new ArrayList<DiffRow>();
    var next = 1;
    for (var hunk : diff.hunks()) {
      gap(hunk, next).ifPresent(rows::add);
      var removed = new ArrayList<Line>();
      var added = new ArrayList<Line>();
      for (var line : hunk.lines()) {
        switch (line.kind()) {
          case REMOVED -> removed.add(line);
          case ADDED -> added.add(line);
          case CONTEXT -> {
            pair(removed, added, rows);
            rows.add(new Two(Optional.of(line), Optional.of(line)));
          }
        }
      }
      pair(removed, added, rows);
      next = hunk.beforeStart() + (int) hunk.beforeCount();
    }
    return rows;
  }

  private static void pair(List<Line> removed, List<Line> added, List<DiffRow> rows) {
    for (var i = 0; i < Math.max(removed.size(), added.size()); i++) {
      rows.add(new Two(at(removed, i), at(added, i)));
    }
    removed.clear();
    added.clear();
  }

  private static Optional<Line> at(List<Line> lines, int index) {
    return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
  }

  private static Optional<DiffRow> gap(Hunk hunk, int next) {
    var same = hunk.beforeStart() - next;
    return same > 0
        ? Optional.of(new Gap(same + (same == 1 ? " unchanged line" : " unchanged lines")))
        : Optional.empty();
  }

  /** Whether a line is on one side only. */
  static boolean differs(Line line) {
    return line.kind() != Kind.CONTEXT;
  }
}
