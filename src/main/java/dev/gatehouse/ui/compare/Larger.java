package dev.gatehouse.ui.compare;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Gives what is compared all the height that the window has. */
final class Larger {
  /** The window's own bars, and what stands above the comparison to decide with; in pixels. */
  private static final double AROUND = 250;

  private final Region pane;
  private double before;
  private final ToggleButton button = new ToggleButton("Larger");

  /**
   * @param pane scrolled to the top of the page
   * @param grows the part of it that takes the height
   */
  Larger(Region pane, Region grows) {
    this.pane = pane;
    button.setId("compare-larger");
    button.getStyleClass().addAll("chip", "tone-neutral");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip("All the window's height for the comparison (F11)"));
    button.setAccessibleText("Larger comparison");
    button.selectedProperty().subscribe(this::scroll);
    button
        .selectedProperty()
        .addListener((seen, was, now) -> before = now ? grows.getHeight() : before);
    var room = pane.sceneProperty().flatMap(Scene::heightProperty);
    grows
        .styleProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    button.isSelected() && room.getValue() != null
                        ? style(Math.max(before, room.getValue().doubleValue() - AROUND))
                        : "",
                button.selectedProperty(),
                room));
  }

  private static String style(double height) {
    return "-fx-min-height: %1$.0fpx; -fx-pref-height: %1$.0fpx;".formatted(height);
  }

  Node node() {
    return button;
  }

  void turn() {
    button.setSelected(!button.isSelected());
  }

  private void scroll() {
    var scene = pane.getScene();
    if (button.isSelected() && scene != null) {
      // Where it lies is known once it has been laid out with its new height.
      var once = new Runnable[1];
      once[0] =
          () -> {
            scene.removePostLayoutPulseListener(once[0]);
            scrollHere();
          };
      scene.addPostLayoutPulseListener(once[0]);
    }
  }

  private void scrollHere() {
    for (Node above = pane.getParent(); above != null; above = above.getParent()) {
      if (above instanceof ScrollPane page) {
        var content = page.getContent();
        var top = content.sceneToLocal(pane.localToScene(0, 0)).getY();
        var rest = content.getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
        if (rest > 0) {
          page.setVvalue(Math.clamp(top / rest, 0, 1));
        }
        return;
      }
    }
  }
}
