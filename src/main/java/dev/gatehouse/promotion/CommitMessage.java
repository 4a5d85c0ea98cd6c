package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.workflow.Workflow;
import java.util.Locale;

/** The message of the commit that a save makes: the entry, what happened, and the trailer. */
final class CommitMessage {
  private CommitMessage() {}

  /** For the last event of a record, which has to have one. */
  static String of(Workflow workflow, Ledger ledger) {
    var event = ledger.events().getLast();
    var first = LedgerTrailer.oneLine(ledger.entryId()) + ": " + words(workflow, event);
    return LedgerTrailer.on(first, ledger);
  }

  /** For a row that has no record, and so nothing that a trailer could name. */
  static String ofRow(String id) {
    return LedgerTrailer.oneLine(id) + ": row edited, no record\n";
  }

  private static String words(Workflow workflow, Event event) {
    var step =
        event.step().isEmpty()
            ? ""
            : "step " + workflow.step(event.step()).number() + " (" + event.step() + ")";
    return switch (event.type()) {
      case FINISHED ->
          event
              .finish()
              .map(end -> step + " " + end.result().name().toLowerCase(Locale.ROOT))
              .orElse(step);
      case MOVED -> "moved " + event.about() + " to " + event.to();
      case EDITED -> "edited " + String.join(", ", event.set().keySet());
      default -> event.type().key().replace('-', ' ') + (step.isEmpty() ? "" : ", " + step);
    };
  }
}
