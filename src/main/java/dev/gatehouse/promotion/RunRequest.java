package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Who;
import java.util.Map;

/**
 * A wish to run a step.
 *
 * @param builtIn whether the built-in shall run although there is a script
 * @param input what the person typed for it: {@code summary} and {@code owner} for a new entry;
 *     {@code stop}, {@code restore}, {@code restart} and {@code verify} for the way back; {@code
 *     merge}, {@code true} where dev's branch is to be merged
 */
public record RunRequest(String step, Who who, boolean builtIn, Map<String, String> input) {
  public static RunRequest of(String step, Who who) {
    return new RunRequest(step, who, false, Map.of());
  }

  public static RunRequest of(String step, Who who, Map<String, String> input) {
    return new RunRequest(step, who, false, input);
  }
}
