package dev.gatehouse.cli;

import dev.gatehouse.sample.SampleWorkspace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a sample workspace. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Writes a sample workspace: two checkouts, a database, a log.")
final class SampleCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(paramLabel = "DIR", description = "An empty or new folder.")
  private Path folder = Path.of("");

  SampleCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var sample = SampleWorkspace.write(folder);
    out.println("dev:  " + sample.dev());
    out.println("prod: " + sample.prod());
    out.println("Open it with: gatehouse " + folder);
    return ExitCodes.DONE;
  }
}
