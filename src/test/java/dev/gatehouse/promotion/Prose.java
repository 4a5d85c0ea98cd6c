package dev.gatehouse.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What people do to the text of a log in an editor: words, not proof. */
final class Prose {
  private static final List<String> WORDS =
      List.of(
          "quay", "tide", "berth", "approved", "Promoted", "`x`", "**very**", "ü", "3/4", "passed");

  private final Random random;
  private final String id;

  Prose(Random random, String id) {
    this.random = random;
    this.id = id;
  }

  /** The log after one edit by hand. */
  String edit(String log) {
    var lines = new ArrayList<>(Arrays.asList(log.split("\n", -1)));
    switch (random.nextInt(8)) {
      case 0 -> lines.add(afterTitle(lines), sentence());
      case 1 -> cell(lines, 2);
      case 2 -> cell(lines, 4);
      case 3 -> cell(lines, 5);
      case 4 -> lines.add(section(lines) + 1, "\nA remark by hand: " + sentence());
      case 5 -> field(lines, "- **Rollback steps:**");
      case 6 -> field(lines, "- **Claims:**");
      default -> pad(lines);
    }
    return String.join("\n", lines);
  }

  private int afterTitle(List<String> lines) {
    return lines.indexOf("") + 1;
  }

  private int section(List<String> lines) {
    return lines.indexOf("### " + id);
  }

  /** A cell of the entry's row; the details link at the end of the notes may go as well. */
  private void cell(List<String> lines, int place) {
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith("| " + id + " |")) {
        var cells = lines.get(at).split("(?<!\\\\)\\|", -1);
        cells[place] = " " + sentence() + " ";
        lines.set(at, String.join("|", cells));
      }
    }
  }

  private void field(List<String> lines, String start) {
    for (int at = section(lines); at < lines.size(); at++) {
      if (lines.get(at).startsWith(start)) {
        lines.set(at, start + " " + sentence());
        return;
      }
    }
  }

  /** A formatter pads the rows of the table of transitions. */
  private void pad(List<String> lines) {
    for (int at = section(lines); at < lines.size(); at++) {
      if (lines.get(at).startsWith("| 20")) {
        lines.set(at, lines.get(at).replaceFirst(" \\|", "  ".repeat(1 + random.nextInt(3)) + "|"));
      }
    }
  }

  private String sentence() {
    var sentence = new StringBuilder("Seen");
    for (int word = random.nextInt(6); word >= 0; word--) {
      sentence.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return sentence.toString();
  }
}
