package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.ui.control.Tone;

/** The words and tones for what becomes of a file. */
final class Fates {
  private Fates() {}

  static String letter(Delta.Kind kind) {
    return switch (kind) {
      case ADDED -> "A";
      case MODIFIED -> "M";
      case REMOVED -> "D";
    };
  }

  static String words(Delta.Kind kind) {
    return switch (kind) {
      case ADDED -> "added in dev";
      case MODIFIED -> "modified";
      case REMOVED -> "removed in dev";
    };
  }

  /** What the log says about it, and by which entry. */
  static String words(DeltaView view) {
    return switch (view.fate()) {
      case SHIPS -> "ships with " + view.byWhom();
      case STAYS_DEV_ONLY -> "stays in dev: " + view.byWhom();
      case EXCLUDED -> "excluded: " + view.byWhom();
      case UNCLAIMED -> "no entry claims it";
      case CLASH -> "claimed both ways: " + view.byWhom();
    };
  }

  static boolean isTrouble(DeltaView view) {
    return switch (view.fate()) {
      case UNCLAIMED, CLASH -> true;
      case SHIPS, STAYS_DEV_ONLY, EXCLUDED -> false;
    };
  }

  static String decision(DeltaView view) {
    return view.decision()
        .map(now -> words(now.choice()))
        .orElse(view.isUndecided() ? "undecided" : "stays out");
  }

  static Tone tone(DeltaView view) {
    return view.decision()
        .map(
            now ->
                switch (now.choice()) {
                  case INCLUDE -> Tone.SUCCESS;
                  case TAILOR -> Tone.WARNING;
                  case EXCLUDE -> Tone.DANGER;
                })
        .orElse(Tone.NEUTRAL);
  }

  private static String words(Choice choice) {
    return switch (choice) {
      case INCLUDE -> "Include";
      case TAILOR -> "Tailor";
      case EXCLUDE -> "Exclude";
    };
  }
}
