package dev.gatehouse.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** The looks that Gatehouse has. Each is one user-agent style sheet for the whole program. */
public enum Theme {
  LIGHT("light.css"),
  DARK("dark.css");

  /** As gatehouse.css has them, in pixels. */
  private static final double LETTERS = 13;

  private static final double ICONS = 15;

  private final String sheet;

  Theme(String sheet) {
    this.sheet = sheet;
  }

  /** The one that suits the system's own colours. */
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /** Makes all windows look like this, in the usual size. To be called on the FX thread. */
  public void apply() {
    applyAt(100);
  }

  /**
   * The same.
   *
   * @param fontPercent how large letters and icons are, in percent of the usual size
   */
  public void applyAt(int fontPercent) {
    var usual = Objects.requireNonNull(Theme.class.getResource(sheet), sheet).toExternalForm();
    Application.setUserAgentStylesheet(fontPercent == 100 ? usual : scaled(usual, fontPercent));
  }

  /** A sheet that is not in a file; all else is measured in the letters' size. */
  private static String scaled(String usual, int percent) {
    var rules =
        String.format(
            Locale.ROOT,
            "@import \"%s\"; .root { -fx-font-size: %.2fpx; }"
                + " .ikonli-font-icon { -fx-icon-size: %.0fpx; }",
            usual,
            LETTERS * percent / 100,
            ICONS * percent / 100);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
