package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.action.RequiredField;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts together what a promotion shows, from what was replayed. */
final class PromotionReader {
  private static final Set<EventType> NOTED =
      Set.of(
          EventType.NOTED,
          EventType.STATED,
          EventType.SKIPPED,
          EventType.WAIVED,
          EventType.MANDATED,
          EventType.ACKNOWLEDGED,
          EventType.FOUND_EDITED,
          EventType.JOINED,
          EventType.ROLLED_BACK,
          EventType.ABANDONED);

  private PromotionReader() {}

  /**
   * @param leading the history of the entry that moves the checkouts: the lead's, or this one's
   */
  static Promotion read(
      String id,
      PromotionLog log,
      History history,
      History leading,
      Replay replay,
      List<Finding> findings,
      Facts facts,
      List<RequiredField> required) {
    return new Promotion(
        id,
        log.entry(id).map(entry -> entry.statusText()).orElse(""),
        history.attempt(),
        replay.closed(),
        findings,
        replay.phases(),
        facts.fields().getOrDefault(Field.CLAIMS, ""),
        signOffs(history),
        transitions(leading),
        Attachments.of(history),
        required,
        notes(history),
        facts);
  }

  private static List<SignOff> signOffs(History history) {
    var byName = new LinkedHashMap<String, SignOff>();
    for (var event : history.of(EventType.SIGNED)) {
      byName.merge(
          event.who().name().toLowerCase(Locale.ROOT),
          new SignOff(event.who(), event.at()),
          (first, later) -> first.who().isHuman() ? first : later);
    }
    return List.copyOf(byName.values());
  }

  private static List<Transition> transitions(History history) {
    return history.all().stream()
        .filter(event -> event.type() == EventType.MOVED)
        .map(
            event ->
                new Transition(
                    event.at(), event.who(), event.about(), event.from(), event.to(), event.text()))
        .toList();
  }

  private static List<Promotion.Note> notes(History history) {
    var notes = new ArrayList<Promotion.Note>();
    for (Event event : history.all()) {
      if (NOTED.contains(event.type())) {
        notes.add(
            new Promotion.Note(
                event.at(),
                event.who(),
                event.type().key(),
                event.step(),
                event.about(),
                event.text()));
      }
    }
    return notes;
  }
}
