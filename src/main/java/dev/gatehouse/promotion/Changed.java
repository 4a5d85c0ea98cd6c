package dev.gatehouse.promotion;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in words what of the rules, the claims and the decisions has changed since a run. */
final class Changed {
  /** So many are named. */
  private static final int NAMED = 3;

  /** The rules are those of one file. */
  static final String RULES = "gatehouse.json, which has the workspace's rules, changed since";

  private static final String CLAIMS = "what the entries claim changed since";

  private static final String INCLUDE = "include";

  private final History history;

  Changed(History history) {
    this.history = history;
  }

  /** Which patterns came and went, as far as the record tells; the log may have been edited. */
  String claims(Event since) {
    var then = claimed(since.seq());
    var now = claimed(Long.MAX_VALUE).orElse(List.of());
    if (then.isEmpty()) {
      return CLAIMS;
    }
    var added = less(now, then.get());
    var removed = less(then.get(), now);
    var words = new ArrayList<String>();
    if (!added.isEmpty()) {
      words.add(list(added, "path", "is claimed", "are claimed") + " since");
    }
    if (!removed.isEmpty()) {
      words.add(list(removed, "path", "is", "are") + " no longer claimed");
    }
    return words.isEmpty() ? CLAIMS : String.join(" and ", words);
  }

  String decisions(Event since) {
    return words(differing(decided(since.seq()), decided(Long.MAX_VALUE)));
  }

  /** The same, of what is left out or tailored. */
  String exclusions(Event since) {
    var then = decided(since.seq());
    var now = decided(Long.MAX_VALUE);
    then.values().removeIf(Changed::isIncluded);
    now.values().removeIf(Changed::isIncluded);
    var paths = differing(then, now);
    return paths.isEmpty() ? "what is left out or tailored changed since" : words(paths);
  }

  private static String words(List<String> paths) {
    return paths.isEmpty()
        ? "the decisions on files changed since"
        : "the decision on " + list(paths, "file", "changed", "changed") + " since";
  }

  private static boolean isIncluded(String decision) {
    return decision.startsWith(INCLUDE);
  }

  private static List<String> differing(Map<String, String> then, Map<String, String> now) {
    var paths = new TreeSet<>(then.keySet());
    paths.addAll(now.keySet());
    return paths.stream()
        .filter(
            path -> !Optional.ofNullable(then.get(path)).equals(Optional.ofNullable(now.get(path))))
        .toList();
  }

  /** By path, what was decided up to an event, and on what. */
  private TreeMap<String, String> decided(long upTo) {
    var decided = new TreeMap<String, String>();
    for (var event : history.of(EventType.DECIDED)) {
      if (event.seq() <= upTo) {
        event
            .deltas()
            .forEach(
                (path, identity) ->
                    decided.put(path, event.choice() + " " + identity + " " + event.artifacts()));
      }
    }
    return decided;
  }

  /** What the record knows to be claimed; nothing where only the log has ever said it. */
  private Optional<List<String>> claimed(long upTo) {
    return history.current().stream()
        .filter(event -> event.seq() <= upTo && event.set().containsKey(Field.CLAIMS.key()))
        .reduce((first, later) -> later)
        .map(event -> event.set().getOrDefault(Field.CLAIMS.key(), ""))
        .map(field -> Claims.parse(field).patterns());
  }

  private static List<String> less(List<String> all, List<String> without) {
    return all.stream().filter(one -> !without.contains(one)).toList();
  }

  private static String list(List<String> names, String one, String verb, String verbs) {
    if (names.size() == 1) {
      return names.getFirst() + " " + verb;
    }
    var some = names.size() <= NAMED ? names : names.subList(0, NAMED - 1);
    var said = String.join(", ", some.subList(0, some.size() - 1)) + " and " + some.getLast();
    return names.size() <= NAMED
        ? said + " " + verbs
        : "%,d %ss, %s among them, %s".formatted(names.size(), one, said, verbs);
  }
}
