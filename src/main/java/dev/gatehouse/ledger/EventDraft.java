package dev.gatehouse.ledger;

import dev.gatehouse.ledger.Event.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An event before the ledger gives it its number, its time and its place in the chain. */
public final class EventDraft {
  private final EventType type;
  private String step = "";
  private int run;
  private Optional<Finish> finish = Optional.empty();
  private final List<Artifact> artifacts = new ArrayList<>();
  private Saw saw = Saw.NOTHING;
  private final SortedMap<String, String> set = new TreeMap<>();
  private String about = "";
  private String choice = "";
  private String text = "";
  private String from = "";
  private String to = "";
  private final SortedMap<String, String> deltas = new TreeMap<>();
  private String also = "";

  private EventDraft(EventType type) {
    this.type = type;
  }

  public static EventDraft of(EventType type) {
    return new EventDraft(type);
  }

  public EventDraft step(String key) {
    this.step = key;
    return this;
  }

  public EventDraft run(int number) {
    this.run = number;
    return this;
  }

  public EventDraft finish(Finish how) {
    this.finish = Optional.of(how);
    return this;
  }

  public EventDraft artifacts(List<Artifact> more) {
    this.artifacts.addAll(more);
    return this;
  }

  public EventDraft saw(Saw what) {
    this.saw = what;
    return this;
  }

  public EventDraft set(String field, String value) {
    this.set.put(field, value);
    return this;
  }

  public EventDraft set(Map<String, String> fields) {
    this.set.putAll(fields);
    return this;
  }

  public EventDraft about(String what) {
    this.about = what;
    return this;
  }

  public EventDraft choice(String what) {
    this.choice = what;
    return this;
  }

  public EventDraft text(String what) {
    this.text = what;
    return this;
  }

  public EventDraft fromTo(String former, String present) {
    this.from = former;
    this.to = present;
    return this;
  }

  public EventDraft deltas(Map<String, String> identities) {
    this.deltas.putAll(identities);
    return this;
  }

  public EventDraft also(String otherHead) {
    this.also = otherHead;
    return this;
  }

  /** Whether it gives a field a value. */
  public boolean sets(String field) {
    return set.containsKey(field);
  }

  public EventType type() {
    return type;
  }

  /** The event as it will stand in the ledger. */
  public Event at(long seq, int attempt, java.time.Instant at, Who who, String row, String prev) {
    return new Event(
        seq,
        attempt,
        at,
        who,
        type,
        step,
        run,
        finish,
        List.copyOf(artifacts),
        saw,
        new TreeMap<>(set),
        about,
        choice,
        text,
        from,
        to,
        new TreeMap<>(deltas),
        row,
        prev,
        also);
  }
}
