package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.StepState;
import dev.gatehouse.ui.control.Tone;

/**
 * How a step's state is shown: never by colour alone.
 *
 * @param words for people and for screen readers
 * @param icon a Feather literal
 */
record StateLook(String words, String icon, Tone tone) {

  static StateLook of(StepState state) {
    return switch (state) {
      case NOT_STARTED -> new StateLook("not started", "fth-circle", Tone.NEUTRAL);
      case RUNNING -> new StateLook("running", "fth-loader", Tone.ACCENT);
      case PASSED -> new StateLook("passed", "fth-check", Tone.SUCCESS);
      case FAILED -> new StateLook("failed", "fth-x", Tone.DANGER);
      case CANCELLED -> new StateLook("cancelled", "fth-slash", Tone.WARNING);
      case INTERRUPTED -> new StateLook("interrupted", "fth-zap", Tone.WARNING);
      case SKIPPED -> new StateLook("skipped", "fth-skip-forward", Tone.WARNING);
      case WAIVED -> new StateLook("waived", "fth-shield-off", Tone.WARNING);
      case STALE -> new StateLook("stale", "fth-rotate-cw", Tone.WARNING);
    };
  }
}
