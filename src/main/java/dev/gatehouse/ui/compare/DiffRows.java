package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.LineEdits.Edit;
import dev.gatehouse.ui.compare.DiffRow.Added;
import dev.gatehouse.ui.compare.DiffRow.Gap;
import dev.gatehouse.ui.compare.DiffRow.Removed;
import dev.gatehouse.ui.compare.DiffRow.Same;
import dev.gatehouse.ui.compare.DiffRow.Two;
import java.util.ArrayList;
import java.util.List;

/** Lays a pair of texts out in rows: all below each other, or the two side by side. */
final class DiffRows {
  /** A gap that hides fewer lines takes more room than it saves. */
  private static final int FEWEST_HIDDEN = 2;

  private final TextPair pair;
  private final Folds folds;
  private final boolean split;
  private final List<DiffRow> rows = new ArrayList<>();

  private DiffRows(TextPair pair, Folds folds, boolean split) {
    this.pair = pair;
    this.folds = folds;
    this.split = split;
  }

  static List<DiffRow> of(TextPair pair, Folds folds, boolean split) {
    return new DiffRows(pair, folds, split).lay();
  }

  private List<DiffRow> lay() {
    int before = 0;
    int after = 0;
    for (var edit : pair.edits()) {
      same(before, after, edit.beforeStart() - before, false);
      edit(edit);
      before = edit.beforeEnd();
      after = edit.afterEnd();
    }
    same(before, after, pair.before().size() - before, true);
    return rows;
  }

  private void same(int before, int after, int count, boolean last) {
    int top = Math.min(count, folds.top(before, before == 0));
    int bottom = Math.min(count - top, folds.bottom(before, last));
    int hidden = count - top - bottom;
    if (folds.all() || hidden < FEWEST_HIDDEN) {
      lines(before, after, 0, count);
      return;
    }
    lines(before, after, 0, top);
    rows.add(new Gap(before, before + top, after + top, hidden));
    lines(before, after, count - bottom, count);
  }

  private void lines(int before, int after, int from, int to) {
    for (int i = from; i < to; i++) {
      rows.add(split ? new Two(before + i, after + i, false) : new Same(before + i, after + i));
    }
  }

  private void edit(Edit edit) {
    int removed = edit.beforeEnd() - edit.beforeStart();
    int added = edit.afterEnd() - edit.afterStart();
    if (split) {
      for (int i = 0; i < Math.max(removed, added); i++) {
        rows.add(
            new Two(at(edit.beforeStart(), i, removed), at(edit.afterStart(), i, added), true));
      }
      return;
    }
    for (int i = 0; i < removed; i++) {
      rows.add(new Removed(edit.beforeStart() + i, at(edit.afterStart(), i, added)));
    }
    for (int i = 0; i < added; i++) {
      rows.add(new Added(at(edit.beforeStart(), i, removed), edit.afterStart() + i));
    }
  }

  private static int at(int start, int i, int count) {
    return i < count ? start + i : DiffRow.NONE;
  }
}
