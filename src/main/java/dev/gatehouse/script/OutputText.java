package dev.gatehouse.script;

import java.util.List;

/**
 * A line of output as it is shown: its text, and which parts of it the script has coloured.
 *
 * @param text without escape sequences and control characters
 * @param tints in the order of the text, and not overlapping
 */
public record OutputText(String text, List<Tint> tints) {
  /**
   * How a part of a line looks.
   *
   * @param from the first character's index
   * @param to the index behind the last one's
   */
  public record Tint(int from, int to, Look look) {}

  /**
   * What a terminal would make of the text.
   *
   * @param colour one of the 16 that every terminal has; {@link #PLAIN} for its usual one
   */
  public record Look(int colour, boolean bold, boolean faint) {
    /** The colour of text that was not coloured. */
    public static final int PLAIN = -1;

    /** Text as it is printed by itself. */
    public static final Look USUAL = new Look(PLAIN, false, false);
  }

  public OutputText {
    tints = List.copyOf(tints);
  }

  /** Text that was not coloured. */
  public static OutputText plain(String text) {
    return new OutputText(text, List.of());
  }
}
