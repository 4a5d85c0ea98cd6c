package dev.gatehouse.record;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Cells;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.record.RecordFinding.Edit;
import dev.gatehouse.record.RecordFinding.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the log says of an entry, held against what its events wrote there. */
final class Standing {
  /** What these hold is proof, or stands for it, and not a person's words. */
  private static final Set<Field> PROOF =
      Set.of(
          Field.BACKUP,
          Field.CONFIG,
          Field.SCHEMA_PRE,
          Field.SCHEMA_POST,
          Field.CHECKLIST,
          Field.SHIPS_WITH);

  private static final Pattern RESOLVED =
      Pattern.compile(
          "- \\[[ xX]\\] .+: (passed|failed|not applicable|waived), .+, \\d{4}-\\d\\d-\\d\\dT.*");

  private final PromotionLog log;
  private final LogEntry entry;
  private final String logName;
  private final List<Event> events;
  private final Map<String, String> recorded = new TreeMap<>();
  private final List<RecordFinding> findings = new ArrayList<>();

  private Standing(PromotionLog log, LogEntry entry, String logName, List<Event> events) {
    this.log = log;
    this.entry = entry;
    this.logName = logName;
    this.events = events;
    events.forEach(event -> recorded.putAll(event.set()));
  }

  /** Everything that differs; what was acknowledged is still in it. */
  static List<RecordFinding> of(
      PromotionLog log, LogEntry entry, String logName, List<Event> events) {
    var standing = new Standing(log, entry, logName, events);
    standing.status();
    standing.fields();
    standing.transitions();
    standing.checklist();
    standing.text();
    return standing.findings;
  }

  /** Whether an event sets more of the entry than a person's words. */
  static boolean setsProof(Event event) {
    return event.set().containsKey("status")
        || PROOF.stream().anyMatch(field -> event.set().containsKey(field.key()));
  }

  private void status() {
    var status = recorded.getOrDefault("status", "");
    var shown = entry.status().map(one -> one.text()).orElse("");
    if (!status.isEmpty() && !shown.equals(status)) {
      add(
          Kind.STATUS_EDITED,
          "The log says "
              + entry.statusText()
              + ", the record says "
              + status
              + ": a person has to acknowledge the difference, or put the status back",
          new Edit("status", status, entry.statusText(), Map.of("status", entry.statusText())));
    }
  }

  private void fields() {
    for (var field : PROOF) {
      var wanted = recorded.get(field.key());
      var found = entry.fields().getOrDefault(field, "");
      if (wanted != null && !plain(wanted).equals(plain(found))) {
        add(
            Kind.FIELD_EDITED,
            "\""
                + field.label()
                + "\" was "
                + (found.isEmpty() ? "deleted" : "changed")
                + " in the log, and no event says so",
            new Edit(field.key(), wanted, found, Map.of(field.key(), found)));
      }
    }
  }

  private void transitions() {
    var missing = new LinkedHashMap<List<String>, Integer>();
    for (var event : events) {
      if (event.type() == EventType.MOVED) {
        missing.merge(plain(EntryLines.cells(event)), 1, Integer::sum);
      }
    }
    int head = EntryLines.TRANSITIONS_HEAD.size();
    for (var row : rows()) {
      if (head-- > 0) {
        continue;
      }
      if (missing.computeIfPresent(row, (same, count) -> count == 1 ? null : count - 1) == null
          && !wanted(row)
          && !isOlder(row.getFirst())) {
        add(
            Kind.TRANSITION_EDITED,
            "No event knows the transition of "
                + String.join(", ", row)
                + ": it was written or changed by hand",
            new Edit("transition", "", hash(row), Map.of()));
      }
    }
    for (var row : missing.keySet()) {
      add(
          Kind.TRANSITION_EDITED,
          "The log lacks " + row.get(2) + " to " + row.get(4) + " of " + row.getFirst(),
          new Edit("transition", hash(row), "", Map.of()));
    }
  }

  /** Whether an event writes this very row, which may stand there more than once after a merge. */
  private boolean wanted(List<String> row) {
    return events.stream()
        .anyMatch(
            event -> event.type() == EventType.MOVED && plain(EntryLines.cells(event)).equals(row));
  }

  private List<List<String>> rows() {
    return log.block(entry.id(), EntryLines.TRANSITIONS).orElse(List.of()).stream()
        .filter(line -> line.strip().startsWith("|"))
        .map(line -> plain(Cells.decodedRow(line)))
        .toList();
  }

  /** A row that people had before its record began is no event's. */
  private boolean isOlder(String when) {
    if (events.getFirst().type() != EventType.ADOPTED) {
      return false;
    }
    try {
      return Instant.parse(when).isBefore(events.getFirst().at());
    } catch (DateTimeException e) {
      return true;
    }
  }

  private void checklist() {
    var wanted = new LinkedHashMap<String, String>();
    for (var event : events) {
      if (EntryLines.isItem(event)) {
        wanted.put(EntryLines.itemStart(event), plain(EntryLines.item(event)));
      }
    }
    var found = log.block(entry.id(), EntryLines.CHECKLIST).orElse(List.of());
    var lines = found.stream().map(Standing::plain).toList();
    for (var line : wanted.values()) {
      if (!lines.contains(line)) {
        add(
            Kind.CHECKLIST_EDITED,
            "The log lacks, or has in other words, what was found: " + line,
            new Edit("checklist", Sha256.of(line), "", Map.of()));
      }
    }
    boolean adopted = events.getFirst().type() == EventType.ADOPTED;
    for (var line : lines) {
      if (!adopted && RESOLVED.matcher(line).matches() && !wanted.containsValue(line)) {
        add(
            Kind.CHECKLIST_EDITED,
            "No event knows this result of the checklist: " + line,
            new Edit("checklist", "", Sha256.of(line), Map.of()));
      }
    }
  }

  /** Text is people's own: that it was edited is said and no more. */
  private void text() {
    var changed = new ArrayList<String>();
    recorded.forEach(
        (key, value) ->
            Field.ofKey(key)
                .filter(field -> !PROOF.contains(field))
                .filter(field -> !plain(value).equals(plain(said(field))))
                .ifPresent(field -> changed.add(field.label())));
    var last = events.getLast().row();
    if (!changed.isEmpty()) {
      note(String.join(" and ", changed) + " was edited outside Gatehouse");
    } else if (findings.isEmpty() && !last.isEmpty() && !last.equals(entry.hash())) {
      note("The entry's text was edited outside Gatehouse since " + events.getLast().at());
    }
  }

  private String said(Field field) {
    return switch (field) {
      case SUMMARY -> entry.summary();
      case OWNER -> entry.owner();
      case NOTES -> entry.notes();
      default -> entry.fields().getOrDefault(field, "");
    };
  }

  private void add(Kind kind, String what, Edit edit) {
    findings.add(RecordFinding.of(kind, entry.id(), logName, entry.line(), what).with(edit));
  }

  private void note(String what) {
    findings.add(RecordFinding.of(Kind.TEXT_EDITED, entry.id(), logName, entry.line(), what));
  }

  private static String hash(List<String> row) {
    return Sha256.of(String.join("\n", row));
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(Standing::plain).toList();
  }

  /** What an editor may do to white space says nothing. */
  private static String plain(String text) {
    return text.replaceAll("(?i)<br\\s*/?>", " ").replaceAll("\\s+", " ").strip();
  }
}
