package dev.gatehouse.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Stands where there is nothing to show, and says what to do next. */
public final class EmptyState extends VBox {

  /** With what can be done at once, a button for example, below the words. */
  public EmptyState(String text, String hint, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    getChildren().add(Layout.text(text, "empty-title"));
    if (!hint.isEmpty()) {
      getChildren().add(Layout.text(hint, "muted"));
    }
    getChildren().addAll(actions);
  }
}
