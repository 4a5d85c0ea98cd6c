package dev.gatehouse.ledger;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.EventReader.NoEvent;
import dev.gatehouse.ledger.Lines.Line;
import dev.gatehouse.ledger.Verdict.Broken;
import dev.gatehouse.ledger.Verdict.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what was probably done to a ledger whose lines do not follow one another. */
final class Damage {
  private final String entryId;
  private final List<Line> lines;
  private final Set<String> proved;
  private final List<Event> events;
  private final String head;

  /**
   * @param proved the hashes of the lines that are proved, and of the ledger's beginning
   * @param head that of the last of them
   */
  Damage(String entryId, List<Line> lines, Set<String> proved, List<Event> events, String head) {
    this.entryId = entryId;
    this.lines = lines;
    this.proved = proved;
    this.events = events;
    this.head = head;
  }

  /** What is wrong with the first line that does not fit. */
  Broken at(Line line) {
    if (Marks.of(line.content()) != Marks.NONE) {
      return new Broken(line.number(), "git left a conflict there", Fault.CONFLICT);
    }
    try {
      return outOfPlace(line, EventReader.read(line.content()));
    } catch (NoEvent e) {
      var rewritten = new String(line.content(), StandardCharsets.UTF_8).endsWith("}\r");
      return new Broken(
          line.number(),
          rewritten ? "something rewrote its line ends" : e.why(),
          e.isNewer() ? Fault.NEWER : Fault.CHANGED);
    }
  }

  private Broken outOfPlace(Line line, Event event) {
    int number = line.number();
    var hash = Sha256.of(line.content());
    if (proved.contains(hash)) {
      return new Broken(number, "it repeats line " + lineOf(hash), Fault.REPEATED);
    }
    if (proved.contains(event.prev())) {
      return new Broken(number, whyNot(event), Fault.CHANGED);
    }
    var later = later(line, other -> Sha256.of(other.content()).equals(event.prev()));
    if (later.isPresent()) {
      return new Broken(
          number, "it was written after line " + later.get().number(), Fault.REORDERED);
    }
    var follower = later(line, other -> prev(other).equals(head));
    if (follower.isPresent()) {
      return new Broken(
          number,
          "it does not belong between the line before it and line " + follower.get().number(),
          Fault.COPIED);
    }
    return missing(line, event);
  }

  private Broken missing(Line line, Event event) {
    int number = line.number();
    if (events.isEmpty()) {
      return event.seq() == 1
          ? new Broken(number, "it was not written for the entry " + entryId, Fault.COPIED)
          : new Broken(
              number, "the lines before number " + event.seq() + " are missing", Fault.REMOVED);
    }
    var last = events.getLast().seq();
    if (event.seq() > last + 1) {
      return new Broken(
          number,
          "the lines between number " + last + " and number " + event.seq() + " were removed",
          Fault.REMOVED);
    }
    return event.seq() == last + 1
        ? new Broken(
            number,
            "the line before it, or this one, was changed after it was written",
            Fault.CHANGED)
        : new Broken(number, "nothing here goes before it", Fault.COPIED);
  }

  private static String whyNot(Event event) {
    return event.type() == EventType.JOINED
        ? "it joins a line that is not here, or its number is wrong"
        : "its number " + event.seq() + " or its attempt does not follow from the line before it";
  }

  private interface Wanted {
    boolean is(Line line);
  }

  private Optional<Line> later(Line from, Wanted wanted) {
    return lines.subList(from.number(), lines.size()).stream().filter(wanted::is).findFirst();
  }

  private int lineOf(String hash) {
    return lines.stream()
        .filter(line -> Sha256.of(line.content()).equals(hash))
        .findFirst()
        .map(Line::number)
        .orElse(0);
  }

  private static String prev(Line line) {
    try {
      return EventReader.read(line.content()).prev();
    } catch (NoEvent e) {
      return "";
    }
  }
}
