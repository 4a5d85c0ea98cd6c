package dev.gatehouse.ui.log;

import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.EntryView;
import dev.gatehouse.promotion.RecordState;
import dev.gatehouse.ui.control.Ages;
import dev.gatehouse.ui.control.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An entry as the table shows it.
 *
 * @param steps how many steps the process has
 */
public record LogRow(EntryView view, int steps) implements LogLine {
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

  /** What it waits for, or what came of it, with its age at that moment. */
  String standing(Instant now) {
    var standing = view.standing();
    return standing
        .since()
        .map(
            since ->
                standing.kind().lasts()
                    ? Ages.lasting(standing.words(), since, now)
                    : Ages.past(standing.words(), since, now))
        .orElse(standing.words());
  }

  /** The heading that its table in the log stands under. */
  String section() {
    var said = view.entry().section();
    return said.isBlank() ? "No heading" : said;
  }

  /** All that the filter looks at, in lower case. */
  String searched() {
    var entry = view.entry();
    return String.join(
            " ",
            entry.id(),
            entry.summary(),
            status(),
            entry.owner(),
            entry.notes(),
            view.standing().words())
        .toLowerCase(Locale.ROOT);
  }

  /** Whether all the words occur in it somewhere, in any case. */
  boolean matches(String words) {
    return matches(searched(), words(words));
  }

  /** The words of a filter. */
  static List<String> words(String filter) {
    return List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+"));
  }

  /** Whether a text in lower case holds all of them. */
  static boolean matches(String searched, List<String> words) {
    return words.stream().allMatch(searched::contains);
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
