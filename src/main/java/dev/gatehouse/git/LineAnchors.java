package dev.gatehouse.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * The lines that stand exactly once in each of two texts and in the same order in both, as many of
 * them as there can be.
 */
final class LineAnchors {
  /** The same line on both sides, from 0. */
  record Anchor(int before, int after) {}

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  /** A line as others are compared with it. */
  private record Line(RawText text, int at, int hash, RawTextComparator comparator) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Line line
          && line.hash == hash
          && comparator.equals(text, at, line.text, line.at);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Where a line stands; {@link #NONE} or {@link #SEVERAL} where that is not one place. */
  private static final class Places {
    private int before = NONE;
    private int after = NONE;
  }

  private LineAnchors() {}

  static List<Anchor> of(RawText before, RawText after, RawTextComparator comparator) {
    var places = new HashMap<Line, Places>();
    for (int line = 0; line < before.size(); line++) {
      var found = places.computeIfAbsent(line(before, line, comparator), one -> new Places());
      found.before = found.before == NONE ? line : SEVERAL;
    }
    for (int line = 0; line < after.size(); line++) {
      var found = places.get(line(after, line, comparator));
      if (found != null) {
        found.after = found.after == NONE ? line : SEVERAL;
      }
    }
    var inAfter = new int[before.size()];
    Arrays.fill(inAfter, NONE);
    for (var found : places.values()) {
      if (found.before >= 0 && found.after >= 0) {
        inAfter[found.before] = found.after;
      }
    }
    return rising(inAfter);
  }

  private static Line line(RawText text, int line, RawTextComparator comparator) {
    return new Line(text, line, comparator.hash(text, line), comparator);
  }

  /** The longest run of lines, in the order before, whose places after rise too. */
  private static List<Anchor> rising(int[] inAfter) {
    var ends = new int[inAfter.length]; // by length: the line that a run of it ends with best
    var previous = new int[inAfter.length];
    int longest = 0;
    for (int line = 0; line < inAfter.length; line++) {
      if (inAfter[line] < 0) {
        continue;
      }
      int low = 0;
      int high = longest;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (inAfter[ends[middle]] < inAfter[line]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[line] = low == 0 ? NONE : ends[low - 1];
      ends[low] = line;
      longest = Math.max(longest, low + 1);
    }
    var anchors = new ArrayList<Anchor>();
    for (int line = longest == 0 ? NONE : ends[longest - 1]; line != NONE; line = previous[line]) {
      anchors.add(new Anchor(line, inAfter[line]));
    }
    return anchors.reversed();
  }
}
