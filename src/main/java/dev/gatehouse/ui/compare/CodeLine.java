package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.WordMarks.Range;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * One line of a file: coloured words, with the stretches that differ and those that were searched
 * for marked behind them.
 */
final class CodeLine extends Region {
  /** A longer line is cut on the screen: laying one out would freeze the window. */
  static final int SHOWN_CHARACTERS = 2_000;

  private final TextFlow flow = new TextFlow();
  private final Path marks = new Path();
  private final Path hits = new Path();
  private final Rectangle frame = new Rectangle();
  private List<Range> differing = List.of();
  private List<Range> found = List.of();
  private boolean wrap;
  private double scrolled;

  CodeLine() {
    getStyleClass().add("code-line");
    marks.getStyleClass().add("code-marks");
    hits.getStyleClass().add("code-hits");
    for (var path : List.of(marks, hits)) {
      path.setManaged(false);
      path.setMouseTransparent(true);
    }
    flow.setTabSize(4);
    flow.setManaged(false);
    flow.setMouseTransparent(true);
    setClip(frame);
    setMinWidth(0);
    getChildren().setAll(marks, hits, flow);
  }

  /**
   * Shows a line.
   *
   * @param runs its colours, which together are all of it
   * @param differing what differs from the line on the other side
   * @param found what was searched for
   */
  void show(String text, List<Colours.Run> runs, List<Range> differing, List<Range> found) {
    this.differing = within(differing, text);
    this.found = within(found, text);
    var words = new ArrayList<Text>();
    for (var run : runs) {
      var to = Math.min(run.to(), SHOWN_CHARACTERS);
      if (run.from() < to) {
        words.add(word(visible(text.substring(run.from(), to)), run.styleClass()));
      }
    }
    if (text.length() > SHOWN_CHARACTERS) {
      var more = text.length() - SHOWN_CHARACTERS;
      words.add(word("… " + more + " characters more", "code-comment"));
    }
    flow.getChildren().setAll(words);
    requestLayout();
  }

  private static Text word(String text, String styleClass) {
    var word = new Text(text);
    word.getStyleClass().add("code");
    if (!styleClass.isEmpty()) {
      word.getStyleClass().add(styleClass);
    }
    return word;
  }

  /**
   * Every character is to be seen, one for one: what turns the direction of writing, or takes no
   * room, could make a line read as what it is not.
   */
  static String visible(String text) {
    var shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c < ' ' && c != '\t') {
        shown.setCharAt(i, (char) ('\u2400' + c));
      } else if (c == '\u007f' || Character.getType(c) == Character.FORMAT) {
        shown.setCharAt(i, '\u25a1');
      }
    }
    return shown.toString();
  }

  private static List<Range> within(List<Range> ranges, String text) {
    var end = Math.min(text.length(), SHOWN_CHARACTERS);
    return ranges.stream()
        .filter(range -> range.from() < end)
        .map(range -> new Range(range.from(), Math.min(range.to(), end)))
        .toList();
  }

  /** Breaks lines that are too wide, or lets them run on behind the edge. */
  void wrap(boolean wrapped) {
    if (wrap != wrapped) {
      wrap = wrapped;
      requestLayout();
    }
  }

  /** Shows what is so many pixels to the right. */
  void scroll(double pixels) {
    if (scrolled != pixels) {
      scrolled = pixels;
      requestLayout();
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return wrap && width > 0 ? flow.prefHeight(width) : flow.prefHeight(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return flow.prefWidth(-1);
  }

  @Override
  protected void layoutChildren() {
    var left = wrap ? 0 : -scrolled;
    var width = wrap ? getWidth() : Math.max(getWidth(), Math.ceil(flow.prefWidth(-1)));
    var top = wrap ? 0 : Math.floor((getHeight() - flow.prefHeight(width)) / 2);
    flow.resizeRelocate(left, top, width, Math.max(getHeight(), flow.prefHeight(width)));
    flow.layout();
    shape(marks, differing, left, top);
    shape(hits, found, left, top);
    frame.setWidth(getWidth());
    frame.setHeight(getHeight());
  }

  private void shape(Path path, List<Range> ranges, double left, double top) {
    var elements = new ArrayList<PathElement>();
    ranges.forEach(range -> elements.addAll(List.of(flow.rangeShape(range.from(), range.to()))));
    path.getElements().setAll(elements);
    path.setLayoutX(left);
    path.setLayoutY(top);
  }
}
