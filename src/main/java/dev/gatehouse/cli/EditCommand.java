package dev.gatehouse.cli;

import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the verbs that change an entry have in common: the log, the entry, and who it is that
 * changes it. They end with 1 where the process says no.
 */
abstract class EditCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(index = "0", paramLabel = "LOG", description = "A promotion log in Markdown.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "ID", description = "The entry's ID.")
  private String id = "";

  @Mixin private WhoOptions who = new WhoOptions();

  @Option(names = "--json", description = "Prints the entry as JSON, as \"entries\" does.")
  private boolean json;

  EditCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Makes the change.
   *
   * @return the entry as the log has it then
   * @throws Trouble where the process does not allow it
   */
  abstract LogEntry change(Promotions promotions, String id, Who who) throws IOException;

  /** Whether the entry is yet to come. */
  boolean isNew() {
    return false;
  }

  /**
   * Looks at what the verb was given beside the log and the entry.
   *
   * @throws Trouble where it cannot be used
   */
  void check() {}

  @Override
  public final Integer call() throws Exception {
    check();
    var log = LogArgument.read(file);
    refuseReadOnly(log);
    var promotions = Promotions.of(Workspace.ofLog(file), Clock.systemUTC());
    var wanted = id.strip();
    if (!isNew() && log.entry(wanted).isEmpty() && !promotions.isRecorded(wanted)) {
      throw new Trouble("The log has no entry " + wanted, "", "\"entries\" lists those it has");
    }
    LogEntry entry;
    try {
      entry = change(promotions, wanted, who.who(promotions));
    } catch (Trouble no) {
      throw new Refused(no);
    }
    var logFile = promotions.logFile().orElseThrow();
    out.println(
        json
            ? Json.lenient().writeValueAsString(EntryPrint.json(logFile, promotions.log(), entry))
            : EntryPrint.line(entry));
    return ExitCodes.DONE;
  }

  private void refuseReadOnly(PromotionLog log) {
    var problem = log.blocker();
    if (problem.isPresent()) {
      throw new Trouble(
          file
              + " is read-only because of line "
              + problem.get().line()
              + ": "
              + problem.get().what(),
          "Nothing was recorded",
          "Mend that line in an editor");
    }
  }
}
