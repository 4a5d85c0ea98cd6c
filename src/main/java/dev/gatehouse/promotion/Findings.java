package dev.gatehouse.promotion;

import dev.gatehouse.ledger.EventType;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with an entry's record or row; the promotion stands still until it is mended. */
final class Findings {
  private Findings() {}

  static List<String> of(PromotionLog log, String id, Ledger ledger, History history) {
    var findings = new ArrayList<String>();
    if (ledger.verdict() instanceof Verdict.Broken broken) {
      findings.add("The record is broken at line " + broken.line() + ": " + broken.why());
    }
    var rows = log.entries().stream().filter(entry -> entry.id().equals(id)).toList();
    if (rows.size() > 1) {
      findings.add(
          id
              + " stands in the log more than once, in lines "
              + rows.get(0).line()
              + " and "
              + rows.get(1).line());
    }
    var recorded = recordedStatus(history);
    if (rows.isEmpty() && !recorded.isEmpty()) {
      findings.add("The log has no row for " + id + " any more: put it back");
    }
    if (rows.size() == 1 && !recorded.isEmpty()) {
      var shown = rows.getFirst().status().map(status -> status.text()).orElse("");
      if (!shown.equals(recorded)) {
        findings.add(
            "The log says "
                + rows.getFirst().statusText()
                + ", the record says "
                + recorded
                + ": a person has to acknowledge the difference, or put the status back");
      }
    }
    if (rows.size() == 1 && rows.getFirst().status().equals(Optional.of(Status.DEV_ONLY))) {
      findings.add(id + " is Dev-only: it must never be promoted");
    }
    return findings;
  }

  /** The status that the record last gave the entry; empty before it has one. */
  static String recordedStatus(History history) {
    var status = "";
    for (var event : history.all()) {
      if (event.set().containsKey("status")) {
        status = event.set().getOrDefault("status", "");
      } else if (event.step().equals("") && event.type() == EventType.OPENED) {
        status = "";
      }
    }
    return status;
  }
}
