package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workspace.Preferences;
import dev.gatehouse.workspace.Preferences.Look;
import javafx.application.Platform;

/** How windows look: light or dark, as the person chose or as the system is, and how large. */
public final class Appearance {
  private static final int FONT_STEP = 10;

  private final Personal personal;
  private Theme theme;
  private int fontPercent;

  /** Applies what the person likes, and follows it and the system from here on. */
  public Appearance(Personal personal) {
    this.personal = personal;
    this.theme = wanted();
    this.fontPercent = personal.preferences().fontPercent();
    theme.applyAt(fontPercent);
    personal.preferencesProperty().subscribe(now -> follow());
    Platform.getPreferences().colorSchemeProperty().subscribe(now -> follow());
  }

  /** Starts with a theme, whatever anybody likes, and keeps nothing. */
  public Appearance(Theme first) {
    this(
        Personal.forgetful(
            Preferences.NONE.withLook(first == Theme.DARK ? Look.DARK : Look.LIGHT)));
  }

  public Personal personal() {
    return personal;
  }

  public Theme theme() {
    return theme;
  }

  /** Changes to the other theme, and stays with it whatever the system does. */
  public void toggle() {
    var other = theme().other() == Theme.DARK ? Look.DARK : Look.LIGHT;
    personal.change(now -> now.withLook(other));
  }

  public void larger() {
    resize(personal.preferences().fontPercent() + FONT_STEP);
  }

  public void smaller() {
    resize(personal.preferences().fontPercent() - FONT_STEP);
  }

  /** Back to the usual size. */
  public void usualSize() {
    resize(Preferences.USUAL_FONT);
  }

  private void resize(int percent) {
    personal.change(now -> now.withFontPercent(percent));
  }

  private Theme wanted() {
    return switch (personal.preferences().look()) {
      case SYSTEM -> Theme.ofSystem();
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
    };
  }

  private void follow() {
    var now = wanted();
    var size = personal.preferences().fontPercent();
    if (now != theme || size != fontPercent) {
      fontPercent = size;
      now.applyAt(size);
      theme = now;
    }
  }
}
