package dev.gatehouse.ui.log;

import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.EntryView;
import dev.gatehouse.promotion.RecordState;
import dev.gatehouse.ui.control.Tone;
import java.util.Locale;

/**
 * An entry as the table shows it.
 *
 * @param steps how many steps the process has
 */
public record LogRow(EntryView view, int steps) {
  public String id() {
    return view.entry().id();
  }

  public String summary() {
    return view.entry().summary();
  }

  public String owner() {
    return view.entry().owner();
  }

  /** The status as its row says it. */
  public String status() {
    var said = view.entry().status().map(Status::text).orElse(view.entry().statusText());
    return said.isBlank() ? "no status" : said;
  }

  public Tone tone() {
    return view.entry().status().map(LogRow::toneOf).orElse(Tone.NEUTRAL);
  }

  /** How far it has come, "7/21" for example; a dash where it has no record. */
  public String progress() {
    return hasRecord() ? view.done() + "/" + steps : "—";
  }

  public boolean hasRecord() {
    return view.next().isPresent() || view.done() > 0 || view.record() == RecordState.UNBROKEN;
  }

  /** Whether a person may take it up although people wrote its row by hand. */
  public boolean canBeAdopted() {
    return view.record() == RecordState.NONE
        && view.entry().status().filter(status -> status == Status.PENDING).isPresent();
  }

  /** Whether it has a record that something is left of. */
  public boolean isInWork() {
    return hasRecord() && view.next().isPresent();
  }

  /** Whether all the words occur in it somewhere, in any case. */
  boolean matches(String words) {
    var entry = view.entry();
    var all =
        String.join(" ", entry.id(), entry.summary(), status(), entry.owner(), entry.notes())
            .toLowerCase(Locale.ROOT);
    for (var word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }

  static Tone toneOf(Status status) {
    return switch (status) {
      case PENDING -> Tone.WARNING;
      case APPROVED -> Tone.ACCENT;
      case PROMOTED -> Tone.SUCCESS;
      case DEV_ONLY -> Tone.DANGER;
    };
  }
}
