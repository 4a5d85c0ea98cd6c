package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.promotion.Attachment.Withdrawal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the evidence of the attempt that is under way. An {@code attached} event carries its
 * pieces' caption as its text; a later one that names a piece again changes the caption alone.
 */
final class Attachments {
  private static final Set<EventType> BRINGING =
      Set.of(EventType.ATTACHED, EventType.DECIDED, EventType.FINISHED);

  private final Map<String, Withdrawal> withdrawn = new HashMap<>();
  private final Map<String, Attachment> byPath = new LinkedHashMap<>();

  private Attachments(History history) {
    // Whatever becomes of an attempt, what was withdrawn in it stays so.
    for (var event : history.all()) {
      if (event.type() == EventType.WITHDRAWN) {
        withdrawn.put(event.about(), new Withdrawal(event.who(), event.at(), event.text()));
      }
    }
    for (var event : history.current()) {
      if (BRINGING.contains(event.type())) {
        event.artifacts().forEach(artifact -> add(event, artifact));
      }
    }
  }

  /** All of it in the order in which it came, what was withdrawn as well. */
  static List<Attachment> of(History history) {
    return List.copyOf(new Attachments(history).byPath.values());
  }

  private void add(Event event, Artifact artifact) {
    var known = Optional.ofNullable(byPath.get(artifact.path()));
    var same = known.filter(piece -> piece.artifact().equals(artifact));
    if (event.type() == EventType.FINISHED || same.isEmpty()) {
      var caption =
          event.type() == EventType.ATTACHED
              ? event.text()
              : same.map(Attachment::caption).orElse("");
      byPath.put(artifact.path(), piece(event, artifact, caption));
    } else if (event.type() == EventType.ATTACHED) {
      var piece = same.get();
      byPath.put(
          artifact.path(),
          new Attachment(
              artifact,
              piece.step(),
              piece.about(),
              event.text(),
              piece.who(),
              piece.at(),
              piece.attached(),
              piece.withdrawal()));
    }
  }

  private Attachment piece(Event event, Artifact artifact, String caption) {
    return new Attachment(
        artifact,
        event.step(),
        event.about(),
        caption,
        event.who(),
        event.at(),
        isBrought(event),
        Optional.ofNullable(withdrawn.get(artifact.path())));
  }

  /** A tailored text belongs to its decision, and what a run left to the run. */
  private static boolean isBrought(Event event) {
    return event.type() != EventType.FINISHED && event.deltas().isEmpty();
  }
}
