package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Appends notes to a ledger, one process among several. */
final class AppendingChild {
  private AppendingChild() {}

  public static void main(String[] arguments) throws IOException {
    var ledger = Ledger.open(Path.of(arguments[0]), arguments[1]);
    var who = Who.agent(arguments[2]);
    for (int number = 0; number < Integer.parseInt(arguments[3]); number++) {
      ledger.append(
          EventDraft.of(EventType.NOTED).text("note " + number), Instant.now(), 1, who, "");
    }
  }
}
