package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.theme.Theme;

/** The theme in use, and the switch to the other one. */
public final class Appearance {
  private Theme theme;

  /** Starts with a theme, and applies it. */
  public Appearance(Theme first) {
    this.theme = first;
    first.apply();
  }

  public Theme theme() {
    return theme;
  }

  public void toggle() {
    theme = theme.other();
    theme.apply();
  }
}
