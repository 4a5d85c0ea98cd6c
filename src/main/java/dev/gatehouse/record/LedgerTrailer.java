package dev.gatehouse.record;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.git.LogCommit;
import dev.gatehouse.ledger.Ledger;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The last line of each commit that Gatehouse makes for an entry. It says where the entry's record
 * stood, so that git's own history speaks against a record that was cut short or written anew.
 */
public final class LedgerTrailer {
  static final String KEY = LogCommit.TRAILER + ": ";

  /** The entry's ID, the number of the record's last line, and its SHA-256. */
  static final Pattern LINE =
      Pattern.compile("^" + KEY + "(.+) ([0-9]{1,18}) ([0-9a-f]{64})\\s*$", Pattern.MULTILINE);

  private LedgerTrailer() {}

  /** The message with the trailer of the entry's record as it is now. */
  public static String on(String message, EntryFolder folder) throws IOException {
    return on(message, Ledger.open(folder.path(), folder.id()));
  }

  /** The message with the trailer of a record. */
  public static String on(String message, Ledger ledger) {
    return "%s\n\n%s%s %d %s\n"
        .formatted(message.strip(), KEY, oneLine(ledger.entryId()), ledger.seq(), ledger.head());
  }

  /** An ID that people made up may hold anything; in a message it keeps to its line. */
  public static String oneLine(String id) {
    return id.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
