package dev.gatehouse.cli;

import dev.gatehouse.ui.GatehouseApp;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the window on a workspace. */
@Command(
    name = "gatehouse",
    version = "Gatehouse 0.1",
    mixinStandardHelpOptions = true,
    description = "Walks a release engineer through promoting dev to prod.")
final class GatehouseCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Either checkout, or a folder that holds both.")
  private @Nullable Path folder;

  @Option(
      names = "--tour-without-display",
      description = "Where there is no display, runs the tour instead of failing.")
  private boolean tourWithoutDisplay;

  GatehouseCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    var missing = Display.missing();
    if (missing.isPresent() && tourWithoutDisplay) {
      err.println("gatehouse: " + missing.get());
      out.println("There is no display, so this is the tour.");
      return new TourCommand(out).call();
    }
    if (missing.isEmpty()) {
      missing = GatehouseApp.open(Optional.ofNullable(folder));
    }
    if (missing.isEmpty()) {
      return ExitCodes.DONE;
    }
    err.println("gatehouse: " + missing.get());
    return ExitCodes.UNUSABLE;
  }
}
