package dev.gatehouse.ui.console;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How large text is in one font of equally wide letters, in pixels. */
final class Measure {
  /** A longer line is taken to have letters of one width: measuring it would take too long. */
  private static final int MEASURED = 2_000;

  private static final int SAMPLE = 100;

  private final Font font;
  private final Text probe = new Text();
  private final double charWidth;
  private final double lineHeight;
  private final double baseline;

  Measure(Font font) {
    this.font = font;
    probe.setFont(font);
    probe.setText("M".repeat(SAMPLE));
    var bounds = probe.getLayoutBounds();
    this.charWidth = bounds.getWidth() / SAMPLE;
    this.lineHeight = Math.ceil(bounds.getHeight() * 1.15);
    this.baseline = Math.round(probe.getBaselineOffset() + (lineHeight - bounds.getHeight()) / 2);
  }

  Font font() {
    return font;
  }

  double charWidth() {
    return charWidth;
  }

  double lineHeight() {
    return lineHeight;
  }

  /** How far below a line's top its letters stand. */
  double baseline() {
    return baseline;
  }

  /** Where a place in a displayed text is. */
  double x(TabStops line, int index) {
    if (isEven(line)) {
      return index * charWidth;
    }
    probe.setText(line.shown().substring(0, index));
    return probe.getLayoutBounds().getWidth();
  }

  /** The place in a displayed text that is nearest to an x. */
  int index(TabStops line, double x) {
    var guess = (int) Math.round(Math.max(0, x) / charWidth);
    if (isEven(line)) {
      return Math.min(guess, line.shown().length());
    }
    var low = 0;
    var high = line.shown().length();
    while (low < high) {
      var middle = (low + high + 1) / 2;
      if (x(line, middle) <= x + charWidth / 2) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static boolean isEven(TabStops line) {
    return line.isAscii() || line.shown().length() > MEASURED;
  }
}
