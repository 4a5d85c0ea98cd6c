package dev.gatehouse.compare;

import dev.gatehouse.compare.LineDiff.Hunk;
import dev.gatehouse.compare.LineDiff.Kind;
import dev.gatehouse.compare.LineDiff.Line;
import dev.gatehouse.git.LineEdits;
import java.util.ArrayList;
import java.util.List;

/** Cuts the edits between two texts into hunks. */
final class HunkMaker {
  private final TextPair pair;

  HunkMaker(TextPair pair) {
    this.pair = pair;
  }

  LineDiff diff() {
    var edits = pair.edits();
    var hunks = new ArrayList<Hunk>();
    for (int i = 0; i < edits.size(); ) {
      int end = i + 1;
      while (end < edits.size()
          && edits.get(end).beforeStart() - edits.get(end - 1).beforeEnd()
              <= 2 * LineDiff.CONTEXT) {
        end++;
      }
      hunks.add(hunk(edits.subList(i, end)));
      i = end;
    }
    return new LineDiff(hunks);
  }

  private Hunk hunk(List<LineEdits.Edit> edits) {
    var first = edits.getFirst();
    var last = edits.getLast();
    int lead = Math.min(LineDiff.CONTEXT, first.beforeStart());
    int b = first.beforeStart() - lead;
    int a = first.afterStart() - lead;
    int startBefore = b + 1;
    int startAfter = a + 1;
    var lines = new ArrayList<Line>();
    for (var edit : edits) {
      while (b < edit.beforeStart()) {
        lines.add(context(b++, a++));
      }
      while (b < edit.beforeEnd()) {
        lines.add(line(Kind.REMOVED, pair.before(), b, ++b, 0));
      }
      while (a < edit.afterEnd()) {
        lines.add(line(Kind.ADDED, pair.after(), a, 0, ++a));
      }
    }
    int end = Math.min(last.beforeEnd() + LineDiff.CONTEXT, pair.before().size());
    while (b < end) {
      lines.add(context(b++, a++));
    }
    return new Hunk(startBefore, startAfter, lines);
  }

  private Line context(int b, int a) {
    return line(Kind.CONTEXT, pair.before(), b, b + 1, a + 1);
  }

  private static Line line(Kind kind, TextPair.Side side, int at, int beforeNo, int afterNo) {
    return new Line(kind, side.line(at), beforeNo, afterNo, side.endsOpen(at));
  }
}
