package dev.gatehouse.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.workspace.CommandLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists and maps of the settings as lines of text, and back. */
final class Lists {
  private Lists() {}

  /** A line for each text of a list. */
  static String shown(JsonNode list) {
    var lines = new ArrayList<String>();
    list.forEach(item -> lines.add(item.asText()));
    return String.join("\n", lines);
  }

  /** The lines that say something; nothing where none does. */
  static Optional<List<String>> typed(String lines) {
    var texts = lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
  }

  /** A line for each key, with its value behind the sign. */
  static String shownMap(JsonNode map, String sign) {
    var lines = new ArrayList<String>();
    map.properties().forEach(one -> lines.add(one.getKey() + sign + one.getValue().asText()));
    return String.join("\n", lines);
  }

  /** The keys and values of lines with a sign between; a line without it is a key of nothing. */
  static Optional<Map<String, String>> typedMap(String lines, String sign) {
    var map = new LinkedHashMap<String, String>();
    for (var line : lines.lines().filter(one -> !one.isBlank()).toList()) {
      int at = line.indexOf(sign.strip());
      var key = at < 0 ? line.strip() : line.substring(0, at).strip();
      map.put(key, at < 0 ? "" : line.substring(at + sign.strip().length()).strip());
    }
    return map.isEmpty() ? Optional.empty() : Optional.of(map);
  }

  /** A command's words on one line. */
  static String command(JsonNode command) {
    var words = new ArrayList<String>();
    command.forEach(word -> words.add(word.asText()));
    return CommandLine.line(words);
  }

  /** A line's words; nothing where it is empty or a quote in it is not closed. */
  static List<String> words(String line) {
    try {
      return CommandLine.words(line);
    } catch (IllegalArgumentException open) {
      return List.of();
    }
  }
}
