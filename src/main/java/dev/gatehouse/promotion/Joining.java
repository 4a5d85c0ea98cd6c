package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides which of two clones' values of a field counts once they are joined. */
final class Joining {
  private Joining() {}

  /**
   * The fields in which the log differs from the last event and has what one of the two clones
   * wrote: whoever merged the log has chosen that. Any other value is nobody's, and stays a
   * finding.
   */
  static Map<String, String> set(PromotionLog log, String id, List<Event> events) {
    var chosen = new TreeMap<String, String>();
    var entry = log.entry(id);
    if (entry.isEmpty()) {
      return chosen;
    }
    var last = new TreeMap<String, String>();
    events.forEach(event -> last.putAll(event.set()));
    var shown = new TreeMap<String, String>();
    entry.get().fields().forEach((field, value) -> shown.put(field.key(), value));
    shown.put("status", entry.get().status().map(Status::text).orElse(""));
    shown.put(Field.SUMMARY.key(), entry.get().summary());
    shown.put(Field.OWNER.key(), entry.get().owner());
    shown.put(Field.NOTES.key(), entry.get().notes());
    for (var event : sinceTheFork(events)) {
      event
          .set()
          .forEach(
              (key, value) -> {
                if (value.equals(shown.get(key)) && !value.equals(last.get(key))) {
                  chosen.put(key, value);
                }
              });
    }
    return chosen;
  }

  /** Where two clones went on, numbers come twice, from the first after the fork on. */
  private static List<Event> sinceTheFork(List<Event> events) {
    var seen = new HashSet<Long>();
    long first =
        events.stream()
            .mapToLong(Event::seq)
            .filter(seq -> !seen.add(seq))
            .min()
            .orElse(Long.MAX_VALUE);
    return events.stream().filter(event -> event.seq() >= first).toList();
  }
}
