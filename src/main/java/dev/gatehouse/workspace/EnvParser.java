package dev.gatehouse.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads assignments the way the usual dotenv libraries do. */
final class EnvParser {
  private static final Pattern NAME =
      Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*+)[ \\t]*=[ \\t]*");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern COMMENT = Pattern.compile("(?:^|[ \\t])#.*$");

  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int at;

  EnvParser(String text) {
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  Map<String, String> values() {
    var name = NAME.matcher(text);
    while (at < text.length()) {
      if (name.region(at, text.length()).lookingAt()) {
        at = name.end();
        values.put(name.group(1), value());
      }
      at = endOfLine() + 1;
    }
    return values;
  }

  private String value() {
    if (at < text.length()) {
      char quote = text.charAt(at);
      int end = quote == '"' || quote == '\'' ? closing(quote) : -1;
      if (end >= 0) {
        var inside = text.substring(at + 1, end);
        at = end;
        return quote == '\'' ? inside : expanded(unescaped(inside));
      }
    }
    return expanded(COMMENT.matcher(text.substring(at, endOfLine())).replaceFirst("").strip());
  }

  /** Where the quoted text ends that begins here; -1 where it never does. */
  private int closing(char quote) {
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        return i;
      }
      if (quote == '"' && text.charAt(i) == '\\') {
        i++;
      }
    }
    return -1;
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private String expanded(String value) {
    return REFERENCE
        .matcher(value)
        .replaceAll(
            reference ->
                Matcher.quoteReplacement(
                    values.getOrDefault(reference.group(1), reference.group())));
  }

  private static String unescaped(String value) {
    var out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        out.append(c);
        continue;
      }
      char next = value.charAt(++i);
      switch (next) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '"', '\\', '$' -> out.append(next);
        default -> out.append(c).append(next);
      }
    }
    return out.toString();
  }
}
