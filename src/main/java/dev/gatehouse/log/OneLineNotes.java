package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry's section says in the old form of the notes, for a log without sections: what
 * people wrote, then the fields clause by clause, then the states. {@link NotesReader} reads the
 * fields out of it again.
 */
final class OneLineNotes {
  private static final Map<Field, String> PHRASES = phrases();

  private OneLineNotes() {}

  private static Map<Field, String> phrases() {
    var phrases = new LinkedHashMap<Field, String>();
    phrases.put(Field.CLAIMS, "Claims: ");
    phrases.put(Field.BACKUP, "Backup ");
    phrases.put(Field.CONFIG, "config ");
    phrases.put(Field.SCHEMA_PRE, "schema pre ");
    phrases.put(Field.SCHEMA_POST, "schema post ");
    phrases.put(Field.ROLLBACK, "rollback: ");
    phrases.put(Field.CHECKLIST, "manual verification: ");
    return phrases;
  }

  /**
   * The notes on one line, as a cell holds them.
   *
   * @param transitions the lines of its table of transitions, head included
   */
  static String of(LogEntry entry, List<String> transitions) {
    var clauses = new ArrayList<String>();
    if (!entry.notes().isBlank()) {
      clauses.add(withoutStop(entry.notes()));
    }
    PHRASES.forEach(
        (field, phrase) -> {
          var value = entry.fields().getOrDefault(field, "");
          if (!value.isBlank()) {
            // A phrase that no path follows needs its colon to be read again.
            var stated = phrase.endsWith(": ") || value.startsWith("`") ? phrase : colon(phrase);
            clauses.add(stated + withoutStop(value));
          }
        });
    var states = states(transitions);
    if (!states.isEmpty()) {
      clauses.add("state: " + states);
    }
    return Cells.encode(String.join("; ", clauses));
  }

  private static String colon(String phrase) {
    return phrase.strip() + ": ";
  }

  private static String withoutStop(String text) {
    return text.strip().replaceAll("[;.\\s]+$", "");
  }

  /** "prod writeable/dev canonical (2026-01-05T20:59:26Z, name)", and so on. */
  private static String states(List<String> transitions) {
    var moves = new LinkedHashMap<String, List<String>>();
    for (var line : transitions) {
      var cells = Cells.decodedRow(line);
      if (cells.size() >= 5 && !cells.get(0).isBlank() && isTime(cells.get(0))) {
        moves
            .computeIfAbsent(cells.get(0) + ", " + cells.get(1), when -> new ArrayList<>())
            .addFirst(cells.get(2) + " " + cells.get(4));
      }
    }
    var said = new ArrayList<String>();
    moves.forEach((when, what) -> said.add(String.join("/", what) + " (" + when + ")"));
    return String.join(", ", said);
  }

  private static boolean isTime(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\d.*");
  }
}
