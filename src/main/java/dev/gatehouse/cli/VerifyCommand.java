package dev.gatehouse.cli;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.record.EntryReport;
import dev.gatehouse.record.EntryReport.State;
import dev.gatehouse.record.RecordCheck;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the records of a log, and writes nothing. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks whether the records of a log are complete and unbroken, and changes nothing.",
      "",
      "It tells apart text that people edited (said, and no failure); a status, a transition, a"
          + " result or a piece of evidence that was changed with no event (until a named person"
          + " acknowledges it in the window); lines of a record that were changed, removed,"
          + " reordered, repeated, cut off or copied from another entry; two clones that both went"
          + " on; and evidence that was changed, renamed or is gone. A row with no record is listed"
          + " as such, and is a failure only where it is asked for by its ID.",
      ""
    },
    footer = {
      "",
      "What it cannot prove: who really sat at the keyboard, and that a clock was right. The last"
          + " lines of a record are vouched for only by commits that Gatehouse made after them:"
          + " with no git, or where somebody rewrote git's history as well, a record that was cut"
          + " short or written anew as a whole looks unbroken. Keep the branch on a server that"
          + " refuses forced pushes, or a signed tag. A deleted row whose folder and commits are"
          + " gone too leaves no trace. Evidence in a checkout that is not here is named and not"
          + " looked at.",
      "",
      "Exit codes: 0 complete and unbroken, 1 with the findings, 2 what is named cannot be read."
    })
final class VerifyCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(index = "0", paramLabel = "LOG", description = "A promotion log in Markdown.")
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "An entry's ID; without it, all are checked.")
  private @Nullable String id;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(file)) {
      throw new Trouble(file + " is no file", "", "Name a promotion log");
    }
    if (!PromotionLog.read(file).isLog()) {
      throw new Trouble(
          file + " has no table with ID, Summary, Status, Owner and Notes",
          "",
          "Name a promotion log");
    }
    var check = RecordCheck.of(file, workspace());
    var asked = Optional.ofNullable(id);
    if (asked.isPresent() && !check.knows(asked.get())) {
      throw new Trouble(file + " has no entry " + id, "", "Name one of its IDs, or none");
    }
    var reports = asked.isPresent() ? List.of(check.entry(asked.get())) : check.entries();
    var verification = new Verification(file, check.logFindings(), reports);
    var good = verification.ofLog().isEmpty() && reports.stream().allMatch(this::isGood);
    out.println(json ? verification.asJson(good) : verification.asText());
    return good ? ExitCodes.DONE : ExitCodes.NO;
  }

  private boolean isGood(EntryReport report) {
    return report.isProved() || (id == null && report.state() == State.NONE);
  }

  /**
   * The workspace that the log belongs to, for evidence that lies elsewhere; nothing where there is
   * none, or where it goes by another log.
   */
  private Optional<Workspace> workspace() throws IOException {
    for (var at = file.toRealPath().getParent(); at != null; at = at.getParent()) {
      if (GitCheckout.isCheckout(at)) {
        try {
          return Optional.of(Workspace.discover(at));
        } catch (Trouble noWorkspace) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
