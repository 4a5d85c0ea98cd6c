package dev.gatehouse.ui.console;

import java.time.Instant;

/**
 * One line that a run printed.
 *
 * @param at when it arrived
 * @param error whether it came from standard error
 */
public record OutputLine(Instant at, String text, boolean error) {}
