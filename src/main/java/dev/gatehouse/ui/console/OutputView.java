package dev.gatehouse.ui.console;

import dev.gatehouse.ui.console.Selection.Place;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an output, drawn on a canvas: a list of controls would hold the window up for a
 * tenth of a second at full speed. What a list gives for nothing is therefore done here: scrolling,
 * choosing, copying, and a text for screen readers. To be used on the FX thread.
 */
final class OutputView extends Region {
  private static final double BAR = 12;

  private final OutputBuffer buffer = new OutputBuffer(OutputFeed.MOST_CHARACTERS);
  private final Canvas canvas = new Canvas();
  private final ScrollBar vertical = bar(Orientation.VERTICAL);
  private final ScrollBar horizontal = bar(Orientation.HORIZONTAL);
  private final Palette palette = new Palette();
  private final Text sample = new Text("M");
  private final Label nothing = new Label("Nothing was printed yet.");
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final SpokenOutput spoken;
  private @Nullable OutputPainter painter;
  private Selection selection = Selection.NONE;
  private String wanted = "";

  /** The line at the top; what is behind the point is how much of it is scrolled away. */
  private double top;

  private double left;
  private boolean settingBars;

  OutputView() {
    getStyleClass().add("console-lines");
    sample.getStyleClass().add("output-text");
    sample.setVisible(false);
    sample.setManaged(false);
    nothing.setMouseTransparent(true);
    nothing.getStyleClass().add("console-empty");
    getChildren().setAll(canvas, vertical, horizontal, palette.node(), sample, nothing);
    canvas.setCursor(Cursor.TEXT);
    canvas.setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setAccessibleRoleDescription("Output");
    spoken = new SpokenOutput(buffer);
    sample.fontProperty().addListener((seen, old, now) -> painter = null);
    sample.fontProperty().addListener((seen, old, now) -> redraw());
    palette.node().backgroundProperty().addListener((seen, old, now) -> redraw());
    focusedProperty().addListener((seen, old, now) -> redraw());
    following.addListener((seen, old, now) -> redraw());
    vertical.valueProperty().addListener((seen, old, now) -> onBar());
    horizontal.valueProperty().addListener((seen, old, now) -> onBar());
    new OutputHands(this, canvas);
  }

  private static ScrollBar bar(Orientation orientation) {
    var bar = new ScrollBar();
    bar.setOrientation(orientation);
    bar.setFocusTraversable(false);
    return bar;
  }

  /** Adds lines at the end; the oldest go where there are too many. */
  void add(List<OutputLine> lines) {
    buffer.add(lines);
    nothing.setVisible(buffer.isEmpty());
    redraw();
  }

  void clear() {
    buffer.clear();
    selection = Selection.NONE;
    top = 0;
    left = 0;
    nothing.setVisible(true);
    redraw();
  }

  OutputBuffer buffer() {
    return buffer;
  }

  /** Whether the newest line is kept in view. */
  BooleanProperty followingProperty() {
    return following;
  }

  Selection selection() {
    return selection;
  }

  /** Chooses, and scrolls to where the choice ends. */
  void choose(Selection now) {
    selection = now;
    reveal(now.caret());
    spoken.choose(now);
    spoken.show((long) Math.floor(top), page() + 1);
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
    redraw();
  }

  /** Marks wherever that stands. */
  void mark(String searched) {
    wanted = searched.toLowerCase(Locale.ROOT);
    redraw();
  }

