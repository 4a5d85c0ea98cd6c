package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Wants two names, at least one of them a person's, and then moves both checkouts. */
final class SignOffMilestone implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var byName = signed(context.facts());
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

  /** Who has signed, by name; a name that a person and an agent share is the person's. */
  private static Map<String, Who> signed(Facts facts) {
    var byName = new LinkedHashMap<String, Who>();
    facts.events().stream()
        .filter(event -> event.type() == EventType.SIGNED)
        .map(Event::who)
        .forEach(
            who ->
                byName.merge(
                    who.name().toLowerCase(Locale.ROOT),
                    who,
                    (first, later) -> first.isHuman() ? first : later));
    return byName;
  }

  /** A second name is not waited for: an agent can give that itself. */
  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) {
    return signed(facts).values().stream().noneMatch(Who::isHuman)
        ? List.of("a person's sign-off")
        : List.of();
  }
}
