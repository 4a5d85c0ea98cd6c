package dev.gatehouse.promotion;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.util.Optional;

/** What the process asks before an entry's status changes. */
final class StatusGate {
  private static final String UNCHANGED = "The status stays as it is";

  private final Promotions promotions;

  StatusGate(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * Whether Pending or Dev-only has to be written; where the entry is that already, it has not.
   *
   * @throws Trouble where it may not be
   */
  static boolean opens(LogEntry entry, History history, Status wanted) {
    var shown = entry.status();
    var recorded = Status.ofText(Findings.recordedStatus(history));
    var present = recorded.or(() -> shown);
    if (present.equals(Optional.of(wanted))) {
      // Where somebody changed it by hand, this puts it back.
      return !shown.equals(Optional.of(wanted));
    }
    if (shown.equals(Optional.of(wanted))) {
      throw new Trouble(
          "The log says " + wanted.text() + ", the record " + present.orElseThrow().text(),
          UNCHANGED,
          "A person acknowledges the difference with a reason, or puts the status back");
    }
    if (present.isPresent()) {
      refuse(entry.id(), history, present.get());
    }
    return true;
  }

  private static void refuse(String id, History history, Status present) {
    switch (present) {
      case DEV_ONLY ->
          throw new Trouble(
              id + " is Dev-only, which must never be promoted",
              UNCHANGED,
              "Add a new entry for what is to be promoted after all");
      case APPROVED, PROMOTED ->
          throw new Trouble(
              id + " is " + present.text() + ", which its steps have given it",
              UNCHANGED,
              "Only rolling it back takes that away");
      case PENDING -> {
        var lead = history.fields().getOrDefault(Field.SHIPS_WITH.key(), "");
        if (!lead.isEmpty()) {
          throw new Trouble(id + " ships with " + lead, UNCHANGED, "Let it ship alone again first");
        }
        if (history.last(EventType.MOVED).isPresent()
            || history.last(EventType.PROMOTED).isPresent()) {
          throw new Trouble(
              "The promotion of " + id + " is under way",
              UNCHANGED,
              "Abandon it first, or roll it back where prod was changed already");
        }
      }
    }
  }

  /** Runs the step that gives a status, where it can start. */
  LogEntry pass(String id, String stepKey, Status wanted, Who who) throws IOException {
    var row = promotions.log().entry(id);
    if (row.isEmpty()) {
      throw new Trouble("The log has no row for " + id, UNCHANGED, "Add the entry");
    }
    var step = promotions.workflow().step(stepKey);
    var gives =
        wanted.text() + " is given by step " + step.number() + ", " + step.title() + ", which ";
    if (!promotions.isRecorded(id)) {
      throw new Trouble(
          gives + "cannot start: " + id + " has no record, so no step of it has passed",
          UNCHANGED,
          "Start its promotion in the window");
    }
    var promotion = promotions.promotion(id);
    var view = promotion.step(stepKey);
    if (promotion.findings().isEmpty()
        && view.state().isSatisfied()
        && row.get().status().equals(Optional.of(wanted))) {
      return row.get();
    }
    var open = view.blockedBy();
    if (!open.isEmpty()) {
      var more = open.size() == 1 ? "" : ", and " + (open.size() - 1) + " more";
      throw new Trouble(
          gives + "cannot start: " + open.getFirst() + more,
          UNCHANGED,
          "Do first what it waits for");
    }
    if (step.person() && !who.isHuman()) {
      throw new Trouble(
          gives + "waits for a person, and " + who.name() + " is an agent",
          UNCHANGED,
          "Ask a person to take it");
    }
    var outcome =
        promotions
            .runs()
            .run(id, RunRequest.of(stepKey, who), RunListener.SILENT, Cancellation.never());
    if (!outcome.passed()) {
      throw new Trouble(
          outcome.summary() + ": " + String.join("; ", outcome.details()),
          UNCHANGED,
          "Mend that, then try again");
    }
    return promotions.log().entry(id).orElseThrow();
  }
}
