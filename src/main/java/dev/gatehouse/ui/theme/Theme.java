package dev.gatehouse.ui.theme;

import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** The looks that Gatehouse has. Each is one user-agent style sheet for the whole program. */
public enum Theme {
  LIGHT("light.css"),
  DARK("dark.css");

  private final String sheet;

  Theme(String sheet) {
    this.sheet = sheet;
  }

  /** The one that suits the system's own colours. */
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /** Makes all windows look like this. To be called on the FX thread. */
  public void apply() {
    Application.setUserAgentStylesheet(
        Objects.requireNonNull(Theme.class.getResource(sheet), sheet).toExternalForm());
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
