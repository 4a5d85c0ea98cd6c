package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a person confirm what a workspace asks to run. */
@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a workspace's gatehouse.json asks to run, and lets a person confirm it.",
      "Exit code 0 where it is confirmed, 1 where it is not, 2 where this is no terminal that a"
          + " person sits at."
    })
final class TrustCommand implements Callable<Integer> {
  private static final String YES = "yes";

  private final PrintStream out;

  @Parameters(paramLabel = "FOLDER", description = "Either checkout, or a folder that holds both.")
  private Path folder = Path.of("");

  TrustCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var promotions = Promotions.of(Workspace.discover(folder), Clock.systemUTC());
    if (promotions.asks().isEmpty()) {
      out.println("This workspace asks to run nothing of its own: there is nothing to confirm.");
      return ExitCodes.DONE;
    }
    if (promotions.trusted()) {
      out.println("It is confirmed already, as it is now:");
      promotions.asks().forEach(line -> out.println("  " + shown(line)));
      return ExitCodes.DONE;
    }
    if (!Terminal.isInteractive()) {
      throw new Trouble(
          "Only a person at an interactive terminal can confirm commands, and this is none",
          "Nothing was confirmed",
          "Run it in a terminal, or confirm them in the window");
    }
    return confirmed(promotions);
  }

  private int confirmed(Promotions promotions) throws IOException {
    out.println("gatehouse.json in " + promotions.workspace().dev().root() + " asks to run:");
    promotions.asks().forEach(line -> out.println("  " + shown(line)));
    out.println("They run with all that you may do on this machine.");
    var said = Terminal.ask("Type " + YES + " to confirm them as they are now: ");
    if (!said.strip().toLowerCase(Locale.ROOT).equals(YES)) {
      out.println("Nothing was confirmed.");
      return ExitCodes.NO;
    }
    promotions.trust();
    out.println(
        "Confirmed. When gatehouse.json or a script that it names changes, you are asked"
            + " again.");
    return ExitCodes.DONE;
  }

  /** A command that could move the cursor could show another one in its place. */
  private static String shown(String line) {
    return line.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
  }
}
