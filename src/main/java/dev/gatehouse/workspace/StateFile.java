package dev.gatehouse.workspace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a checkout's {@code .workspace-state.json}. Of a file that is there only the values
 * change: byte order mark, line ends, indentation, order and unknown keys stay.
 */
public final class StateFile {
  private StateFile() {}

  /**
   * Writes a state, durably before it returns.
   *
   * @param at written in UTC, to the second
   * @throws dev.gatehouse.io.Trouble where the file that is there is no JSON object, or leads out
   *     of the checkout
   */
  public static void write(
      Path root, Role role, String state, String canonicalOwner, String note, Instant at)
      throws IOException {
    var values = new LinkedHashMap<String, String>();
    values.put("role", role.word());
    values.put("state", state);
    values.put("canonical_owner", canonicalOwner);
    values.put("note", note);
    values.put("updated_at", at.truncatedTo(ChronoUnit.SECONDS).toString());
    var file = Folders.inside(root, CheckoutState.FILE);
    if (!Files.exists(file)) {
      AtomicFile.write(file, fresh(values).getBytes(StandardCharsets.UTF_8));
      return;
    }
    var old = EncodedText.of(Files.readAllBytes(file));
    try {
      AtomicFile.write(file, old.encode(spliced(old.text(), values)));
    } catch (JsonProcessingException e) {
      throw CheckoutState.unreadable(file, " in line " + e.getLocation().getLineNr(), e);
    }
  }

  private static String fresh(Map<String, String> values) {
    var members = new StringBuilder();
    for (var value : values.entrySet()) {
      members.append(members.isEmpty() ? "{\n  " : ",\n  ").append(member(value));
    }
    return members.append("\n}\n").toString();
  }

  /** Replaces the values of known keys where they stand, and adds the missing ones at the end. */
  private static String spliced(String text, Map<String, String> values) throws IOException {
    var out = new StringBuilder();
    var missing = new LinkedHashMap<>(values);
    int copied = 0;
    int lastValueEnd = -1;
    var between = ", ";
    try (var parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "no object");
      }
      int open = end(parser);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        int keyStart = start(parser);
        between = lead(text.substring(lastValueEnd < 0 ? open : lastValueEnd, keyStart));
        var key = parser.currentName();
        parser.nextToken();
        int valueStart = start(parser);
        parser.skipChildren();
        parser.finishToken();
        lastValueEnd = end(parser);
        missing.remove(key);
        var value = values.get(key);
        if (value != null) {
          out.append(text, copied, valueStart).append(quoted(value));
          copied = lastValueEnd;
        }
      }
      if (lastValueEnd < 0) {
        return fresh(values);
      }
      parser.nextToken();
    }
    out.append(text, copied, lastValueEnd);
    for (var value : missing.entrySet()) {
      out.append(between).append(member(value));
    }
    return out.append(text, lastValueEnd, text.length()).toString();
  }

  /** What to put in front of one more member: a comma and the blanks that stood before the last. */
  private static String lead(String gap) {
    return "," + gap.substring(gap.indexOf(',') + 1);
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  private static String member(Map.Entry<String, String> value) {
    return quoted(value.getKey()) + ": " + quoted(value.getValue());
  }

  private static String quoted(String value) {
    return TextNode.valueOf(value).toString();
  }
}
