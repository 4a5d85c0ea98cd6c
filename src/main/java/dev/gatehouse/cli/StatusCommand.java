package dev.gatehouse.cli;

import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.workspace.Workspace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a workspace is made of, and where its entries stand. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what a workspace is made of, and where its entries stand.")
final class StatusCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(paramLabel = "FOLDER", description = "Either checkout, or a folder that holds both.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  StatusCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var status = WorkspaceStatus.of(Promotions.of(Workspace.discover(folder), Clock.systemUTC()));
    out.println(json ? status.asJson() : status.asText());
    return ExitCodes.DONE;
  }
}
