package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.io.Json;
import dev.gatehouse.log.PromotionLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the entries of a log. */
@Command(
    name = "entries",
    mixinStandardHelpOptions = true,
    description = "Lists the entries of a log, in the order of the file.")
final class EntriesCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(paramLabel = "LOG", description = "A promotion log in Markdown.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  EntriesCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var log = LogArgument.read(file);
    if (json) {
      out.println(Json.lenient().writeValueAsString(entries(log)));
    } else {
      log.entries().forEach(entry -> out.println(EntryPrint.line(entry)));
    }
    return ExitCodes.DONE;
  }

  private ArrayNode entries(PromotionLog log) throws IOException {
    var array = Json.lenient().createArrayNode();
    for (var entry : log.entries()) {
      array.add(EntryPrint.json(file, log, entry));
    }
    return array;
  }
}
