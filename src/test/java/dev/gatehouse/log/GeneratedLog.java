package dev.gatehouse.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random log that knows where each cell and each field of its entries stands. It is built as a
 * text of one character a byte, so that bytes that are no UTF-8 can be in it.
 */
final class GeneratedLog {
  /** A range of the document that one edit may change. */
  record Range(int from, int to) {}

  private static final String[] PROSE = {
    "Some words.",
    "```sh\n"
        + "| ID | Summary | Status | Owner | Notes |\n"
        + "|---|---|---|---|---|\n"
        + "| e0 | in code | Pending | x | y |\n"
        + "```",
    "~~~\n## Entry details\n### e1\n- **Claims:** in code\n~~~",
    "<!-- \n"
        + "| ID | Summary | Status | Owner | Notes |\n"
        + "|---|---|---|---|---|\n"
        + "| e1 | in a comment | Pending | x | y |\n"
        + "-->",
    "| Word | Means |\n| --- | --- |\n| e0 | not an entry \\| at all |",
    "> | ID | Summary | Status | Owner | Notes |\n"
        + "> |---|---|---|---|---|\n"
        + "> | e2 | quoted | Pending | x | y |",
    "1. one\n2. two\n\n   ```\n   # no heading\n   ```",
    "not UTF-8: \u00e9\u00ff\u00c3",
    "<div>\n### e0\n</div>",
    "***",
  };
  private static final String[] WORDS = {
    "words",
    "a \\| b",
    "`c \\| d`",
    "x<br>y",
    "\\<br>",
    "&amp;",
    "\u00c3\u00a9",
    "\u00ff",
    "**bold**",
    "[l](#m)",
    "`",
    "C:\\t",
    ""
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Range> ranges = new HashMap<>();
  private final int marks;
  private final boolean hasPromoted;

  GeneratedLog(long seed) {
    random = new Random(seed);
    marks = random.nextInt(4);
    hasPromoted = random.nextInt(3) == 0;
    if (random.nextInt(4) == 0) {
      text.append("\u00ef\u00bb\u00bf");
    }
    prose();
    table("Pending Promotion", 1 + random.nextInt(4));
    prose();
    table("Dev-only", random.nextInt(3));
    if (hasPromoted) {
      table("Promoted", random.nextInt(2));
    }
    prose();
    if (random.nextBoolean()) {
      details();
    }
    if (random.nextInt(3) == 0) {
      line("# Appendix");
      prose();
    }
    if (random.nextInt(3) == 0) {
      while (text.charAt(text.length() - 1) == '\n' || text.charAt(text.length() - 1) == '\r') {
        text.setLength(text.length() - 1);
      }
    }
  }

  byte[] bytes() {
    return text.toString().getBytes(ISO_8859_1);
  }

  List<String> ids() {
    return ids;
  }

  boolean hasPromoted() {
    return hasPromoted;
  }

  /** Where a cell stands between its pipes, or the value of a bullet behind its label. */
  Range range(String id, String what) {
    return ranges.getOrDefault(id + " " + what, new Range(-1, -1));
  }

  private void table(String heading, int rows) {
    line("## " + heading);
    var columns = new ArrayList<>(List.of("ID", "Summary", "Status", "Owner", "Notes"));
    if (random.nextInt(3) == 0) {
      columns.add(random.nextInt(6), "Risk");
    }
    var outer = random.nextInt(4) > 0;
    line((outer ? "| " : "") + String.join(" | ", columns) + (outer ? " |" : ""));
    line(
        String.join(
            "|", columns.stream().map(any -> random.nextBoolean() ? "---" : " :-: ").toList()));
    for (var i = 0; i < rows; i++) {
      row("e" + ids.size(), columns);
    }
    line("");
  }

  private void row(String id, List<String> columns) {
    ids.add(id);
    text.append(random.nextInt(5) == 0 ? "  |" : "|");
    for (var column : columns) {
      var from = text.length();
      text.append(" ".repeat(random.nextInt(3)));
      text.append(
          switch (column) {
            case "ID" -> id;
            case "Status" -> pick(List.of(Status.values())).text();
            default ->
                words()
                    + (column.equals("Notes") && random.nextBoolean()
                        ? " \u00c2\u00b7 [details](#" + id + ")"
                        : "");
          });
      text.append(" ".repeat(1 + random.nextInt(2)));
      ranges.put(id + " " + column, new Range(from, text.length()));
      text.append('|');
    }
    text.append(mark());
  }

  private void details() {
    line("## Entry details");
    line("");
    for (var id : ids) {
      if (random.nextBoolean()) {
        line("### " + id);
        prose();
        for (var field : List.of(Field.CLAIMS, Field.BACKUP, Field.CHECKLIST)) {
          if (random.nextBoolean()) {
            text.append("- **").append(field.label()).append(":**");
            var from = text.length();
            text.append(' ').append(words());
            ranges.put(id + " " + field.label(), new Range(from, text.length()));
            text.append(mark());
          }
        }
        prose();
      }
    }
  }

  private String words() {
    var words = new ArrayList<String>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words).strip();
  }

  private void prose() {
    line("");
    for (var i = random.nextInt(3); i > 0; i--) {
      for (var one : PROSE[random.nextInt(PROSE.length)].split("\n")) {
        line(one);
      }
      line("");
    }
  }

  private void line(String content) {
    text.append(content).append(mark());
  }

  private String mark() {
    var afterReturn = !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
    return switch (marks) {
      case 0 -> "\n";
      case 1 -> "\r\n";
      case 2 -> random.nextBoolean() ? "\n" : "\r\n";
      default -> afterReturn || random.nextInt(10) == 0 ? "\r" : "\n";
    };
  }

  /** A value for a cell or a field, as a caller might give it. */
  String value() {
    var bytes = words().getBytes(ISO_8859_1);
    var value = new String(bytes, UTF_8);
    return random.nextInt(3) == 0 ? value + "\n| more \\" : value;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
