package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * How an entry of one reading of a log differs from the same entry in a later one.
 *
 * @param what the names of what changed, as people know them: "owner", "backup path (prod)"; empty
 *     where the entry came or went
 */
public record EntryChange(String id, Kind kind, List<String> what) {
  /** What became of the entry. */
  public enum Kind {
    CHANGED,
    ADDED,
    REMOVED
  }

  public EntryChange {
    what = List.copyOf(what);
  }

  /** What differs in what the entries say; where they stand and how they are laid out does not. */
  public static List<EntryChange> between(PromotionLog before, PromotionLog after) {
    var earlier = byId(before);
    var changes = new ArrayList<EntryChange>();
    var seen = new HashSet<String>();
    for (var entry : after.entries()) {
      if (!seen.add(entry.id())) {
        continue;
      }
      var old = earlier.get(entry.id());
      if (old == null) {
        changes.add(new EntryChange(entry.id(), Kind.ADDED, List.of()));
      } else {
        var what = differences(old, entry);
        if (!what.isEmpty()) {
          changes.add(new EntryChange(entry.id(), Kind.CHANGED, what));
        }
      }
    }
    for (var entry : before.entries()) {
      if (seen.add(entry.id())) {
        changes.add(new EntryChange(entry.id(), Kind.REMOVED, List.of()));
      }
    }
    return changes;
  }

  /**
   * One sentence about it, without a full stop: {@code desk-bookings was changed outside: owner}.
   */
  public String sentence() {
    return switch (kind) {
      case CHANGED -> id + " was changed outside: " + String.join(", ", what);
      case ADDED -> id + " was added outside";
      case REMOVED -> id + " was removed outside";
    };
  }

  private static Map<String, LogEntry> byId(PromotionLog log) {
    var byId = new HashMap<String, LogEntry>();
    log.entries().forEach(entry -> byId.putIfAbsent(entry.id(), entry));
    return byId;
  }

  private static List<String> differences(LogEntry old, LogEntry now) {
    var what = new ArrayList<String>();
    if (!old.statusText().equals(now.statusText())) {
      what.add("status");
    }
    if (!old.summary().equals(now.summary())) {
      what.add("summary");
    }
    if (!old.owner().equals(now.owner())) {
      what.add("owner");
    }
    if (!old.notes().equals(now.notes())) {
      what.add("notes");
    }
    if (!old.fields().equals(now.fields())) {
      var all = new TreeSet<>(old.fields().keySet());
      all.addAll(now.fields().keySet());
      all.removeIf(field -> Objects.equals(old.fields().get(field), now.fields().get(field)));
      all.forEach(field -> what.add(lower(field.label())));
    }
    return what;
  }

  private static String lower(String label) {
    return Character.toLowerCase(label.charAt(0)) + label.substring(1);
  }
}
