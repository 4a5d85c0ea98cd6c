package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.RecordState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    if (!Files.isRegularFile(file)) {
      throw new Trouble(file + " is no file", "", "Name a promotion log");
    }
    var log = PromotionLog.read(file);
    if (!log.isLog()) {
      throw new Trouble(
          file + " has no table with ID, Summary, Status, Owner and Notes",
          "",
          "Name a promotion log");
    }
    if (json) {
      out.println(Json.lenient().writeValueAsString(entries(log)));
    } else {
      log.entries()
          .forEach(
              entry ->
                  out.println(entry.id() + "  " + entry.statusText() + "  " + entry.summary()));
    }
    return ExitCodes.DONE;
  }

  private ArrayNode entries(PromotionLog log) throws IOException {
    var array = Json.lenient().createArrayNode();
    for (var entry : log.entries()) {
      var one =
          array
              .addObject()
              .put("id", entry.id())
              .put("summary", entry.summary())
              .put("status", entry.statusText())
              .put("owner", entry.owner())
              .put("notes", entry.notes())
              .put("section", entry.section())
              .put("line", entry.line());
      var fields = one.putObject("fields");
      entry.fields().forEach((field, value) -> fields.put(field.key(), value));
      var record = RecordState.of(file.toAbsolutePath(), log, entry);
      one.put("record", record.name().toLowerCase(Locale.ROOT));
    }
    return array;
  }
}
