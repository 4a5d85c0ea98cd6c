package dev.gatehouse.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Fields and rows as forms have them. */
public final class Inputs {
  private Inputs() {}

  /** One line of text. */
  public static TextField line(String id, String accessible, String prompt) {
    var field = new TextField();
    field.setId(id);
    field.setAccessibleText(accessible);
    field.setPromptText(prompt);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  /** Some lines of text, in which Tab goes on to the next control. */
  public static TextArea area(String id, String accessible, String prompt, int rows) {
    var area = new TextArea();
    area.setId(id);
    area.setAccessibleText(accessible);
    area.setPromptText(prompt);
    area.setPrefRowCount(rows);
    area.setPrefColumnCount(10);
    area.setWrapText(true);
    Layout.tabGoesOn(area);
    HBox.setHgrow(area, Priority.ALWAYS);
    return area;
  }

  public static Button button(String id, String text, Runnable onAction) {
    var button = Layout.button(id, text);
    button.setOnAction(event -> onAction.run());
    return button;
  }

  /** A caption above a field. */
  public static VBox captioned(String caption, Node field) {
    var label = Layout.text(caption, "field-caption");
    label.setLabelFor(field);
    var box = new VBox(label, field);
    box.getStyleClass().add("captioned");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  public static HBox row(Node... nodes) {
    var row = new HBox(nodes);
    row.getStyleClass().add("form-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  public static VBox box(Node... nodes) {
    var box = new VBox(nodes);
    box.getStyleClass().add("form");
    return box;
  }

  /** A quiet line of small print. */
  public static Label small(String text) {
    return Layout.text(text, "small", "muted");
  }
}
