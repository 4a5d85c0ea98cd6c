package dev.gatehouse.cli;

import java.util.Locale;
import java.util.Optional;

/** Tells whether there is a display to open a window on. */
final class Display {
  private Display() {}

  /** What is missing, with the remedy, in one line; empty where a window can be tried. */
  static Optional<String> missing() {
    var chosen = System.getProperty("glass.platform", "");
    var linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    if (!chosen.isEmpty() || !linux) {
      return Optional.empty();
    }
    if (isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")) {
      return Optional.empty();
    }
    return Optional.of(
        "There is no display to open a window on. Set DISPLAY, or run \"gatehouse tour\", which"
            + " needs none.");
  }

  private static boolean isSet(String variable) {
    var value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
