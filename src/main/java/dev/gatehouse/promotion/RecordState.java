package dev.gatehouse.promotion;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.Verdict;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.record.RecordCheck;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Whether an entry has a record, and whether its chain holds; a fork does not until it is joined.
 */
public enum RecordState {
  NONE,
  UNBROKEN,
  BROKEN;

  /**
   * Looks at an entry's ledger. Where there is none, but the entry's section holds what only a
   * promotion writes, the record is lost and so broken; a section with claims alone may be written
   * by hand.
   */
  public static RecordState of(Path logFile, PromotionLog log, LogEntry entry) throws IOException {
    var folder = EntryFolder.of(logFile, entry.id()).path();
    if (Ledger.exists(folder)) {
      return Ledger.open(folder, entry.id()).verdict() instanceof Verdict.Unbroken
          ? UNBROKEN
          : BROKEN;
    }
    return RecordCheck.showsRecord(log, entry) ? BROKEN : NONE;
  }
}
