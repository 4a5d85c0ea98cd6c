package dev.gatehouse.ui.control;

import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons, as large as the text beside them. */
public final class Icons {
  private Icons() {}

  /**
   * An icon by its literal, such as {@code fth-check}. It says nothing to a screen reader: the
   * control that bears it must.
   */
  public static FontIcon of(String literal, String... styleClasses) {
    var icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }
}
