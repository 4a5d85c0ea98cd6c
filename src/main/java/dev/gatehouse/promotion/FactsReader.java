package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.action.Facts.Accepted;
import dev.gatehouse.action.Facts.ItemResult;
import dev.gatehouse.action.Facts.Statement;
import dev.gatehouse.compare.Claimant;
import dev.gatehouse.compare.Claims;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.record.EntryLines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gathers what the record and the log say, in the shape that a step's work wants it in. */
final class FactsReader {
  private final String id;
  private final History history;
  private final PromotionLog log;
  private final EvidenceStore evidence;
  private final Optional<Facts> lead;

  /**
   * @param lead what was read of the entry that this one ships with
   */
  FactsReader(
      String id, History history, PromotionLog log, EvidenceStore evidence, Optional<Facts> lead) {
    this.id = id;
    this.history = history;
    this.log = log;
    this.evidence = evidence;
    this.lead = lead;
  }

  /**
   * The facts.
   *
   * @param statements the statements that still count
   */
  Facts read(List<Event> statements) throws IOException {
    var devOnly = new ArrayList<Claimant>();
    var devOnlyIds = new ArrayList<String>();
    for (var entry : log.entries()) {
      if (entry.status().equals(Optional.of(Status.DEV_ONLY))) {
        devOnlyIds.add(entry.id());
        devOnly.add(claimant(entry.id(), entry.fields().getOrDefault(Field.CLAIMS, "")));
      }
    }
    return new Facts(
        id,
        history.attempt(),
        fields().getOrDefault(Field.SUMMARY, ""),
        fields(),
        history.current(),
        statements.stream()
            .map(e -> new Statement(e.step(), e.about(), e.text(), e.who(), e.at()))
            .toList(),
        lead.map(Facts::shipping).orElseGet(this::shipping),
        devOnly,
        devOnlyIds,
        decisions(),
        accepted(),
        items(),
        lead);
  }

  /**
   * What the entry's fields are: as the log has them, before there is a row as the record does. One
   * that was deleted by hand is missing, whatever the record once gave it.
   */
  Map<Field, String> fields() {
    var fields = new EnumMap<Field, String>(Field.class);
    var row = log.entry(id);
    if (row.isEmpty()) {
      history
          .fields()
          .forEach((key, value) -> Field.ofKey(key).ifPresent(f -> fields.put(f, value)));
      return fields;
    }
    if (row.get().hasDetails()) {
      fields.putAll(row.get().fields());
    }
    fields.put(Field.SUMMARY, row.get().summary());
    fields.put(Field.OWNER, row.get().owner());
    fields.put(Field.NOTES, row.get().notes());
    return fields;
  }

  private List<Claimant> shipping() {
    var shipping = new ArrayList<Claimant>();
    shipping.add(claimant(id, fields().getOrDefault(Field.CLAIMS, "")));
    for (LogEntry entry : log.entries()) {
      if (Company.leadOf(entry).equals(Optional.of(id))) {
        shipping.add(claimant(entry.id(), entry.fields().getOrDefault(Field.CLAIMS, "")));
      }
    }
    return shipping;
  }

  /** One that claims nothing counts too: step 4 asks for its paths, or for a statement. */
  private static Claimant claimant(String id, String field) {
    return new Claimant(id, Claims.parse(field));
  }

  private Map<String, Decision> decisions() throws IOException {
    var decisions = new HashMap<String, Decision>();
    for (var event : history.of(EventType.DECIDED)) {
      for (var delta : event.deltas().entrySet()) {
        decisions.put(delta.getKey(), decision(event, delta.getKey(), delta.getValue()));
      }
    }
    return decisions;
  }

  private Decision decision(Event event, String path, String identity) throws IOException {
    var choice = Decision.Choice.valueOf(event.choice().toUpperCase(Locale.ROOT));
    var tailored = Optional.<byte[]>empty();
    if (choice == Decision.Choice.TAILOR && !event.artifacts().isEmpty()) {
      tailored = Optional.of(Files.readAllBytes(evidence.locate(event.artifacts().getFirst())));
    }
    return new Decision(path, choice, event.text(), identity, tailored);
  }

  private Map<String, Accepted> accepted() {
    var accepted = new HashMap<String, Accepted>();
    for (var event : history.current()) {
      boolean mandate = event.type() == EventType.MANDATED;
      if (mandate || (event.type() == EventType.DECIDED && event.choice().equals("accepted"))) {
        var now = new Accepted(event.about(), mandate, event.text(), event.who(), event.at());
        // Who accepts what a person has mandated takes nothing of the mandate away.
        accepted.merge(
            event.about(), now, (first, later) -> first.mandate() && !mandate ? first : later);
      }
    }
    return accepted;
  }

  private Map<String, ItemResult> items() {
    var items = new HashMap<String, ItemResult>();
    for (var event : history.current()) {
      if (EntryLines.isItem(event)) {
        items.put(
            event.about(),
            new ItemResult(
                event.about(),
                event.choice(),
                event.text(),
                event.who(),
                event.at(),
                event.artifacts()));
      }
    }
    return items;
  }
}
