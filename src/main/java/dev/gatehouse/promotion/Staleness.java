package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Saw;
import dev.gatehouse.workflow.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells whether what a step looked at has changed since. Results are bound to content, not to
 * commits, and what Gatehouse itself shipped into prod makes nothing stale: each of those events
 * says from which content to which prod went.
 */
final class Staleness {
  private final Inputs now;
  private final Changed changed;
  private final Map<String, String> shipped = new HashMap<>();
  private final List<String> promoted;

  Staleness(History history, Inputs now) {
    this.now = now;
    this.changed = new Changed(history);
    for (var event : history.of(EventType.PROMOTED)) {
      shipped.put(event.from(), event.to());
    }
    this.promoted = history.of(EventType.COMPLETED).stream().map(Event::text).toList();
  }

  /** What has moved since that run, or that statement, in words; empty where nothing has. */
  List<String> moved(Step step, Event since) {
    var seen = since.saw();
    var moved = new ArrayList<String>();
    for (var input : step.inputs()) {
      switch (input) {
        case DEV -> devSince(seen).ifPresent(then -> moved.add(words(false, seen.dev(), then)));
        case PROD -> prodSince(seen).ifPresent(then -> moved.add(words(true, seen.prod(), then)));
        case RULES -> ifMoved(seen, input.key(), moved, () -> Changed.RULES);
        case CLAIMS -> ifMoved(seen, input.key(), moved, () -> changed.claims(since));
        case EXCLUSIONS -> ifMoved(seen, input.key(), moved, () -> changed.exclusions(since));
        case DECISIONS -> ifMoved(seen, input.key(), moved, () -> changed.decisions(since));
      }
    }
    return moved;
  }

  private String words(boolean ofProd, Optional<Saw.Side> seen, String then) {
    var commits = new ArrayList<String>();
    seen.map(Saw.Side::commit).ifPresent(commits::add);
    if (ofProd) {
      commits.addAll(promoted);
    }
    return MovedWords.of(ofProd ? "prod" : "dev", now.moves().since(ofProd, then, commits));
  }

  /** The content that dev had when it was seen, where it has another one now. */
  private Optional<String> devSince(Saw seen) {
    var present = now.now().dev().map(Saw.Side::content);
    var then = seen.dev().map(Saw.Side::content).orElse("");
    return present.isEmpty() || present.get().equals(then) ? Optional.empty() : Optional.of(then);
  }

  /** The content that prod had, or that Gatehouse has made of it since, where it is another now. */
  private Optional<String> prodSince(Saw seen) {
    var present = now.now().prod().map(Saw.Side::content);
    var content = seen.prod().map(Saw.Side::content).orElse("");
    for (int hops = 0; hops <= shipped.size(); hops++) {
      if (present.isEmpty() || content.equals(present.get())) {
        return Optional.empty();
      }
      if (!shipped.containsKey(content)) {
        break;
      }
      content = shipped.get(content);
    }
    return Optional.of(content);
  }

  private void ifMoved(Saw seen, String key, List<String> moved, Supplier<String> words) {
    var present = now.now().hashes().get(key);
    if (present != null && !present.equals(seen.hashes().get(key))) {
      moved.add(words.get());
    }
  }

  /** Whether what an event saw still stands, as far as that step depends on it. */
  boolean stands(Step step, Event event) {
    return moved(step, event).isEmpty();
  }
}
