package dev.gatehouse.ui.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/**
 * Points in time as the screen shows them: in the zone of whoever looks, which the tooltip names
 * beside the form that stands in the files.
 */
public final class Times {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z (O)", Locale.ENGLISH);

  private Times() {}

  /** Date and time, to the minute. */
  public static String minute(Instant when) {
    return MINUTE.format(when.atZone(ZoneId.systemDefault()));
  }

  /** The time of day, to the second. */
  public static String timeOfDay(Instant when) {
    return TIME_OF_DAY.format(when.atZone(ZoneId.systemDefault()));
  }

  /** To the second with the zone, and in a second line as the files have it, in UTC. */
  public static String exact(Instant when) {
    return EXACT.format(when.atZone(ZoneId.systemDefault()))
        + "\nin the files: "
        + Instant.ofEpochSecond(when.getEpochSecond());
  }

  /** Has a control's tooltip say which moment exactly the control speaks of. */
  public static <T extends Control> T explain(T control, Instant when) {
    control.setTooltip(new Tooltip(exact(when)));
    return control;
  }
}
