package dev.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.EventReader.NoEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look at a ledger that follows its hashes from line to line and reads only the events that are
 * asked for. It tells nothing where the lines are not one unbroken run, as Gatehouse writes them:
 * then the ledger has to be read.
 */
final class Glance {
  private static final String EVENT = "\"event\":\"";
  private static final String PREV = "\"prev\":\"";
  private static final String STATUS = "\"status\":\"";

  private final byte[] bytes;

  /** One character a byte: what is looked for has none that takes more. */
  private final String text;

  private final Set<String> wanted;

  private Glance(byte[] bytes, Set<EventType> wanted) {
    this.bytes = bytes;
    this.text = new String(bytes, ISO_8859_1);
    this.wanted = wanted.stream().map(EventType::key).collect(Collectors.toSet());
  }

  /**
   * The events of these types, those that set the entry's status, and the last one, in order.
   *
   * @return empty where the ledger has to be read to tell
   */
  static Optional<List<Event>> of(byte[] bytes, String entryId, Set<EventType> wanted) {
    return new Glance(bytes, wanted).events(Chain.root(entryId));
  }

  private Optional<List<Event>> events(String root) {
    var found = new ArrayList<Event>();
    var before = root;
    var from = 0;
    while (from < bytes.length) {
      var end = text.indexOf('\n', from);
      if (end < 0 || !goesOn(from, end, before)) {
        return Optional.empty();
      }
      var line = Arrays.copyOfRange(bytes, from, end);
      before = Sha256.of(line);
      if (end == bytes.length - 1 || isWanted(from, end)) {
        try {
          found.add(EventReader.read(line));
        } catch (NoEvent damaged) {
          return Optional.empty();
        }
      }
      from = end + 1;
    }
    return Optional.of(found);
  }

  /** Whether the line carries the hash of the one before it. */
  private boolean goesOn(int from, int end, String before) {
    var at = text.lastIndexOf(PREV, end);
    return at > from && text.startsWith(before + "\"", at + PREV.length());
  }

  private boolean isWanted(int from, int end) {
    var at = text.indexOf(EVENT, from) + EVENT.length();
    var type = text.substring(at, Math.max(at, text.indexOf('"', at)));
    var status = text.indexOf(STATUS, at, end);
    return wanted.contains(type) || status >= 0;
  }
}
