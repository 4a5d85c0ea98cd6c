package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Starts Gatehouse: the window, or one of the verbs that need none. */
public final class Main {
  /** Held here, since loggers that nobody holds are forgotten with their filters. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    // JavaFX warns at each start that it runs from a class path, of which no user has any use.
    JAVAFX.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX configuration"));
    var code = run(out, err, args);
    // The window may have left threads behind that would hold the process.
    System.exit(code);
  }

  /**
   * Runs one command line.
   *
   * @return 0 for done or yes, 1 for no, 2 for input that cannot be used
   */
  static int run(PrintStream out, PrintStream err, String... args) {
    return new CommandLine(new GatehouseCommand(out, err))
        .addSubcommand(new SampleCommand(out))
        .addSubcommand(new TourCommand(out))
        .addSubcommand(new StatusCommand(out))
        .addSubcommand(new EntriesCommand(out))
        .addSubcommand(new CompareCommand(out))
        .addSubcommand(new AddCommand(out))
        .addSubcommand(new SetCommand(out))
        .addSubcommand(new NoteCommand(out))
        .addSubcommand(new DecideCommand(out))
        .addSubcommand(new NextCommand(out))
        .addSubcommand(new StepCommand(out, err))
        .addSubcommand(new TrustCommand(out))
        .addSubcommand(new VerifyCommand(out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A note that begins with "@" speaks to somebody, and names no file to read.
        .setExpandAtFiles(false)
        .setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (wrong, line) -> {
              err.println(
                  oneLine(
                      "gatehouse: "
                          + wrong.getMessage()
                          + (wrong.getCommandLine().getCommand() instanceof EditCommand
                              ? ". A text that begins with \"-\" comes behind \"--\"."
                              : ". gatehouse --help lists the verbs.")));
              return ExitCodes.UNUSABLE;
            })
        .setExecutionExceptionHandler(
            (wrong, command, parsed) -> {
              err.println(oneLine("gatehouse: " + words(wrong)));
              return wrong instanceof Refused ? ExitCodes.NO : ExitCodes.UNUSABLE;
            })
        .execute(given(args));
  }

  /** Maven gives an empty folder where none is named; behind a verb, an empty text is meant. */
  private static String[] given(String... args) {
    return args.length == 1 || (args.length > 1 && args[0].startsWith("-"))
        ? Arrays.stream(args).filter(arg -> !arg.isBlank()).toArray(String[]::new)
        : args;
  }

  /** Whoever reads standard error by the line gets one per error, whatever a name holds. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R+", " ");
  }

  private static String words(Exception wrong) {
    return switch (wrong) {
      case Refused refused -> String.valueOf(refused.getMessage());
      case Trouble trouble -> String.valueOf(trouble.getMessage());
      case IOException io -> "A file could not be read or written: " + io.getMessage();
      case UncheckedIOException io -> "A file could not be read or written: " + io.getMessage();
      default -> "Something unexpected happened: " + wrong;
    };
  }
}
