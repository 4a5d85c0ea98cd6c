package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.record.RecordFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the final verdict: the transitions are all there, in order, and the record is unbroken. */
final class CheckRecord implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var gaps = new ArrayList<String>();
    var leading = context.facts().leading();
    var moves = leading.events().stream().filter(event -> event.type() == EventType.MOVED).toList();
    transitions(context, moves, gaps);
    var log = context.workspace().log().orElseThrow();
    var id = context.facts().entryId();
    RecordCheck.of(log, Optional.of(context.workspace())).entry(id).alarms().stream()
        .map(RecordFinding::what)
        .forEach(gaps::add);
    var row = PromotionLog.read(log).entry(id);
    if (!row.flatMap(entry -> entry.status()).equals(Optional.of(Status.PROMOTED))) {
      gaps.add("The log does not say that the entry is Promoted");
    }
    new RequiredFields(context.workspace(), context.workflow(), leading)
        .check().stream()
            .filter(field -> !field.filled())
            .forEach(field -> gaps.add(field.label() + ": " + field.why()));
    if (!gaps.isEmpty()) {
      return Outcome.failed("The record has " + Words.count(gaps.size(), "gap"), gaps);
    }
    context.record(EventDraft.of(EventType.CLOSED));
    return Outcome.passed(
        Words.count(moves.size(), "transition")
            + ", in order; the record is complete and unbroken");
  }

  private static void transitions(StepContext context, List<Event> moves, List<String> gaps) {
    long last = 0;
    for (var step : context.workflow().steps()) {
      if (step.movesTo().isEmpty()) {
        continue;
      }
      var to = step.movesTo().get();
      for (var side : List.of("dev", "prod")) {
        var state = side.equals("dev") ? to.dev() : to.prod();
        var move =
            moves.stream()
                .filter(one -> one.step().equals(step.key()) && one.about().equals(side))
                .filter(one -> one.to().equals(state))
                .reduce((first, later) -> later);
        if (move.isEmpty()) {
          gaps.add("Step " + step.number() + " left no transition of " + side + " to " + state);
        } else if (move.get().seq() < last) {
          gaps.add("The transition of " + side + " to " + state + " is out of order");
        } else {
          last = move.get().seq();
        }
      }
    }
  }
}
