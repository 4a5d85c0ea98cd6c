package dev.gatehouse.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a ledger's file.
 *
 * @param start where the line begins in the file
 * @param ended whether it has its LF
 */
record Lines(List<Line> all) {
  record Line(int number, int start, byte[] content, boolean ended) {
    int end() {
      return start + content.length + (ended ? 1 : 0);
    }
  }

  static Lines of(byte[] bytes) {
    var lines = new ArrayList<Line>();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      var content = Arrays.copyOfRange(bytes, start, end);
      lines.add(new Line(lines.size() + 1, start, content, end < bytes.length));
      start = end + 1;
    }
    return new Lines(lines);
  }
}
