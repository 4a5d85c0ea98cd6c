package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON that still knows where each part stood, so that a complaint can name the line, the column
 * and the key. Duplicate keys, nesting deeper than 32 and anything after the end are refused.
 */
sealed interface LocatedJson {
  /** Where the value starts. */
  Place place();

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column in characters, from 1
   * @param key the way to it from the root, such as {@code gates[1].run}; empty at the root
   */
  record Place(int line, int column, String key) {
    Place of(String member) {
      return new Place(line, column, key.isEmpty() ? member : key + "." + member);
    }
  }

  record Obj(Place place, Map<String, LocatedJson> members, Map<String, Place> keys)
      implements LocatedJson {}

  record Arr(Place place, List<LocatedJson> items) implements LocatedJson {}

  record Text(Place place, String value) implements LocatedJson {}

  record Bool(Place place, boolean value) implements LocatedJson {}

  /** A number or null, which no setting takes. */
  record Other(Place place, String written) implements LocatedJson {}

  /** What is wrong, and where. */
  final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    Wrong(Place place, String why) {
      super(why);
      this.place = place;
    }

    Place place() {
      return place;
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Reads a whole text that has no byte order mark any more. */
  static LocatedJson parse(String text) throws Wrong {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
            .build();
    try (var parser = factory.createParser(text)) {
      try {
        if (parser.nextToken() == null) {
          throw new Wrong(new Place(1, 1, ""), "the file is empty");
        }
        var value = value(parser, "");
        if (parser.nextToken() != null) {
          throw new Wrong(here(parser, ""), "there is more after the end of the object");
        }
        return value;
      } catch (JsonProcessingException e) {
        throw new Wrong(place(e, parser), message(e));
      }
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail to be read", e);
    }
  }

  private static LocatedJson value(JsonParser parser, String key) throws IOException, Wrong {
    var place = here(parser, key);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, place);
      case START_ARRAY -> array(parser, place);
      case VALUE_STRING -> new Text(place, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Bool(place, parser.getBooleanValue());
      default -> new Other(place, parser.getText());
    };
  }

  private static Obj object(JsonParser parser, Place place) throws IOException, Wrong {
    var members = new LinkedHashMap<String, LocatedJson>();
    var keys = new LinkedHashMap<String, Place>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      var at = here(parser, place.of(name).key());
      if (keys.put(name, at) != null) {
        throw new Wrong(at, "the key stands there twice");
      }
      parser.nextToken();
      members.put(name, value(parser, at.key()));
    }
    return new Obj(place, members, keys);
  }

  private static Arr array(JsonParser parser, Place place) throws IOException, Wrong {
    var items = new ArrayList<LocatedJson>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, place.key() + "[" + items.size() + "]"));
    }
    return new Arr(place, items);
  }

  private static Place here(JsonParser parser, String key) {
    return place(parser.currentTokenLocation(), key);
  }

  private static Place place(JsonLocation location, String key) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), key);
  }

  private static Place place(JsonProcessingException e, JsonParser parser) {
    var pointer = parser.getParsingContext().pathAsPointer(false).toString();
    var key =
        pointer.isEmpty()
            ? ""
            : pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    var location = e.getLocation();
    return place(location == null ? parser.currentLocation() : location, key);
  }

  private static String message(JsonProcessingException e) {
    var said = String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ").strip();
    var why = e instanceof JsonParseException ? "it is not JSON: " : "";
    return why + (said.endsWith(".") ? said.substring(0, said.length() - 1) : said);
  }
}
