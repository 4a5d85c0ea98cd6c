package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.Renames.Rename;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.ui.control.Tone;
import java.util.ArrayList;
import java.util.Optional;

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

  /**
   * What a delta is beside a change of lines, in sentences: a mode, a link, a repository of its
   * own, a file too large to be shown; empty where there is nothing to say.
   */
  static String nature(Delta delta) {
    var said = new ArrayList<String>();
    if (delta.isSubmodule()) {
      said.add("A repository inside this one: only git itself can promote it.");
    } else if (isLink(delta.dev()) || isLink(delta.prod())) {
      said.add("A link; what is shown is where it leads.");
    }
    if (delta.dev().isPresent() && delta.prod().isPresent()) {
      var prod = delta.prod().get().modeText();
      var dev = delta.dev().get().modeText();
      if (!prod.equals(dev)) {
        said.add("The mode changes from " + prod + " to " + dev + ".");
      }
    }
    if (delta.dev().filter(TrackedFile::filtered).isPresent()
        || delta.prod().filter(TrackedFile::filtered).isPresent()) {
      said.add("An external filter is named for it; it does not run, and the file is as it lies.");
    }
    if (OpenFile.isTooLarge(delta)) {
      said.add("Too large to be shown.");
    }
    return String.join(" ", said);
  }

  /** The other name of a file that was renamed. */
  static String words(Rename rename, Delta delta) {
    var from = rename.from().path();
    var to = rename.to().path();
    var how =
        from.equalsIgnoreCase(to) ? ", only in case" : ", " + rename.percent() + " % the same";
    return delta.path().equals(to) ? "was " + from + how : "is " + to + how;
  }

  private static boolean isLink(Optional<TrackedFile> file) {
    return file.filter(TrackedFile::isLink).isPresent();
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

  static String findings(long count) {
    return count == 1 ? "1 finding" : count + " findings";
  }

  /** Whether the log does not say for certain whether it ships. */
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
