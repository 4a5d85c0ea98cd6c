package dev.gatehouse.ui.compare;

import dev.gatehouse.ui.compare.DiffRow.Gap;
import java.util.HashMap;
import java.util.Map;

/** How much of each stretch of equal lines is shown beyond what stands around a difference. */
final class Folds {
  /** Lines of context on either side of a difference. */
  static final int CONTEXT = 3;

  /** How many lines one click brings to light. */
  static final int STEP = 20;

  private record Shown(int top, int bottom) {
    static final Shown NOTHING = new Shown(0, 0);
  }

  private final Map<Integer, Shown> shown = new HashMap<>();
  private boolean all;

  /** Whether nothing is folded, as while somebody searches. */
  void all(boolean unfolded) {
    all = unfolded;
  }

  void clear() {
    shown.clear();
  }

  /** Shows more lines below those that are shown above the gap. */
  void downFromTop(Gap gap) {
    grow(gap, STEP, 0);
  }

  /** Shows more lines above those that are shown below the gap. */
  void upFromBottom(Gap gap) {
    grow(gap, 0, STEP);
  }

  void open(Gap gap) {
    grow(gap, gap.count(), 0);
  }

  private void grow(Gap gap, int top, int bottom) {
    var now = shown.getOrDefault(gap.stretch(), Shown.NOTHING);
    shown.put(gap.stretch(), new Shown(now.top() + top, now.bottom() + bottom));
  }

  /** Lines that are shown at the top of the stretch that begins at this line of prod's. */
  int top(int stretch, boolean first) {
    return (first ? 0 : CONTEXT) + shown.getOrDefault(stretch, Shown.NOTHING).top();
  }

  int bottom(int stretch, boolean last) {
    return (last ? 0 : CONTEXT) + shown.getOrDefault(stretch, Shown.NOTHING).bottom();
  }

  boolean all() {
    return all;
  }
}
