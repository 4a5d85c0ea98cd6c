package dev.gatehouse.ui.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words for durations, sizes, lists and command lines on the promotion's pages. */
final class Said {

  private Said() {}

  /** As a stop-watch shows it. */
  static String elapsed(long seconds) {
    return seconds / 60 + ":" + String.format(Locale.ROOT, "%02d", seconds % 60);
  }

  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? Math.round(bytes / 1000.0) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }

  /** The beginning and the end of a hash. */
  static String hash(String sha256) {
    return sha256.length() < 12
        ? sha256
        : sha256.substring(0, 4) + "…" + sha256.substring(sha256.length() - 2);
  }

  /** The last part of a path of the record, such as {@code dev:docs/a.txt}. */
  static String name(String recorded) {
    var path = recorded.endsWith("/") ? recorded.substring(0, recorded.length() - 1) : recorded;
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  }

  /** Step numbers as one says them: "step 7", "steps 7, 8 and 9", "steps 0 and 2 to 12". */
  static String steps(List<Integer> numbers) {
    var parts = new ArrayList<String>();
    for (int from = 0, to; from < numbers.size(); from = to) {
      to = from + 1;
      while (to < numbers.size() && numbers.get(to) == numbers.get(to - 1) + 1) {
        to++;
      }
      if (to - from > 2 && numbers.size() > 3) {
        parts.add(numbers.get(from) + " to " + numbers.get(to - 1));
      } else {
        numbers.subList(from, to).forEach(number -> parts.add(number.toString()));
      }
    }
    var last = parts.removeLast();
    return (numbers.size() == 1 ? "step " : "steps ")
        + (parts.isEmpty() ? "" : String.join(", ", parts) + " and ")
        + last;
  }

  /** A command line, each argument that holds a space in quotes. */
  static String command(List<String> command) {
    return command.stream()
        .map(word -> word.isEmpty() || word.contains(" ") ? "\"" + word + "\"" : word)
        .collect(Collectors.joining(" "));
  }

  /** A folder as one calls it, where it is a checkout. */
  static String folder(Path folder, String in) {
    return in.isEmpty() ? folder.toString() : "in " + in + " · " + folder;
  }
}
