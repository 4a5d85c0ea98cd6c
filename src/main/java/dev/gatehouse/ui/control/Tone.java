package dev.gatehouse.ui.control;

import java.util.Locale;

/** What a badge's colour says; its words always say it too. */
public enum Tone {
  NEUTRAL,
  ACCENT,
  SUCCESS,
  WARNING,
  DANGER;

  /** The style class that carries it. */
  public String styleClass() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }

  /** The style class of an icon that has it. */
  public String iconClass() {
    return this == NEUTRAL ? "muted-icon" : name().toLowerCase(Locale.ROOT) + "-icon";
  }
}
