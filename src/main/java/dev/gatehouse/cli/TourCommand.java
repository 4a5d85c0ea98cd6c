package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.sample.SampleWorkspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets the wizard walk the sample's promotion by itself. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = {
      "Walks the sample's promotion through the real window, and leaves a picture of each page.",
      "It signs with sample names, and needs no display."
    })
final class TourCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "An empty or new folder for the workspace and the pictures.")
  private @Nullable Path folder;

  TourCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var into =
        (folder == null ? Files.createTempDirectory("gatehouse-tour-") : folder).toAbsolutePath();
    refuseUsed(into);
    if (Display.missing().isPresent()) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    // What the tour trusts is the sample's, and stays in the tour's own folder.
    System.setProperty("gatehouse.config", into.resolve("settings").toString());
    out.println("The tour signs with sample names: " + Tour.PERSON + " and " + Tour.AGENT + ".");
    var since = System.nanoTime();
    var sample = SampleWorkspace.write(into.resolve("workspace"));
    var writing = Duration.ofNanos(System.nanoTime() - since);
    var complete = new Tour(sample, into, writing, out).walk();
    out.println("The workspace, the log and the pictures are in " + into);
    return complete ? ExitCodes.DONE : ExitCodes.NO;
  }

  private static void refuseUsed(Path into) throws IOException {
    Files.createDirectories(into);
    try (var listing = Files.list(into)) {
      if (listing.findAny().isPresent()) {
        throw new Trouble(into + " is not empty", "The tour did not start", "Name another folder");
      }
    }
  }
}
