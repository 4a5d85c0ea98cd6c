package dev.gatehouse.ledger;

import dev.gatehouse.ledger.Event.Finish;
import dev.gatehouse.ledger.Event.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Events as they could happen, and as nobody would think that they could. */
final class Drafts {
  private static final List<String> TEXTS =
      List.of("", "backup", "a b", "\"quoted\" \\ \t\n\r", "\u2028 \u0000 \uFFFD", "Zoë 🚢", "`|`");

  private final Random random;

  Drafts(Random random) {
    this.random = random;
  }

  EventDraft next() {
    var types = EnumSet.complementOf(EnumSet.of(EventType.JOINED)).toArray(EventType[]::new);
    var draft =
        EventDraft.of(types[random.nextInt(types.length)])
            .step(text())
            .run(random.nextInt(3))
            .saw(saw())
            .set(texts())
            .about(text())
            .choice(text())
            .text(text())
            .fromTo(text(), text())
            .deltas(texts())
            .also(text());
    if (random.nextBoolean()) {
      draft.finish(finish());
      draft.artifacts(List.of(new Artifact("prod:" + text(), random.nextLong(1L << 40), "ab12")));
    }
    return draft;
  }

  Who who() {
    var name = "Ada " + text().strip();
    return random.nextBoolean() ? Who.human(name) : Who.agent(name);
  }

  private Finish finish() {
    var results = Result.values();
    Optional<Integer> exit = Optional.empty();
    if (random.nextBoolean()) {
      exit = Optional.of(random.nextInt());
    }
    return new Finish(
        results[random.nextInt(results.length)],
        exit,
        random.nextInt(4_000_000) / 1000.0,
        text(),
        random.nextBoolean() ? List.of() : List.of("pwsh", "", text()),
        text());
  }

  private Saw saw() {
    return new Saw(side(), side(), Map.of("rules", text()));
  }

  private Optional<Saw.Side> side() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(new Saw.Side(text(), "content " + text()));
  }

  private Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    for (var text : new ArrayList<>(TEXTS)) {
      if (random.nextInt(4) == 0) {
        texts.put(text, text());
      }
    }
    return texts;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
