package dev.gatehouse.ui.console;

import dev.gatehouse.script.OutputText;
import java.time.Instant;

/**
 * One line that a run printed.
 *
 * @param number which line of the output it is, from 1
 * @param at when it arrived
 * @param error whether it came from standard error
 * @param alarming whether it reads as if something had gone wrong
 */
public record OutputLine(
    long number, Instant at, OutputText content, boolean error, boolean alarming) {
  /** What it says. */
  public String text() {
    return content.text();
  }
}
