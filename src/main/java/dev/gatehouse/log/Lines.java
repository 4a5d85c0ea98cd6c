package dev.gatehouse.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A document's bytes and where its lines begin. Lines count from 0 and end with LF, CR LF or a lone
 * CR, as Markdown has it; a byte order mark belongs to no line.
 */
final class Lines {
  private final byte[] bytes;
  private final int[] starts;
  private final int count;

  private Lines(byte[] bytes, int[] starts, int count) {
    this.bytes = bytes;
    this.starts = starts;
    this.count = count;
  }

  static Lines of(byte[] bytes) {
    var starts = new int[Math.max(16, bytes.length / 64)];
    var count = 0;
    var at = afterMark(bytes);
    starts[0] = at;
    while (at < bytes.length) {
      while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
        at++;
      }
      if (at < bytes.length) {
        at += bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? 2 : 1;
      }
      count++;
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count] = at;
    }
    return new Lines(bytes, starts, count);
  }

  private static int afterMark(byte[] bytes) {
    var marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  byte[] bytes() {
    return bytes;
  }

  byte at(int offset) {
    return bytes[offset];
  }

  int count() {
    return count;
  }

  int start(int line) {
    return starts[line];
  }

  /** Where the next line begins: behind this line's end mark. */
  int next(int line) {
    return starts[line + 1];
  }

  /** Where the line's text ends: before its end mark. */
  int end(int line) {
    var end = starts[line + 1];
    if (end > starts[line] && bytes[end - 1] == '\n') {
      end--;
      return end > starts[line] && bytes[end - 1] == '\r' ? end - 1 : end;
    }
    return end > starts[line] && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /** The line's end mark, empty for a last line that has none. */
  String mark(int line) {
    return text(end(line), next(line));
  }

  /** The first byte that is neither space nor tab, or the line's end. */
  int first(int line) {
    return skipPadding(starts[line], end(line));
  }

  int skipPadding(int from, int to) {
    var at = from;
    while (at < to && isPadding(bytes[at])) {
      at++;
    }
    return at;
  }

  int trimEnd(int from, int to) {
    var at = to;
    while (at > from && isPadding(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  boolean isBlank(int line) {
    return first(line) == end(line);
  }

  /** How far the line is indented, in columns, tab stops every four. */
  int indent(int line) {
    return columns(line, first(line));
  }

  /** The column of an offset in a line whose text up to there is one byte a column. */
  int columns(int line, int offset) {
    var column = 0;
    for (var at = starts[line]; at < offset; at++) {
      column += bytes[at] == '\t' ? 4 - column % 4 : 1;
    }
    return column;
  }

  /** How often {@code mark} stands in a row from {@code from} on. */
  int run(int from, int to, byte mark) {
    var at = from;
    while (at < to && bytes[at] == mark) {
      at++;
    }
    return at - from;
  }

  /** Whether the ASCII text stands at this offset, letters in any case. */
  boolean says(int offset, int to, String lowerCase) {
    if (offset + lowerCase.length() > to) {
      return false;
    }
    for (var i = 0; i < lowerCase.length(); i++) {
      var b = bytes[offset + i];
      var lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
      if (lower != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first offset in the range where the ASCII text stands, or -1. */
  int find(int from, int to, String lowerCase) {
    for (var at = from; at + lowerCase.length() <= to; at++) {
      if (says(at, to, lowerCase)) {
        return at;
      }
    }
    return -1;
  }

  String text(int line) {
    return text(start(line), end(line));
  }

  /** The bytes of a range as UTF-8; what is not valid shows as replacement characters. */
  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The line, counted from 0, that holds this offset. */
  int lineAt(int offset) {
    var found = Arrays.binarySearch(starts, 0, count, offset);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  private static boolean isPadding(byte b) {
    return b == ' ' || b == '\t' || b == 0x0B || b == '\f';
  }
}
