package dev.gatehouse.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.ledger.Event.Finish;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes an event as its line of JSON: keys in one order, empty ones left out. */
final class EventWriter {
  static final int VERSION = 1;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private EventWriter() {}

  /** The line without its LF. */
  static String line(Event event) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION).put("seq", event.seq()).put("attempt", event.attempt());
    json.put("at", time(event.at()));
    json.putObject("who")
        .put("name", event.who().name())
        .put("kind", event.who().kind().name().toLowerCase(Locale.ROOT));
    json.put("event", event.type().key());
    put(json, "step", event.step());
    if (event.run() != 0) {
      json.put("run", event.run());
    }
    event.finish().ifPresent(finish -> putFinish(json, finish));
    putArtifacts(json, event.artifacts());
    putSaw(json, event.saw());
    put(json, "set", event.set());
    put(json, "about", event.about());
    put(json, "choice", event.choice());
    put(json, "text", event.text());
    put(json, "from", event.from());
    put(json, "to", event.to());
    put(json, "deltas", event.deltas());
    put(json, "row", event.row());
    json.put("prev", event.prev());
    put(json, "also", event.also());
    return json.toString();
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static void putFinish(ObjectNode json, Finish finish) {
    json.put("result", finish.result().name().toLowerCase(Locale.ROOT));
    finish.exit().ifPresent(exit -> json.put("exit", exit));
    if (!Double.isFinite(finish.seconds())) {
      throw new IllegalArgumentException("a duration of " + finish.seconds() + " seconds");
    }
    double seconds = Math.round(finish.seconds() * 1000) / 1000.0;
    if (seconds != 0) {
      json.put("seconds", seconds);
    }
    put(json, "by", finish.by());
    if (!finish.command().isEmpty()) {
      ArrayNode command = json.putArray("command");
      finish.command().forEach(command::add);
    }
    put(json, "summary", finish.summary());
  }

  private static void putArtifacts(ObjectNode json, List<Artifact> artifacts) {
    if (artifacts.isEmpty()) {
      return;
    }
    var array = json.putArray("artifacts");
    for (var artifact : artifacts) {
      array
          .addObject()
          .put("path", artifact.path())
          .put("bytes", artifact.bytes())
          .put("sha256", artifact.sha256());
    }
  }

  private static void putSaw(ObjectNode json, Saw saw) {
    if (saw.dev().isEmpty() && saw.prod().isEmpty() && saw.hashes().isEmpty()) {
      return;
    }
    if (saw.hashes().containsKey("dev") || saw.hashes().containsKey("prod")) {
      throw new IllegalArgumentException("a hash cannot be named like a checkout");
    }
    var object = json.putObject("saw");
    saw.dev().ifPresent(side -> putSide(object.putObject("dev"), side));
    saw.prod().ifPresent(side -> putSide(object.putObject("prod"), side));
    saw.hashes().forEach(object::put);
  }

  private static void putSide(ObjectNode json, Saw.Side side) {
    json.put("commit", side.commit()).put("content", side.content());
  }

  private static void put(ObjectNode json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }

  private static void put(ObjectNode json, String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      var object = json.putObject(key);
      values.forEach(object::put);
    }
  }
}
