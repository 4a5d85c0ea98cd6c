package dev.gatehouse.ledger;

import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.EventReader.NoEvent;
import dev.gatehouse.ledger.Lines.Line;
import dev.gatehouse.ledger.Verdict.Head;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a ledger as they were found, followed from the first on for as long as each carries
 * the hash of one before: the line right before it or, where two clones went on, one further up.
 *
 * @param events what is proved, in the order of the file: all of it, or what stands before the
 *     first line that does not fit
 * @param head the hash of the last proved line
 * @param seqs the number of each proved line, by its hash; the ledger's beginning is number 0
 * @param whole how many bytes the lines take, up to where a torn last line begins
 * @param ended whether the last line has its LF; one that lost it in an editor is still whole
 * @param tornTail what a write that was cut short left after the last line
 */
record Chain(
    List<Event> events,
    String head,
    Map<String, Long> seqs,
    int whole,
    boolean ended,
    Verdict verdict,
    Optional<String> tornTail) {

  /** What the first line's {@code prev} is the hash of. */
  static String root(String entryId) {
    return Sha256.of("gatehouse:" + EventWriter.VERSION + ":" + entryId);
  }

  static Chain of(byte[] bytes, String entryId) {
    return new Follower(Lines.of(bytes).all(), entryId).follow();
  }

  /** The number that the next line gets where it goes on from the last one. */
  long nextSeq() {
    return events.isEmpty() ? 1 : events.getLast().seq() + 1;
  }

  /**
   * This chain with one more event at its end.
   *
   * @param line the event's line, without an LF
   * @param size how many bytes the ledger takes with it
   */
  Chain with(byte[] line, int size) {
    try {
      var event = EventReader.read(line);
      var grown = new ArrayList<>(events);
      grown.add(event);
      var hash = Sha256.of(line);
      var known = new HashMap<>(seqs);
      known.put(hash, event.seq());
      return new Chain(
          List.copyOf(grown),
          hash,
          Collections.unmodifiableMap(known),
          size,
          true,
          verdict,
          Optional.empty());
    } catch (NoEvent e) {
      throw new IllegalArgumentException("not fit for a ledger: " + e.why(), e);
    }
  }

  private static final class Follower {
    private final List<Line> lines;
    private final String entryId;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Event> byHash = new HashMap<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private final Map<String, Head> heads = new LinkedHashMap<>();
    private final List<Line> marks = new ArrayList<>();
    private Marks within = Marks.NONE;
    private String head;

    Follower(List<Line> lines, String entryId) {
      this.lines = lines;
      this.entryId = entryId;
      this.head = root(entryId);
      seqs.put(head, 0L);
    }

    Chain follow() {
      int whole = 0;
      boolean ended = true;
      for (var line : lines) {
        if (mark(line)) {
          whole = line.end();
          ended = line.ended();
          continue;
        }
        try {
          take(line, EventReader.read(line.content()));
        } catch (NoEvent e) {
          return line.ended() || !e.isNoJson()
              ? broken(line, whole)
              : result(whole, true, verdict(), Optional.of(text(line)));
        } catch (OutOfPlace e) {
          return broken(line, whole);
        }
        whole = line.end();
        ended = line.ended();
      }
      var verdict = verdict();
      return verdict instanceof Verdict.Unbroken && !marks.isEmpty()
          ? broken(marks.getFirst(), marks.getFirst().start())
          : result(whole, ended, verdict, Optional.empty());
    }

    /** Whether a line is no event but what git left around the two versions, or their base. */
    private boolean mark(Line line) {
      var mark = Marks.of(line.content());
      if (mark != Marks.NONE) {
        within = mark == Marks.END ? Marks.NONE : mark;
        marks.add(line);
        return true;
      }
      // Both versions repeat what they share of a conflict, and the base adds nothing to them.
      return within == Marks.BASE
          || (within == Marks.THEIRS && byHash.containsKey(Sha256.of(line.content())));
    }

    private void take(Line line, Event event) throws OutOfPlace {
      var hash = Sha256.of(line.content());
      var before = seqs.get(event.prev());
      if (before == null || seqs.containsKey(hash)) {
        throw new OutOfPlace();
      }
      int attempt = attemptAt(event.prev());
      if (event.type() == EventType.JOINED) {
        var other = seqs.get(event.also());
        if (other == null) {
          throw new OutOfPlace();
        }
        before = Math.max(before, other);
        attempt = Math.max(attempt, attemptAt(event.also()));
        heads.remove(event.also());
      }
      if (event.seq() != before + 1 || event.attempt() < attempt) {
        throw new OutOfPlace();
      }
      events.add(event);
      byHash.put(hash, event);
      seqs.put(hash, event.seq());
      heads.remove(event.prev());
      heads.put(
          hash, new Head(line.number(), event.seq(), hash, event.who(), event.at(), event.type()));
      head = hash;
    }

    private int attemptAt(String hash) {
      var event = byHash.get(hash);
      return event == null ? 1 : event.attempt();
    }

    private Verdict verdict() {
      return heads.size() > 1
          ? new Verdict.Forked(List.copyOf(heads.values()), !marks.isEmpty())
          : new Verdict.Unbroken();
    }

    private Chain broken(Line line, int whole) {
      var verdict = new Damage(entryId, lines, seqs.keySet(), events, head).at(line);
      return result(whole, true, verdict, Optional.empty());
    }

    private Chain result(int whole, boolean ended, Verdict verdict, Optional<String> tornTail) {
      return new Chain(
          List.copyOf(events),
          head,
          Collections.unmodifiableMap(seqs),
          whole,
          ended,
          verdict,
          tornTail);
    }

    private static String text(Line line) {
      return new String(line.content(), StandardCharsets.UTF_8);
    }
  }

  private static final class OutOfPlace extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
