package dev.gatehouse.ui.console;

import dev.gatehouse.ui.console.Selection.Place;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse and keyboard on an output: scrolling, choosing, copying. */
final class OutputHands {
  private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
  private static final KeyCombination ALL = KeyCombination.keyCombination("Shortcut+A");
  private static final double LINES_A_NOTCH = 3;
  private static final double PIXELS_A_NOTCH = 40;

  private final OutputView view;

  OutputHands(OutputView view, Canvas canvas) {
    this.view = view;
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(this::drag);
    view.setOnScroll(this::scroll);
    view.setOnKeyPressed(this::key);
    var copy = new MenuItem("Copy");
    copy.setOnAction(event -> view.copy());
    var all = new MenuItem("Choose all");
    all.setOnAction(event -> chooseAll());
    var menu = new ContextMenu(copy, all);
    view.setOnContextMenuRequested(
        event -> menu.show(view, event.getScreenX(), event.getScreenY()));
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    if (event.getButton() != MouseButton.PRIMARY || view.buffer().isEmpty()) {
      return;
    }
    var place = view.at(event.getX(), event.getY());
    if (event.isShiftDown()) {
      view.choose(new Selection(view.selection().anchor(), place));
    } else if (event.getClickCount() == 2) {
      view.choose(word(place));
    } else if (event.getClickCount() > 2) {
      view.choose(line(place.line()));
    } else {
      view.choose(Selection.at(place));
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || view.buffer().isEmpty()) {
      return;
    }
    // Beyond the edge it scrolls, as fast as it is beyond.
    if (event.getY() < 0) {
      view.scroll(-1 + event.getY() / PIXELS_A_NOTCH);
    } else if (event.getY() > view.getHeight()) {
      view.scroll(1 + (event.getY() - view.getHeight()) / PIXELS_A_NOTCH);
    }
    var y = Math.clamp(event.getY(), 0, Math.max(0, view.getHeight() - 1));
    view.choose(new Selection(view.selection().anchor(), view.at(event.getX(), y)));
    event.consume();
  }

  private void scroll(ScrollEvent event) {
    if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
      var delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
      view.scrollSideways(-delta);
      event.consume();
    } else if (view.scroll(-event.getDeltaY() / PIXELS_A_NOTCH * LINES_A_NOTCH)) {
      event.consume(); // at either end the page itself goes on
    }
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      view.copy();
    } else if (ALL.match(event)) {
      chooseAll();
    } else if (!move(event)) {
      return;
    }
    event.consume();
  }

  private boolean move(KeyEvent event) {
    var caret = view.selection().caret().line();
    var buffer = view.buffer();
    if (buffer.isEmpty()) {
      return false;
    }
    switch (event.getCode()) {
      case UP -> go(caret - 1, event.isShiftDown());
      case DOWN -> go(caret + 1, event.isShiftDown());
      case PAGE_UP -> go(caret - view.page(), event.isShiftDown());
      case PAGE_DOWN -> go(caret + view.page(), event.isShiftDown());
      case HOME -> go(buffer.first(), event.isShiftDown());
      case END -> go(buffer.end() - 1, event.isShiftDown());
      case LEFT -> view.scrollSideways(-PIXELS_A_NOTCH);
      case RIGHT -> view.scrollSideways(PIXELS_A_NOTCH);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Chooses a line, or all from where the choice began to it. */
  private void go(long wished, boolean extend) {
    var buffer = view.buffer();
    var line = Math.clamp(wished, buffer.first(), buffer.end() - 1);
    var whole = line(line);
    if (!extend) {
      view.choose(whole);
      return;
    }
    var anchor = view.selection().anchor();
    var upwards = line < anchor.line();
    view.choose(new Selection(anchor, upwards ? whole.anchor() : whole.caret()));
  }

  private void chooseAll() {
    var buffer = view.buffer();
    if (!buffer.isEmpty()) {
      view.choose(new Selection(new Place(buffer.first(), 0), line(buffer.end() - 1).caret()));
    }
  }

  private Selection line(long line) {
    var length = view.buffer().get(line).text().length();
    return new Selection(new Place(line, 0), new Place(line, length));
  }

  private Selection word(Place place) {
    var text = view.buffer().get(place.line()).text();
    var from = place.column();
    var to = place.column();
    while (from > 0 && isPartOfWord(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && isPartOfWord(text.charAt(to))) {
      to++;
    }
    return new Selection(new Place(place.line(), from), new Place(place.line(), to));
  }

  /** A path is what people want to copy most. */
  private static boolean isPartOfWord(char character) {
    return Character.isLetterOrDigit(character) || "_-./\\:~@".indexOf(character) >= 0;
  }
}
