package dev.gatehouse.log;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Finds the code spans of one line of Markdown, by CommonMark's rule of equal backtick runs. */
final class CodeSpans {
  private CodeSpans() {}

  /** The indices of all characters inside a code span, its backticks included. */
  static BitSet in(String text) {
    var inside = new BitSet();
    if (text.indexOf('`') < 0) {
      return inside;
    }
    var closers = runs(text);
    var at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '\\') {
        at += 2;
        continue;
      }
      if (text.charAt(at) != '`') {
        at++;
        continue;
      }
      var length = run(text, at, '`');
      var starts = closers.getOrDefault(length, new ArrayDeque<>());
      while (!starts.isEmpty() && starts.getFirst() < at + length) {
        starts.removeFirst();
      }
      if (starts.isEmpty()) {
        at += length;
      } else {
        var end = starts.removeFirst() + length;
        inside.set(at, end);
        at = end;
      }
    }
    return inside;
  }

  /** How often {@code wanted} stands in a row from {@code at} on. */
  static int run(String text, int at, char wanted) {
    var end = at;
    while (end < text.length() && text.charAt(end) == wanted) {
      end++;
    }
    return end - at;
  }

  private static Map<Integer, ArrayDeque<Integer>> runs(String text) {
    var runs = new HashMap<Integer, ArrayDeque<Integer>>();
    var at = text.indexOf('`');
    while (at >= 0) {
      var length = run(text, at, '`');
      runs.computeIfAbsent(length, any -> new ArrayDeque<>()).addLast(at);
      at = text.indexOf('`', at + length);
    }
    return runs;
  }
}
