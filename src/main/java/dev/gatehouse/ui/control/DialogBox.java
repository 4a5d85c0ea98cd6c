package dev.gatehouse.ui.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A titled box on the {@link Dialogs} layer, with its buttons at the lower right. */
public final class DialogBox extends VBox {
  private final HBox buttons = new HBox();

  public DialogBox(String title, List<? extends Node> content) {
    getStyleClass().add("dialog-box");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
    setMaxHeight(Region.USE_PREF_SIZE);
    setFocusTraversable(true);
    var heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    heading.setWrapText(true);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(heading);
    getChildren().addAll(content);
    getChildren().add(buttons);
  }

  /** Puts the buttons there, the one that goes on last. */
  public DialogBox buttons(Button... which) {
    buttons.getChildren().setAll(which);
    return this;
  }
}
