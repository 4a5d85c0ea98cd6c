package dev.gatehouse.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** The looks that Gatehouse has. Each is one user-agent style sheet for the whole program. */
public enum Theme {
  LIGHT("light.css"),
  DARK("dark.css");

  /** As gatehouse.css has them, in pixels. */
  private static final double LETTERS = 13;

  private static final double ICONS = 15;

  /** How high a line of a diff is, in pixels, in letters of the usual size. */
  public static final double DIFF_LINE = 19;

  private static final ReadOnlyDoubleWrapper SCALE =
      new ReadOnlyDoubleWrapper(Theme.class, "scale", 1);

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
    SCALE.set(fontPercent / 100.0);
    var usual = Objects.requireNonNull(Theme.class.getResource(sheet), sheet).toExternalForm();
    Application.setUserAgentStylesheet(fontPercent == 100 ? usual : scaled(usual, fontPercent));
  }

  /**
   * How many times as large as usual letters are now, for what a sheet cannot say: the width of a
   * column, or from which width on two things have room beside each other.
   */
  public static ReadOnlyDoubleProperty scale() {
    return SCALE.getReadOnlyProperty();
  }

  /** A sheet that is not in a file; all else is measured in the letters' size. */
  private static String scaled(String usual, int percent) {
    var rules =
        String.format(
            Locale.ROOT,
            "@import \"%s\"; .root { -fx-font-size: %.2fpx; }"
                + " .ikonli-font-icon { -fx-icon-size: %.0fpx; }"
                // Lines of a diff are as high as their list takes them to be.
                + " .diff-cell .label { -fx-min-height: %4$.2fpx; -fx-pref-height: %4$.2fpx; }"
                + " .diff-cell .diff-gap { -fx-pref-height: %4$.2fpx; -fx-max-height: %4$.2fpx; }"
                + " .diff-cell .diff-gap .hyperlink { -fx-min-height: %4$.2fpx; }",
            usual,
            LETTERS * percent / 100,
            ICONS * percent / 100,
            DIFF_LINE * percent / 100);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
