package dev.gatehouse.ui.wizard;

import javafx.scene.control.TextInputControl;

/** A field that is filled in for a person, until the person has changed it. */
final class Prefilled {
  private final TextInputControl field;
  private String offered = "";

  Prefilled(TextInputControl field) {
    this.field = field;
  }

  /** Shows the text where nobody typed anything else. */
  void offer(String text) {
    if (field.getText().equals(offered) && !text.equals(offered)) {
      field.setText(text);
      offered = text;
    } else if (field.getText().equals(text)) {
      offered = text;
    }
  }

  /** Whether a person has changed it since it was offered. */
  boolean isTouched() {
    return !field.getText().equals(offered);
  }
}
