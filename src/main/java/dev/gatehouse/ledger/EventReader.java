package dev.gatehouse.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.io.Json;
import dev.gatehouse.ledger.Event.Finish;
import dev.gatehouse.ledger.Event.Result;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a line of a ledger. Keys that it does not know are passed over, since a later version may
 * have written them; what it knows must have the right shape.
 */
final class EventReader {
  private EventReader() {}

  /** Says in one clause, for a person, why a line is no event. */
  static final class NoEvent extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean noJson;
    private final boolean newer;

    NoEvent(String why) {
      this(why, false, false);
    }

    private NoEvent(String why, boolean noJson, boolean newer) {
      super(why);
      this.noJson = noJson;
      this.newer = newer;
    }

    private static NoEvent noJson(String why) {
      return new NoEvent(why, true, false);
    }

    private static NoEvent newer(String why) {
      return new NoEvent(why, false, true);
    }

    /** Whether a later version may have written it. */
    boolean isNewer() {
      return newer;
    }

    /** Whether it is not even JSON, as what a torn write leaves never is. */
    boolean isNoJson() {
      return noJson;
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  static Event read(byte[] line) throws NoEvent {
    if (line.length < 2 || line[0] != '{' || line[line.length - 1] != '}') {
      throw NoEvent.noJson("it does not begin with { and end with }");
    }
    JsonNode json;
    try {
      json = Json.strict().readTree(line);
    } catch (JsonProcessingException e) {
      throw NoEvent.noJson("it is not one JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw NoEvent.noJson("it is not UTF-8: " + e.getMessage());
    }
    if (!json.isObject()) {
      throw new NoEvent("it is not one JSON object");
    }
    if (number(json, "v", 1, Long.MAX_VALUE) != EventWriter.VERSION) {
      throw NoEvent.newer("a newer Gatehouse wrote it (version " + json.path("v").asText() + ")");
    }
    return new Event(
        number(json, "seq", 1, Long.MAX_VALUE),
        (int) number(json, "attempt", 1, Integer.MAX_VALUE),
        time(json),
        who(json.path("who")),
        type(json),
        text(json, "step"),
        json.has("run") ? (int) number(json, "run", 0, Integer.MAX_VALUE) : 0,
        finish(json),
        artifacts(json),
        saw(json),
        texts(json, "set"),
        text(json, "about"),
        text(json, "choice"),
        text(json, "text"),
        text(json, "from"),
        text(json, "to"),
        texts(json, "deltas"),
        text(json, "row"),
        needed(json, "prev"),
        text(json, "also"));
  }

  private static EventType type(JsonNode json) throws NoEvent {
    var key = needed(json, "event");
    return EventType.ofKey(key)
        .orElseThrow(
            () ->
                NoEvent.newer("the event \"" + key + "\" is unknown to this version of Gatehouse"));
  }

  private static Instant time(JsonNode json) throws NoEvent {
    var at = needed(json, "at");
    try {
      return Instant.parse(at);
    } catch (DateTimeException e) {
      throw new NoEvent("\"at\" is no time in UTC: " + at);
    }
  }

  private static Who who(JsonNode json) throws NoEvent {
    var name = needed(json, "name");
    if (name.isBlank()) {
      throw new NoEvent("\"who\" has no name");
    }
    return new Who(name, choice(Who.Kind.class, needed(json, "kind")));
  }

  private static Optional<Finish> finish(JsonNode json) throws NoEvent {
    if (!json.has("result")) {
      return Optional.empty();
    }
    Optional<Integer> exit = Optional.empty();
    if (json.has("exit")) {
      exit = Optional.of((int) number(json, "exit", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    var seconds = json.path("seconds");
    if (!seconds.isMissingNode() && !seconds.isNumber()) {
      throw new NoEvent("\"seconds\" is no number");
    }
    var command = new ArrayList<String>();
    for (var word : list(json, "command")) {
      command.add(value(word, "command"));
    }
    return Optional.of(
        new Finish(
            choice(Result.class, needed(json, "result")),
            exit,
            seconds.asDouble(0),
            text(json, "by"),
            List.copyOf(command),
            text(json, "summary")));
  }

  private static List<Artifact> artifacts(JsonNode json) throws NoEvent {
    var artifacts = new ArrayList<Artifact>();
    for (var each : list(json, "artifacts")) {
      artifacts.add(
          new Artifact(
              needed(each, "path"),
              number(each, "bytes", 0, Long.MAX_VALUE),
              needed(each, "sha256")));
    }
    return List.copyOf(artifacts);
  }

  private static Saw saw(JsonNode json) throws NoEvent {
    var hashes = new TreeMap<String, String>();
    Optional<Saw.Side> dev = Optional.empty();
    Optional<Saw.Side> prod = Optional.empty();
    for (var each : object(json, "saw").properties()) {
      switch (each.getKey()) {
        case "dev" -> dev = Optional.of(side(each.getValue()));
        case "prod" -> prod = Optional.of(side(each.getValue()));
        default -> hashes.put(each.getKey(), value(each.getValue(), "saw"));
      }
    }
    return new Saw(dev, prod, hashes);
  }

  private static Saw.Side side(JsonNode json) throws NoEvent {
    return new Saw.Side(text(json, "commit"), text(json, "content"));
  }

  private static SortedMap<String, String> texts(JsonNode json, String key) throws NoEvent {
    var texts = new TreeMap<String, String>();
    for (var each : object(json, key).properties()) {
      texts.put(each.getKey(), value(each.getValue(), key));
    }
    return texts;
  }

  private static <E extends Enum<E>> E choice(Class<E> of, String text) throws NoEvent {
    for (var constant : of.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new NoEvent("\"" + text + "\" is unknown to this version of Gatehouse");
  }

  private static long number(JsonNode json, String key, long least, long most) throws NoEvent {
    var value = json.path(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < least
        || value.asLong() > most) {
      throw new NoEvent("\"" + key + "\" is missing or no fitting number");
    }
    return value.asLong();
  }

  private static String needed(JsonNode json, String key) throws NoEvent {
    if (!json.path(key).isTextual()) {
      throw new NoEvent("\"" + key + "\" is missing");
    }
    return json.path(key).textValue();
  }

  private static String text(JsonNode json, String key) throws NoEvent {
    return json.has(key) ? value(json.path(key), key) : "";
  }

  private static String value(JsonNode value, String key) throws NoEvent {
    if (!value.isTextual()) {
      throw new NoEvent("\"" + key + "\" holds something that is no text");
    }
    return value.textValue();
  }

  private static JsonNode list(JsonNode json, String key) throws NoEvent {
    var list = json.path(key);
    if (!list.isMissingNode() && !list.isArray()) {
      throw new NoEvent("\"" + key + "\" is no list");
    }
    return list;
  }

  private static JsonNode object(JsonNode json, String key) throws NoEvent {
    var object = json.path(key);
    if (!object.isMissingNode() && !object.isObject()) {
      throw new NoEvent("\"" + key + "\" is no object");
    }
    return object;
  }
}
