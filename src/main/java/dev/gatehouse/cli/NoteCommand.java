package dev.gatehouse.cli;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.promotion.Promotions;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a dated note into an entry's section. */
@Command(
    name = "note",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a note into an entry's section, with its time and name. The Notes cell is left"
          + " alone.",
      "A row that was written by hand gets its record by this: it is adopted."
    })
final class NoteCommand extends EditCommand {
  @Parameters(
      index = "2",
      paramLabel = "TEXT",
      description = "The note; one that begins with \"-\" comes behind \"--\".")
  private String text = "";

  NoteCommand(PrintStream out) {
    super(out);
  }

  @Override
  LogEntry change(Promotions promotions, String id, Who who) throws IOException {
    return promotions.edits().note(id, text, who);
  }
}
