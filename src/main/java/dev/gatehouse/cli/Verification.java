package dev.gatehouse.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.io.Json;
import dev.gatehouse.record.EntryReport;
import dev.gatehouse.record.RecordFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What {@code gatehouse verify} prints; its JSON is described in {@code
 * src/docs/decisions/0007-verify.md}.
 *
 * @param ofLog what is wrong with the log as a whole
 */
record Verification(Path log, List<RecordFinding> ofLog, List<EntryReport> entries) {

  String asJson(boolean good) throws JsonProcessingException {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("log", log.toAbsolutePath().normalize().toString()).put("ok", good);
    findings(json.putArray("findings"), ofLog);
    var array = json.putArray("entries");
    for (var entry : entries) {
      var one = array.addObject().put("id", entry.id());
      putLine(one, entry.line());
      one.put("record", record(entry)).put("ok", entry.isProved()).put("events", entry.events());
      if (!entry.head().isEmpty()) {
        one.put("head", entry.head());
      }
      findings(one.putArray("findings"), entry.findings());
    }
    return Json.lenient().writeValueAsString(json);
  }

  private static void findings(ArrayNode array, List<RecordFinding> findings) {
    for (var finding : findings) {
      var one = array.addObject().put("kind", finding.kind().key()).put("alarm", finding.isAlarm());
      if (!finding.entry().isEmpty()) {
        one.put("entry", finding.entry());
      }
      if (!finding.file().isEmpty()) {
        one.put("file", finding.file());
      }
      putLine(one, finding.line());
      one.put("what", finding.what());
    }
  }

  private static void putLine(ObjectNode json, int line) {
    if (line > 0) {
      json.put("line", line);
    }
  }

  /** A line per entry, with what was found below it. */
  String asText() {
    var lines = new StringBuilder();
    ofLog.forEach(finding -> lines.append(finding.what()).append('\n'));
    for (var entry : entries) {
      lines.append(entry.id()).append("  ").append(words(entry)).append('\n');
      for (var finding : entry.findings()) {
        lines.append(finding.isAlarm() ? "  ! " : "  - ").append(finding.what()).append('\n');
      }
    }
    return lines.toString().stripTrailing();
  }

  private static String words(EntryReport entry) {
    var findings = entry.alarms().size();
    return switch (entry.state()) {
      case NONE -> "no record";
      case UNBROKEN ->
          findings == 0
              ? "complete and unbroken, " + entry.events() + " events"
              : "not as recorded";
      case FORKED -> "forked";
      case BROKEN -> "broken";
    };
  }

  private static String record(EntryReport entry) {
    return entry.state().name().toLowerCase(Locale.ROOT);
  }
}
