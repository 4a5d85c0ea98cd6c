package dev.gatehouse.ledger;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.EventReader.NoEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a ledger as they were found, followed from the first on for as long as each carries
 * the hash of the one before.
 *
 * @param events what is proved: all of it, or what stands before the first line that does not fit
 * @param head the hash of the last proved line
 * @param whole how many bytes the lines take, up to where a torn last line begins
 * @param ended whether the last line has its LF; one that lost it in an editor is still whole
 * @param tornTail what a write that was cut short left after the last line
 */
record Chain(
    List<Event> events,
    String head,
    int whole,
    boolean ended,
    Verdict verdict,
    Optional<String> tornTail) {

  /** What the first line's {@code prev} is the hash of. */
  static String root(String entryId) {
    return Sha256.of("gatehouse:" + EventWriter.VERSION + ":" + entryId);
  }

  static Chain of(byte[] bytes, String entryId) {
    return new Follower(entryId).follow(bytes);
  }

  /**
   * This chain with one more event at its end.
   *
   * @param line the event's line, without an LF
   * @param size how many bytes the ledger takes with it
   */
  Chain with(byte[] line, int size) {
    try {
      var grown = new ArrayList<>(events);
      grown.add(EventReader.read(line));
      return new Chain(List.copyOf(grown), Sha256.of(line), size, true, verdict, Optional.empty());
    } catch (NoEvent e) {
      throw new IllegalArgumentException("not fit for a ledger: " + e.why(), e);
    }
  }

  private static final class Follower {
    private final String entryId;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Integer> lineOfHash = new HashMap<>();
    private String head;

    Follower(String entryId) {
      this.entryId = entryId;
      this.head = root(entryId);
      lineOfHash.put(head, 0);
    }

    Chain follow(byte[] bytes) {
      int start = 0;
      for (int line = 1; start < bytes.length; line++) {
        int end = indexOfLineFeed(bytes, start);
        boolean ended = end < bytes.length;
        var content = Arrays.copyOfRange(bytes, start, end);
        var hash = Sha256.of(content);
        try {
          var event = EventReader.read(content);
          follow(event, hash);
          events.add(event);
        } catch (NoEvent e) {
          return ended || !e.isNoJson()
              ? result(start, true, new Verdict.Broken(line, why(content, e)), Optional.empty())
              : result(start, true, new Verdict.Unbroken(), Optional.of(text(content)));
        } catch (OutOfPlace e) {
          return result(start, true, new Verdict.Broken(line, e.why), Optional.empty());
        }
        head = hash;
        lineOfHash.put(hash, line);
        if (!ended) {
          return result(end, false, new Verdict.Unbroken(), Optional.empty());
        }
        start = end + 1;
      }
      return result(start, true, new Verdict.Unbroken(), Optional.empty());
    }

    private void follow(Event event, String hash) throws OutOfPlace {
      if (!event.prev().equals(head)) {
        throw new OutOfPlace(whyNot(event, hash));
      }
      if (event.seq() != events.size() + 1) {
        throw new OutOfPlace("its number is " + event.seq() + " and not " + (events.size() + 1));
      }
      if (!events.isEmpty() && event.attempt() < events.getLast().attempt()) {
        throw new OutOfPlace("it belongs to an attempt that had ended");
      }
    }

    private String whyNot(Event event, String hash) {
      var same = lineOfHash.get(hash);
      if (same != null) {
        return "it repeats line " + same;
      }
      var former = lineOfHash.get(event.prev());
      if (former != null) {
        return "it goes on from "
            + (former == 0 ? "the beginning" : "line " + former)
            + ", as when two people went on in two clones, or lines were removed or moved";
      }
      if (events.isEmpty()) {
        return event.seq() == 1
            ? "it was not written for the entry " + entryId
            : "the lines before number " + event.seq() + " are missing";
      }
      return "the line before it was changed or removed after it was written";
    }

    private Chain result(int whole, boolean ended, Verdict verdict, Optional<String> tornTail) {
      return new Chain(List.copyOf(events), head, whole, ended, verdict, tornTail);
    }

    private static String why(byte[] line, NoEvent e) {
      var text = text(line);
      if (text.startsWith("<<<<<<< ")
          || text.startsWith("=======")
          || text.startsWith(">>>>>>> ")) {
        return "git left a conflict there";
      }
      if (text.endsWith("}\r")) {
        return "something rewrote its line ends";
      }
      return e.why();
    }

    private static String text(byte[] line) {
      return new String(line, StandardCharsets.UTF_8);
    }

    private static int indexOfLineFeed(byte[] bytes, int from) {
      int at = from;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      return at;
    }
  }

  private static final class OutOfPlace extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    OutOfPlace(String why) {
      super(why);
      this.why = why;
    }
  }
}
