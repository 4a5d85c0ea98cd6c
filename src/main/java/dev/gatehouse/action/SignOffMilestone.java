package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Wants two names, at least one of them a person's, and then moves both checkouts. */
final class SignOffMilestone implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var byName = new LinkedHashMap<String, Who>();
    context.facts().events().stream()
        .filter(event -> event.type() == EventType.SIGNED)
        .map(Event::who)
        .forEach(
            who ->
                byName.merge(
                    who.name().toLowerCase(Locale.ROOT),
                    who,
                    (first, later) -> first.isHuman() ? first : later));
    var missing = new ArrayList<String>();
    if (byName.size() < 2) {
      missing.add("Two names have to sign; " + byName.size() + " did");
    }
    if (byName.values().stream().noneMatch(Who::isHuman)) {
      missing.add("At least one of the two has to be a person");
    }
    if (!missing.isEmpty()) {
      return Outcome.failed("The milestone is not signed off", missing);
    }
    CheckoutMoves.make(context);
    var names = List.copyOf(byName.values()).stream().map(Who::name).toList();
    return Outcome.passed(
        "Signed by " + String.join(" and ", names) + "; " + CheckoutMoves.words(context.step()));
  }
}
