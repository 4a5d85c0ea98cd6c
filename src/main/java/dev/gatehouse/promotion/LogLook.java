package dev.gatehouse.promotion;

import dev.gatehouse.log.EntryChange;
import dev.gatehouse.log.PromotionLog;
import java.util.List;

/**
 * What a window's look at the log found.
 *
 * @param entries every row, with what its record adds
 * @param changes what others have changed since the look before
 */
public record LogLook(PromotionLog log, List<EntryView> entries, List<EntryChange> changes) {
  public LogLook {
    entries = List.copyOf(entries);
    changes = List.copyOf(changes);
  }
}
