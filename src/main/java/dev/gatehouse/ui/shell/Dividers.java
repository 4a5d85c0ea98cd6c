package dev.gatehouse.ui.shell;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Keeps where a person has pulled the dividers of a split pane to. */
public final class Dividers {
  private Dividers() {}

  /**
   * Puts the dividers where the person had them last, else where they belong, and keeps where they
   * are pulled to.
   *
   * @param pane the name under which they are kept
   * @param usual a share of the pane's width, or height, for each divider
   */
  public static void remember(SplitPane split, String pane, Personal personal, double... usual) {
    var kept = personal.preferences().dividers().getOrDefault(pane, List.of());
    var fits =
        kept.size() == usual.length
            && kept.stream().allMatch(share -> share != null && share > 0 && share < 1);
    split.setDividerPositions(
        fits ? kept.stream().mapToDouble(Double::doubleValue).toArray() : usual);
    // The window's own growing moves dividers too; what a hand has done ends with its letting go.
    split.addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        released -> {
          var now = Arrays.stream(split.getDividerPositions()).boxed().toList();
          personal.change(all -> all.withDividers(pane, now));
        });
  }
}
