package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.io.Json;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.promotion.RecordState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** How the verbs print an entry; {@code record.md} has the shape of the JSON. */
final class EntryPrint {
  private EntryPrint() {}

  static String line(LogEntry entry) {
    return entry.id() + "  " + entry.statusText() + "  " + entry.summary();
  }

  /**
   * The entry as a JSON object.
   *
   * @param file where the log lies, and so the record
   */
  static ObjectNode json(Path file, PromotionLog log, LogEntry entry) throws IOException {
    var one =
        Json.lenient()
            .createObjectNode()
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
    return one.put("record", record.name().toLowerCase(Locale.ROOT));
  }
}
