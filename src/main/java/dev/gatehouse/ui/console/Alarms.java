package dev.gatehouse.ui.console;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells lines that speak of something gone wrong from those that only mention errors. */
final class Alarms {
  private static final String[] SIGNS = {
    "error", "fail", "exception", "fatal", "panic", "traceback", "not found", "denied", "cannot"
  };

  /** By a letter in lower case, whether a sign begins with it. */
  private static final boolean[] BEGINNINGS = beginnings();

  /** "0 errors", "no failures", "error-free": the opposite of an alarm. */
  private static final Pattern ALL_IS_WELL =
      Pattern.compile("\\b(0|no|without|zero)\\s+(\\w+\\s+)?(error|fail|exception)|error-free");

  /** Of a longer line only that much is looked at. */
  private static final int LOOKED_AT = 2_000;

  private Alarms() {}

  /** To be cheap: it is asked of every line, at full speed. */
  static boolean isAlarming(String text) {
    var length = Math.min(text.length(), LOOKED_AT);
    for (var at = 0; at < length; at++) {
      var lower = text.charAt(at) | 0x20;
      if (lower < BEGINNINGS.length && BEGINNINGS[lower] && isSign(text, at)) {
        var looked = text.substring(0, length).toLowerCase(Locale.ROOT);
        return !ALL_IS_WELL.matcher(looked).find();
      }
    }
    return false;
  }

  private static boolean isSign(String text, int at) {
    for (var sign : SIGNS) {
      if (text.regionMatches(true, at, sign, 0, sign.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] beginnings() {
    var all = new boolean['z' + 1];
    for (var sign : SIGNS) {
      all[sign.charAt(0)] = true;
    }
    return all;
  }
}
