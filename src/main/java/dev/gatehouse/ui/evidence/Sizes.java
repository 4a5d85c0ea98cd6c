package dev.gatehouse.ui.evidence;

import java.util.Locale;

/** Sizes of files in words. */
public final class Sizes {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private Sizes() {}

  /** Thousands, one digit after the point: 999 bytes, 12.4 MB. */
  public static String of(long bytes) {
    if (bytes == 1) {
      return "1 byte";
    }
    var amount = (double) bytes;
    var unit = 0;
    while (amount >= 999.95 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    return unit == 0
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }
}
