package dev.gatehouse.ui.shell;

import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.control.Tone;

/**
 * How a step's state is shown: never by colour alone.
 *
 * @param words for people and for screen readers
 * @param icon a Feather literal
 */
public record StepLook(String words, String icon, Tone tone) {

  public static StepLook of(StepState state) {
    return switch (state) {
      case NOT_STARTED -> new StepLook("not started", "fth-circle", Tone.NEUTRAL);
      case RUNNING -> new StepLook("running", "fth-loader", Tone.ACCENT);
      case PASSED -> new StepLook("passed", "fth-check", Tone.SUCCESS);
      case FAILED -> new StepLook("failed", "fth-x", Tone.DANGER);
      case CANCELLED -> new StepLook("cancelled", "fth-slash", Tone.WARNING);
      case INTERRUPTED -> new StepLook("interrupted", "fth-zap", Tone.WARNING);
      case SKIPPED -> new StepLook("skipped", "fth-skip-forward", Tone.WARNING);
      case WAIVED -> new StepLook("waived", "fth-shield-off", Tone.WARNING);
      case STALE -> new StepLook("stale", "fth-rotate-cw", Tone.WARNING);
    };
  }

  /** The state with what made it so, as a clause. */
  public String words(StepView view) {
    if (view.why().isEmpty()) {
      return words;
    }
    return switch (view.state()) {
      case SKIPPED, WAIVED -> words + " " + view.why();
      default -> words + ": " + view.why();
    };
  }
}
