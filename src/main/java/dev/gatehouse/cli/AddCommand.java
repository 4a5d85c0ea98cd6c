package dev.gatehouse.cli;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds an entry to a log. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Adds an entry to a log: its row, and its record.",
      "The ID is a date and a few words in lower case, such as 2026-01-05-promotion-hardening."
    })
final class AddCommand extends EditCommand {
  @Option(
      names = "--summary",
      required = true,
      paramLabel = "TEXT",
      description = "What the entry ships, in a line.")
  private String summary = "";

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for it.")
  private String owner = "";

  @Option(
      names = "--dev-only",
      description = "It must never be promoted. Without this, the entry is Pending.")
  private boolean devOnly;

  AddCommand(PrintStream out) {
    super(out);
  }

  @Override
  boolean isNew() {
    return true;
  }

  @Override
  LogEntry change(Promotions promotions, String id, Who who) throws IOException {
    var status = devOnly ? Status.DEV_ONLY : Status.PENDING;
    return promotions.edits().add(id, summary, status, owner, who);
  }
}
