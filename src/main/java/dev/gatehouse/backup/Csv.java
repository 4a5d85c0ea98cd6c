package dev.gatehouse.backup;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, with either line end and a byte order mark. */
final class Csv {
  private Csv() {}

  /** All rows that are not blank, each with at least one value. */
  static List<List<String>> rows(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var value = new StringBuilder();
    boolean quoted = false;
    for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          value.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        row.add(value.toString());
        value.setLength(0);
      } else if (c == '\n') {
        end(rows, row, value);
      } else if (c != '\r') {
        value.append(c);
      }
    }
    end(rows, row, value);
    return rows;
  }

  private static void end(List<List<String>> rows, List<String> row, StringBuilder value) {
    if (!row.isEmpty() || !value.isEmpty()) {
      row.add(value.toString());
      rows.add(List.copyOf(row));
    }
    row.clear();
    value.setLength(0);
  }

  static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
