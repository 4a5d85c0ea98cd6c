package dev.gatehouse.workspace;

import java.util.ArrayList;
import java.util.List;

/**
 * A program and its arguments written on one line, the way people type them: blanks between them,
 * double quotes around what holds a blank, and inside those a backslash before a quote or another
 * backslash. Elsewhere a backslash is itself, as in a Windows path. No shell reads the line.
 */
public final class CommandLine {
  private CommandLine() {}

  /**
   * The words of a line.
   *
   * @throws IllegalArgumentException where a quote is not closed
   */
  public static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (quoted && c == '\\' && i + 1 < line.length() && isEscaped(line.charAt(i + 1))) {
        word.append(line.charAt(++i));
      } else if (!quoted && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote is opened and not closed");
    }
    if (begun) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  private static boolean isEscaped(char c) {
    return c == '"' || c == '\\';
  }

  /** The line of which {@link #words} makes these words again. */
  public static String line(List<String> words) {
    return String.join(" ", words.stream().map(CommandLine::quoted).toList());
  }

  private static String quoted(String word) {
    var isPlain =
        !word.isEmpty() && word.indexOf('"') < 0 && word.chars().noneMatch(Character::isWhitespace);
    return isPlain ? word : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
