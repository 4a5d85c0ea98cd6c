package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Finding.Way;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.record.RecordFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with an entry's record or row; the promotion stands still until it is mended. */
final class Findings {
  private Findings() {}

  static List<Finding> of(
      Path logFile, PromotionLog log, String id, Ledger ledger, Company company) {
    var findings = new ArrayList<Finding>();
    RecordCheck.quick(logFile, log, id, ledger)
        .forEach(finding -> findings.add(new Finding(finding.what(), way(finding))));
    if (log.entry(id)
        .filter(row -> row.status().equals(Optional.of(Status.DEV_ONLY)))
        .isPresent()) {
      findings.add(new Finding(id + " is Dev-only: it must never be promoted", Way.MEND));
    }
    company
        .lead()
        .map(Company.Lead::problem)
        .filter(problem -> !problem.isEmpty())
        .ifPresent(problem -> findings.add(new Finding(problem, Way.MEND)));
    return findings;
  }

  private static Way way(RecordFinding finding) {
    if (finding.kind() == RecordFinding.Kind.FORKED) {
      return Way.JOIN;
    }
    return finding.edit().isPresent() ? Way.ACKNOWLEDGE : Way.MEND;
  }

  /** The status that the record last gave the entry; empty before it has one. */
  static String recordedStatus(History history) {
    return history.fields().getOrDefault("status", "");
  }
}
