package dev.gatehouse.ui.log;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Cells;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.NotesReader;
import dev.gatehouse.log.NotesReader.Passage;
import dev.gatehouse.promotion.EntryView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.Transition;
import dev.gatehouse.record.EntryLines;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an entry beyond its row.
 *
 * @param view its row as it stands after a look at the checkouts; empty where it could not be read
 * @param promotion where it has a record that could be read
 * @param passages of its note that state fields which its section lacks
 * @param transitions as its section lists them
 * @param checklist the lines of its manual verification checklist, as Markdown
 * @param problem why its record could not be read
 */
record EntryDetails(
    String id,
    Optional<EntryView> view,
    Optional<Promotion> promotion,
    List<Passage> passages,
    List<Transition> transitions,
    List<String> checklist,
    Optional<Throwable> problem) {
  private static final int CELLS = EntryLines.TRANSITIONS_HEAD.getFirst().split("\\|").length - 1;

  /** Reads it from the disk. */
  static EntryDetails read(Promotions promotions, LogRow row) throws IOException {
    var entry = row.view().entry();
    var passages =
        NotesReader.passages(entry.notes()).stream()
            .filter(passage -> !entry.fields().containsKey(passage.field()))
            .toList();
    var promotion =
        promotions.isRecorded(row.id())
            ? Optional.of(promotions.promotion(row.id()))
            : Optional.<Promotion>empty();
    var log = promotions.log();
    return new EntryDetails(
        row.id(),
        promotion.isPresent() ? promotions.entry(row.id()) : Optional.empty(),
        promotion,
        passages,
        transitions(log.block(row.id(), EntryLines.TRANSITIONS).orElse(List.of())),
        log.block(row.id(), EntryLines.CHECKLIST).orElse(List.of()),
        Optional.empty());
  }

  static EntryDetails unread(LogRow row, Throwable why) {
    return new EntryDetails(
        row.id(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(why));
  }

  /** The fields that its section lacks and its note seems to hold. */
  SortedMap<Field, String> fromNotes() {
    var fields = new TreeMap<Field, String>();
    passages.forEach(passage -> fields.put(passage.field(), passage.value()));
    return fields;
  }

  /** Of a table that people may have written: what is no transition is left out. */
  private static List<Transition> transitions(List<String> lines) {
    var found = new ArrayList<Transition>();
    for (var line : lines) {
      var cells = Cells.decodedRow(line);
      try {
        if (cells.size() >= CELLS) {
          found.add(
              new Transition(
                  Instant.parse(cells.get(0).strip()),
                  Who.human(cells.get(1)),
                  cells.get(2),
                  cells.get(3),
                  cells.get(4),
                  cells.get(5)));
        }
      } catch (DateTimeException | IllegalArgumentException noTransition) {
        // The head of the table, the row of dashes, or a line that somebody wrote.
        continue;
      }
    }
    return List.copyOf(found);
  }
}
