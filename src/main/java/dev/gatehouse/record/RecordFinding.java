package dev.gatehouse.record;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a check of a record found.
 *
 * @param entry the entry's ID; empty where it is the log's as a whole
 * @param file that it is about, as records write paths or relative to the log's folder; may be
 *     empty
 * @param line from 1; 0 where there is none
 * @param what one sentence for a person
 * @param edit what a person can acknowledge of it; nothing where only mending helps
 */
public record RecordFinding(
    Kind kind, String entry, String file, int line, String what, Optional<Edit> edit) {

  /** What kind of thing was found; the names are those of the JSON. */
  public enum Kind {
    /** The entry has no record, and shows no sign that it had one. */
    NO_RECORD(false),
    /** Text was edited outside Gatehouse, as people may. */
    TEXT_EDITED(false),
    /** A file lies among the evidence that no event knows. */
    FILE_UNRECORDED(false),
    /** A second person let something go: no failure, and never a pass. */
    WAIVED(false),
    /** Evidence in a checkout that is not here. */
    EVIDENCE_UNSEEN(false),
    RECORD_GONE(true),
    LINE_CHANGED(true),
    LINES_REMOVED(true),
    LINE_REORDERED(true),
    LINE_REPEATED(true),
    LINE_COPIED(true),
    LINE_NEWER(true),
    CONFLICT(true),
    FORKED(true),
    /** A last line that was cut off while it was written. */
    LINE_TORN(true),
    /** Git's history knows lines behind the ledger's last one. */
    LINES_CUT(true),
    /** Git's history knows a line that the ledger has not, though it goes on further. */
    LINE_MISSING(true),
    /** The log lacks the last event, as after a crash. */
    SAVE_UNFINISHED(true),
    ROW_GONE(true),
    ROW_TWICE(true),
    STATUS_EDITED(true),
    FIELD_EDITED(true),
    TRANSITION_EDITED(true),
    CHECKLIST_EDITED(true),
    EVIDENCE_CHANGED(true),
    EVIDENCE_GONE(true),
    EVIDENCE_RENAMED(true),
    LOG_PROBLEM(true);

    private final boolean alarm;

    Kind(boolean alarm) {
      this.alarm = alarm;
    }

    /** The name in JSON, such as {@code line-changed}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A difference between the record and what is there, as a {@code found-edited} event writes it.
   *
   * @param about {@code status}, a field's key, {@code transition}, {@code checklist}, or an
   *     artifact's path
   * @param from what the record says, or its hash
   * @param to what is there, or its hash; empty where nothing is
   * @param set the fields that take the log's value when the difference is acknowledged
   */
  public record Edit(String about, String from, String to, Map<String, String> set) {}

  /** Whether it speaks against the record; otherwise it is only said. */
  public boolean isAlarm() {
    return kind.alarm;
  }

  static RecordFinding of(Kind kind, String entry, String file, int line, String what) {
    return new RecordFinding(kind, entry, file, line, what, Optional.empty());
  }

  RecordFinding with(Edit difference) {
    return new RecordFinding(kind, entry, file, line, what, Optional.of(difference));
  }
}
