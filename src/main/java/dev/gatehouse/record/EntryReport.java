package dev.gatehouse.record;

import java.util.List;

/**
 * What a check of one entry's record came to.
 *
 * @param line of the entry's row, from 1; 0 where the log has none
 * @param events how many are proved
 * @param head the hash of the last proved line; empty where there is no ledger
 */
public record EntryReport(
    String id, int line, State state, int events, String head, List<RecordFinding> findings) {
  /** How a ledger stands; the names are those of the JSON. */
  public enum State {
    NONE,
    UNBROKEN,
    FORKED,
    BROKEN
  }

  public EntryReport {
    findings = List.copyOf(findings);
  }

  /** What speaks against the record. */
  public List<RecordFinding> alarms() {
    return findings.stream().filter(RecordFinding::isAlarm).toList();
  }

  /** Whether it has a record that nothing speaks against. */
  public boolean isProved() {
    return state == State.UNBROKEN && alarms().isEmpty();
  }
}
