package dev.gatehouse.ui.console;

import dev.gatehouse.script.OutputText.Look;
import dev.gatehouse.script.OutputText.Tint;
import dev.gatehouse.ui.console.Palette.Ink;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Draws lines of output, as many as are seen. */
final class OutputPainter {
  /** Before each line stand a mark for what came from standard error, and the time of day. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss ").withZone(ZoneId.systemDefault());

  private static final int TIME_COLUMNS = 9;
  private static final double MARGIN = 12;
  private static final double MARK_WIDTH = 3;

  private final Palette palette;
  private final Measure measure;
  private final Font bold;
  private long second = -1;
  private String secondShown = "";

  OutputPainter(Palette palette, Measure measure) {
    this.palette = palette;
    this.measure = measure;
    this.bold = Font.font(measure.font().getFamily(), FontWeight.BOLD, measure.font().getSize());
  }

  Measure measure() {
    return measure;
  }

  /** Where the text of a line begins, when it is not scrolled to the side. */
  double textStart() {
    return MARGIN + TIME_COLUMNS * measure.charWidth();
  }

  void clear(GraphicsContext canvas, double width, double height) {
    // All of it at once, so that what was drawn before is not kept.
    canvas.clearRect(0, 0, width, height);
    canvas.setFill(palette.of(Ink.GROUND));
    canvas.fillRect(0, 0, width, height);
  }

  /**
   * Draws a line.
   *
   * @param left how far it is scrolled to the side
   * @param chosenFrom the first chosen column; -1 where none is
   * @param wanted what was searched for, in lower case; empty where nothing was
   */
  void draw(
      GraphicsContext canvas,
      OutputLine line,
      double y,
      double left,
      double width,
      int chosenFrom,
      int chosenTo,
      String wanted) {
    var stops = new TabStops(line.text());
    var start = textStart() - left;
    if (!wanted.isEmpty()) {
      markFound(canvas, stops, wanted, start, y);
    }
    if (chosenFrom >= 0) {
      var from = measure.x(stops, stops.index(chosenFrom));
      // An empty line that is chosen shows it, too.
      var to = Math.max(from + 4, measure.x(stops, stops.index(chosenTo)));
      mark(canvas, Ink.CHOSEN, start + from, y, to - from);
    }
    text(canvas, line, stops, start, y, width);
    time(canvas, line, y);
  }

  private void mark(GraphicsContext canvas, Ink ink, double x, double y, double width) {
    canvas.setFill(palette.of(ink));
    canvas.fillRect(x, y, width, measure.lineHeight());
  }

  private void markFound(
      GraphicsContext canvas, TabStops line, String wanted, double start, double y) {
    var shown = line.shown();
    var lower = shown.toLowerCase(Locale.ROOT);
    for (var at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      var from = measure.x(line, Math.min(at, shown.length()));
      var to = measure.x(line, Math.min(at + wanted.length(), shown.length()));
      mark(canvas, Ink.FOUND, start + from, y, to - from);
    }
  }

  private void text(
      GraphicsContext canvas,
      OutputLine line,
      TabStops stops,
      double start,
      double y,
      double width) {
    var done = 0;
    for (Tint tint : line.content().tints()) {
      var from = stops.index(tint.from());
      var to = stops.index(tint.to());
      piece(canvas, stops, done, from, Look.USUAL, line.error(), start, y, width);
      piece(canvas, stops, from, to, tint.look(), line.error(), start, y, width);
      done = to;
    }
    piece(canvas, stops, done, stops.shown().length(), Look.USUAL, line.error(), start, y, width);
  }

  /** Draws what of a piece lies within the width. */
  private void piece(
      GraphicsContext canvas,
      TabStops line,
      int from,
      int to,
      Look look,
      boolean error,
      double start,
      double y,
      double width) {
    var first = Math.max(from, measure.index(line, -start) - 1);
    var last = Math.min(to, measure.index(line, width - start) + 1);
    if (first >= last) {
      return;
    }
    canvas.setFont(look.bold() ? bold : measure.font());
    canvas.setFill(palette.of(look, error));
    canvas.fillText(
        line.shown().substring(first, last),
        start + measure.x(line, first),
        y + measure.baseline());
  }

  /** The time of day stays where it is when the text is scrolled to the side. */
  private void time(GraphicsContext canvas, OutputLine line, double y) {
    canvas.setFill(palette.of(Ink.GROUND));
    canvas.fillRect(0, y, textStart() - measure.charWidth() / 2, measure.lineHeight());
    if (line.error()) {
      canvas.setFill(palette.of(Ink.ERROR));
      canvas.fillRect(MARK_WIDTH, y, MARK_WIDTH, measure.lineHeight());
    }
    canvas.setFont(measure.font());
    canvas.setFill(palette.of(Ink.TIME));
    canvas.fillText(time(line.at()), MARGIN, y + measure.baseline());
  }

  /** Most lines that are seen at once were printed within the same second. */
  private String time(Instant at) {
    if (at.equals(Instant.EPOCH)) {
      return ""; // it was read from a file, which does not tell
    }
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      secondShown = TIME.format(at);
    }
    return secondShown;
  }
}
