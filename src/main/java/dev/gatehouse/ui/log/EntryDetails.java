package dev.gatehouse.ui.log;

import dev.gatehouse.log.Field;
import dev.gatehouse.log.NotesReader;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an entry beyond its row.
 *
 * @param promotion where it has a record that could be read
 * @param fromNotes fields that its section lacks and its note seems to hold
 * @param checklist the lines of its manual verification checklist, as Markdown
 * @param problem why its record could not be read
 */
record EntryDetails(
    String id,
    Optional<Promotion> promotion,
    SortedMap<Field, String> fromNotes,
    List<String> checklist,
    Optional<Throwable> problem) {
  private static final String CHECKLIST = "Manual verification checklist";

  /** Reads it from the disk. */
  static EntryDetails read(Promotions promotions, LogRow row) throws IOException {
    var entry = row.view().entry();
    var fromNotes = new TreeMap<>(NotesReader.fields(entry.notes()));
    fromNotes.keySet().removeAll(entry.fields().keySet());
    var promotion =
        promotions.isRecorded(row.id())
            ? Optional.of(promotions.promotion(row.id()))
            : Optional.<Promotion>empty();
    var checklist = promotions.log().block(row.id(), CHECKLIST).orElse(List.of());
    return new EntryDetails(row.id(), promotion, fromNotes, checklist, Optional.empty());
  }

  static EntryDetails unread(LogRow row, Throwable why) {
    return new EntryDetails(
        row.id(), Optional.empty(), new TreeMap<>(), List.of(), Optional.of(why));
  }
}
