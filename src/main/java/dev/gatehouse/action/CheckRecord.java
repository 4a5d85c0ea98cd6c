package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the final verdict: the transitions are all there, in order, and the record is unbroken. */
final class CheckRecord implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var gaps = new ArrayList<String>();
    var moves =
        context.facts().events().stream().filter(event -> event.type() == EventType.MOVED).toList();
    transitions(context, moves, gaps);
    var ledger = Ledger.open(context.folder().path(), context.facts().entryId());
    if (ledger.verdict() instanceof Verdict.Broken broken) {
      gaps.add("The record is broken at line " + broken.line() + ": " + broken.why());
    }
    var log = PromotionLog.read(context.workspace().log().orElseThrow());
    var row = log.entry(context.facts().entryId());
    if (!row.flatMap(entry -> entry.status()).equals(Optional.of(Status.PROMOTED))) {
      gaps.add("The log does not say that the entry is Promoted");
    }
    var written = log.block(context.facts().entryId(), "State transitions").orElse(List.of());
    for (var move : moves) {
      var when = move.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
      if (written.stream().noneMatch(line -> line.contains(when) && line.contains(move.to()))) {
        gaps.add("The log lacks " + move.about() + " to " + move.to() + " of " + when);
      }
    }
    new RequiredFields(context.workspace(), context.workflow(), context.facts())
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
