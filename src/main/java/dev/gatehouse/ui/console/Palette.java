package dev.gatehouse.ui.console;

import dev.gatehouse.script.OutputText.Look;
import java.util.List;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of the console, as the style sheet gives them: a canvas takes none by itself, so a
 * node that nobody sees has them all as its backgrounds, in the order of {@link Ink} and then of
 * the 16 colours of terminals.
 */
final class Palette {
  /** What has a colour beside the text that a script has coloured. */
  enum Ink {
    GROUND,
    TEXT,
    TIME,
    ERROR,
    CHOSEN,
    FOUND
  }

  private final Region node = new Region();

  Palette() {
    node.getStyleClass().add("console-palette");
    node.setVisible(false);
    node.setManaged(false);
  }

  Region node() {
    return node;
  }

  Paint of(Ink ink) {
    return fill(ink.ordinal());
  }

  /** The colour of a line's text. */
  Paint of(Look look, boolean error) {
    if (look.colour() == Look.PLAIN) {
      return of(look.faint() ? Ink.TIME : error ? Ink.ERROR : Ink.TEXT);
    }
    return fill(Ink.values().length + look.colour());
  }

  private Paint fill(int index) {
    var background = node.getBackground();
    var fills = background == null ? List.<BackgroundFill>of() : background.getFills();
    return index < fills.size() ? fills.get(index).getFill() : Color.GRAY;
  }
}
