package dev.gatehouse.action;

import java.util.Locale;

/** Sizes as people read them. */
public final class Sizes {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private Sizes() {}

  /** A number of bytes in the unit that suits it, in steps of 1,000: "12.4 MB". */
  public static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + " " + (bytes == 1 ? "byte" : UNITS[0]);
    }
    double size = bytes;
    int unit = 0;
    while (size >= 999.95 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
