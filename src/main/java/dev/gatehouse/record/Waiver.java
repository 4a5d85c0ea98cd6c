package dev.gatehouse.record;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a second person let go beside the one who asked for it.
 *
 * @param step the step's key
 * @param part the gate or the item; empty where it is the step as a whole
 * @param by who gave it
 * @param why who asked for it and for what reason, in a clause
 */
public record Waiver(String step, String part, String by, String why, Instant at) {
  /** How an event says that a gate is meant; an item's says {@link ItemChoices#WAIVED}. */
  public static final String GATE = "gate";

  /** Who asks and why, as the record keeps it of a part. */
  public static String why(String askedBy, String reason) {
    return askedBy(askedBy) + ": " + reason;
  }

  /** Who asks, in a clause. */
  public static String askedBy(String name) {
    return "asked by " + name;
  }

  /** The waiver that an event is; of an agent's, which no verb records, none. */
  public static Optional<Waiver> of(Event event) {
    if (event.type() != EventType.WAIVED || !event.who().isHuman()) {
      return Optional.empty();
    }
    var ofPart = !event.choice().isEmpty();
    return Optional.of(
        new Waiver(
            event.step(),
            ofPart ? event.about() : "",
            event.who().name(),
            ofPart ? event.text() : event.about() + ": " + event.text(),
            event.at()));
  }

  /** Those that stand: of this attempt, and with no result of the item since. */
  public static List<Waiver> standing(List<Event> events) {
    int attempt = events.stream().mapToInt(Event::attempt).max().orElse(1);
    var standing = new ArrayList<Waiver>();
    for (var event : events) {
      if (event.type() == EventType.ROLLED_BACK || event.type() == EventType.ABANDONED) {
        standing.clear();
      } else if (event.attempt() == attempt) {
        if (EntryLines.isItem(event)) {
          standing.removeIf(one -> one.part().equals(event.about()));
        }
        of(event).ifPresent(standing::add);
      }
    }
    return List.copyOf(standing);
  }

  /** One sentence for a person. */
  public String words() {
    return (part.isEmpty() ? "The step " : "\"" + part + "\" of ")
        + step
        + " was waived by "
        + by
        + ", "
        + why;
  }
}
