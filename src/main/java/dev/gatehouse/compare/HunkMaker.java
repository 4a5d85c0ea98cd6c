package dev.gatehouse.compare;

import dev.gatehouse.compare.LineDiff.Hunk;
import dev.gatehouse.compare.LineDiff.Kind;
import dev.gatehouse.compare.LineDiff.Line;
import dev.gatehouse.git.LineEdits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts the edits between two texts into hunks. */
final class HunkMaker {
  private final byte[] before;
  private final byte[] after;
  private final int[] beforeLines;
  private final int[] afterLines;

  HunkMaker(byte[] before, byte[] after) {
    this.before = before;
    this.after = after;
    this.beforeLines = starts(before);
    this.afterLines = starts(after);
  }

  /** Where each line starts, with the end of the text as the last. */
  private static int[] starts(byte[] text) {
    int count = 0;
    for (int i = 0; i < text.length; i++) {
      count += text[i] == '\n' || i == text.length - 1 ? 1 : 0;
    }
    var starts = new int[count + 1];
    int line = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' || i == text.length - 1) {
        starts[++line] = i + 1;
      }
    }
    return starts;
  }

  LineDiff diff() {
    var edits = LineEdits.between(before, after);
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
        lines.add(line(Kind.REMOVED, before, beforeLines, b, ++b, 0));
      }
      while (a < edit.afterEnd()) {
        lines.add(line(Kind.ADDED, after, afterLines, a, 0, ++a));
      }
    }
    int end = Math.min(last.beforeEnd() + LineDiff.CONTEXT, beforeLines.length - 1);
    while (b < end) {
      lines.add(context(b++, a++));
    }
    return new Hunk(startBefore, startAfter, lines);
  }

  private Line context(int b, int a) {
    return line(Kind.CONTEXT, before, beforeLines, b, b + 1, a + 1);
  }

  private static Line line(
      Kind kind, byte[] text, int[] starts, int at, int beforeNo, int afterNo) {
    int from = starts[at];
    int to = starts[at + 1];
    boolean open = text[to - 1] != '\n';
    var shown = new String(text, from, to - from - (open ? 0 : 1), StandardCharsets.UTF_8);
    return new Line(kind, shown, beforeNo, afterNo, open);
  }
}
