package dev.gatehouse.action;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.ledger.Ledger;
import java.io.IOException;

/**
 * The last line of each commit that Gatehouse makes for an entry. It says where the entry's record
 * stood, so that git's own history speaks against a record that was cut short or written anew.
 */
public final class LedgerTrailer {
  private LedgerTrailer() {}

  /** The message with the trailer of the entry's record as it is now. */
  public static String on(String message, EntryFolder folder) throws IOException {
    var ledger = Ledger.open(folder.path(), folder.id());
    return "%s\n\nGatehouse-Ledger: %s %d %s\n"
        .formatted(message.strip(), folder.id(), ledger.events().size(), ledger.head());
  }
}
