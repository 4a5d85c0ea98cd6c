package dev.gatehouse.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long ago something was, and how long it took, in the words that people use for it. */
public final class Ages {
  private static final long MINUTES_A_DAY = 24 * 60;
  private static final long DAYS_OF_MONTHS = 60;
  private static final long DAYS_A_MONTH = 30;
  private static final long DAYS_A_YEAR = 365;

  private Ages() {}

  /** "2 minutes", "5 hours", "3 days", "4 months"; empty for less than a minute. */
  public static String between(Instant then, Instant now) {
    var minutes = Duration.between(then, now).toMinutes();
    if (minutes < 1) {
      return "";
    }
    if (minutes < 60) {
      return count(minutes, "minute");
    }
    if (minutes < MINUTES_A_DAY) {
      return count(minutes / 60, "hour");
    }
    var days = minutes / MINUTES_A_DAY;
    if (days < DAYS_OF_MONTHS) {
      return count(days, "day");
    }
    return days < 2 * DAYS_A_YEAR
        ? count(days / DAYS_A_MONTH, "month")
        : count(days / DAYS_A_YEAR, "year");
  }

  /** "waiting for approval, 3 days": what goes on since then. */
  public static String lasting(String words, Instant then, Instant now) {
    var age = between(then, now);
    return age.isEmpty() ? words : words + ", " + age;
  }

  /** "promoted 3 days ago": what happened then. */
  public static String past(String words, Instant then, Instant now) {
    var age = between(then, now);
    return age.isEmpty() ? words + " just now" : words + " " + age + " ago";
  }

  /** How long something took. */
  public static String took(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    var whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
