package dev.gatehouse.ui.console;

import dev.gatehouse.ui.console.Selection.Place;
import java.util.Arrays;
import javafx.scene.AccessibleAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What a screen reader is told of an output: the lines that are in view, one below the other, with
 * those of standard error named as such. It moves through them as through any text.
 */
final class SpokenOutput {
  /** A reader is not told of new text more often: it would never come to an end with any. */
  private static final long BETWEEN_NEWS_NANOS = 1_000_000_000L;

  private static final String ERROR = "error: ";

  private final OutputBuffer buffer;
  private Selection selection = Selection.NONE;
  private String text = "";
  private int[] starts = {0};
  private long first;
  private int lines;
  private boolean outdated = true;
  private long toldAt = System.nanoTime() - BETWEEN_NEWS_NANOS;

  SpokenOutput(OutputBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Takes over what is in view.
   *
   * @return whether a reader should be told
   */
  boolean show(long firstLine, int howMany) {
    first = firstLine;
    lines = howMany;
    outdated = true;
    var now = System.nanoTime();
    if (now - toldAt < BETWEEN_NEWS_NANOS) {
      return false;
    }
    toldAt = now;
    return true;
  }

  void choose(Selection now) {
    selection = now;
  }

  private void read() {
    outdated = false;
    first = Math.max(buffer.first(), first);
    var end = Math.min(buffer.end(), first + lines);
    var all = new StringBuilder();
    starts = new int[(int) Math.max(1, end - first)];
    for (var line = first; line < end; line++) {
      starts[(int) (line - first)] = all.length();
      var shown = buffer.get(line);
      all.append(shown.error() ? ERROR : "").append(shown.text()).append('\n');
    }
    text = all.toString();
  }

  /** The answer to a question; null where it is not about the text. */
  @Nullable Object answer(AccessibleAttribute attribute, Object... parameters) {
    if (outdated) {
      read();
    }
    return switch (attribute) {
      case TEXT -> text;
      case EDITABLE -> false;
      case SELECTION_START -> offset(selection.from());
      case SELECTION_END -> offset(selection.to());
      case CARET_OFFSET -> offset(selection.caret());
      case LINE_FOR_OFFSET -> line((Integer) parameters[0]);
      case LINE_START -> starts[Math.clamp((Integer) parameters[0], 0, starts.length - 1)];
      case LINE_END -> end((Integer) parameters[0]);
      default -> null;
    };
  }

  private int line(int offset) {
    var at = Arrays.binarySearch(starts, offset);
    return at >= 0 ? at : Math.max(0, -at - 2);
  }

  private int end(int line) {
    return line + 1 < starts.length ? starts[Math.max(0, line + 1)] - 1 : text.length();
  }

  private int offset(Place place) {
    var line = place.line() - first;
    if (line < 0) {
      return 0;
    }
    if (line >= starts.length || place.line() >= buffer.end() || place.line() < buffer.first()) {
      return text.length();
    }
    var prefix = buffer.get(place.line()).error() ? ERROR.length() : 0;
    return Math.min(text.length(), starts[(int) line] + prefix + place.column());
  }
}