  /** Copies what is chosen, or everything. */
  void copy() {
    var all =
        new Selection(new Place(buffer.first(), 0), new Place(buffer.end() - 1, Integer.MAX_VALUE));
    var content = new ClipboardContent();
    content.putString((selection.isEmpty() ? all : selection).text(buffer));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** How many lines are seen whole. */
  int page() {
    return (int) Math.max(1, Math.floor(canvas.getHeight() / painter().measure().lineHeight()));
  }

  /** Scrolls by so many lines; tells whether anything moved. */
  boolean scroll(double lines) {
    var before = top;
    top = clampedTop(top + lines);
    if (lines < 0 && top < before) {
      // Whoever scrolls up wants to read, and not to be carried away.
      following.set(false);
    }
    redraw();
    return top != before;
  }

  void scrollSideways(double pixels) {
    left = clampedLeft(left + pixels);
    redraw();
  }

  /** The place in the text at a point of the canvas. */
  Place at(double x, double y) {
    if (buffer.isEmpty()) {
      return new Place(0, 0);
    }
    var line = (long) Math.floor(top + y / painter().measure().lineHeight());
    if (line >= buffer.end()) {
      return new Place(buffer.end() - 1, buffer.get(buffer.end() - 1).text().length());
    }
    var within = Math.max(line, buffer.first());
    var stops = new TabStops(buffer.get(within).text());
    var index = painter().measure().index(stops, x + left - painter().textStart());
    return new Place(within, stops.column(index));
  }

  private void reveal(Place place) {
    var lines = Math.max(1, page());
    if (place.line() < top || place.line() >= top + lines) {
      following.set(false);
      // With some lines before it, which often say why.
      top = clampedTop(place.line() - Math.min(3, lines / 2));
    }
    if (place.line() < buffer.first() || place.line() >= buffer.end()) {
      return;
    }
    var stops = new TabStops(buffer.get(place.line()).text());
    var x = painter().measure().x(stops, stops.index(place.column()));
    var room = canvas.getWidth() - painter().textStart();
    if (place.column() == 0) {
      left = 0;
    } else if (x < left || x > left + room) {
      left = clampedLeft(x - room / 2);
    }
  }

  /** At the next pulse, and without the whole page being laid out for it. */
  private void redraw() {
    setNeedsLayout(true);
  }

  private OutputPainter painter() {
    var now = painter;
    if (now == null) {
      now = new OutputPainter(palette, new Measure(sample.getFont()));
      painter = now;
    }
    return now;
  }

  private double clampedTop(double wished) {
    var most = buffer.end() - canvas.getHeight() / painter().measure().lineHeight();
    return Math.max(buffer.first(), Math.min(wished, most));
  }

  private double clampedLeft(double wished) {
    return Math.clamp(wished, 0, Math.max(0, textWidth() - canvas.getWidth()));
  }

  private double textWidth() {
    return painter().textStart() + (buffer.longest() + 2) * painter().measure().charWidth();
  }

  private void onBar() {
    if (settingBars) {
      return;
    }
    following.set(vertical.getValue() >= vertical.getMax() && following.get());
    top = clampedTop(buffer.first() + vertical.getValue());
    left = clampedLeft(horizontal.getValue());
    redraw();
  }

  @Override
  protected void layoutChildren() {
    var sideways = textWidth() > getWidth() - BAR;
    var width = Math.max(0, snapSizeX(getWidth()) - BAR);
    var height = Math.max(0, snapSizeY(getHeight()) - (sideways ? BAR : 0));
    canvas.setWidth(width);
    canvas.setHeight(height);
    vertical.resizeRelocate(width, 0, BAR, height);
    horizontal.resizeRelocate(0, height, width, BAR);
    horizontal.setVisible(sideways);
    nothing.autosize();
    nothing.relocate((width - nothing.getWidth()) / 2, (height - nothing.getHeight()) / 2);
    top = clampedTop(following.get() ? buffer.end() : top);
    left = clampedLeft(left);
    setBars(height / painter().measure().lineHeight(), width);
    draw(width, height);
    speak();
  }

  private void setBars(double lines, double width) {
    settingBars = true;
    var more = Math.max(0, buffer.end() - buffer.first() - lines);
    vertical.setVisible(more > 0);
    vertical.setMax(more);
    vertical.setVisibleAmount(more * lines / Math.max(1, lines + more));
    vertical.setBlockIncrement(lines);
    vertical.setValue(top - buffer.first());
    horizontal.setMax(Math.max(0, textWidth() - width));
    horizontal.setVisibleAmount(horizontal.getMax() * width / Math.max(1, textWidth()));
    horizontal.setBlockIncrement(width / 2);
    horizontal.setValue(left);
    settingBars = false;
  }

  private void draw(double width, double height) {
    var on = canvas.getGraphicsContext2D();
    painter().clear(on, width, height);
    var lineHeight = painter().measure().lineHeight();
    var y = -(top - Math.floor(top)) * lineHeight;
    for (var line = (long) Math.floor(top); line < buffer.end() && y < height; line++) {
      var shown = buffer.get(line);
      var from = selection.fromColumn(line);
      var to = from < 0 ? -1 : selection.toColumn(line, shown.text().length());
      painter().draw(on, shown, y, left, width, from, to, wanted);
      y += lineHeight;
    }
  }

  private void speak() {
    if (spoken.show((long) Math.floor(top), page() + 1)) {
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  /** What a screen reader asks for; what it does not know, a region's own answer is for. */
  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    var answer = spoken.answer(attribute, parameters);
    return Objects.isNull(answer) ? super.queryAccessibleAttribute(attribute, parameters) : answer;
  }
}
