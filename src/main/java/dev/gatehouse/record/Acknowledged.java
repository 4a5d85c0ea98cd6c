package dev.gatehouse.record;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The differences that a named person has acknowledged. */
final class Acknowledged {
  private record Difference(String about, String from, String to) {}

  private final Set<Difference> differences = new HashSet<>();

  Acknowledged(List<Event> events) {
    for (var event : events) {
      if (event.type() == EventType.FOUND_EDITED) {
        differences.add(new Difference(event.about(), event.from(), event.to()));
      }
    }
  }

  boolean has(RecordFinding finding) {
    return finding
        .edit()
        .filter(edit -> differences.contains(new Difference(edit.about(), edit.from(), edit.to())))
        .isPresent();
  }
}
