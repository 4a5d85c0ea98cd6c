package dev.gatehouse.ui.settings;

import dev.gatehouse.ui.control.Inputs;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** Fields that show what stands in the settings, and write into them what is typed. */
final class FormFields {
  private FormFields() {}

  /** A line of text for something that may be left out. */
  static TextField line(String id, String accessible, String prompt) {
    var field = Inputs.line(id, accessible, prompt);
    field.setMinWidth(0);
    return field;
  }

  /** Some lines, one thing each. */
  static TextArea lines(String id, String accessible, String prompt, int rows) {
    var area = Inputs.area(id, accessible, prompt, rows);
    area.setWrapText(false);
    area.getStyleClass().add("mono");
    return area;
  }

  /**
   * Keeps a field and the settings the same.
   *
   * @param read what the settings say now
   * @param write takes what was typed
   */
  static void follow(
      SettingsModel model, TextInputControl field, Supplier<String> read, Consumer<String> write) {
    var showing = new boolean[1];
    var writing = new boolean[1];
    model
        .textProperty()
        .subscribe(
            text -> {
              field.setDisable(!model.isObject());
              // What was just typed here stays as it was typed.
              var now = writing[0] ? field.getText() : read.get();
              if (!field.getText().equals(now)) {
                showing[0] = true;
                field.setText(now);
                showing[0] = false;
              }
            });
    field
        .textProperty()
        .subscribe(
            (old, now) -> {
              if (!showing[0]) {
                writing[0] = true;
                write.accept(now);
                writing[0] = false;
              }
            });
    field.editableProperty().bind(model.readOnlyProperty().isEmpty());
  }

  /** A caption above a field, and what helps below it. */
  static VBox captioned(String caption, Node field, String hint) {
    var box = Inputs.captioned(caption, field);
    if (!hint.isEmpty()) {
      box.getChildren().add(Inputs.small(hint));
    }
    return box;
  }
}
