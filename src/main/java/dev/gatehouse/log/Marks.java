package dev.gatehouse.log;

/** The marks that lines of Markdown begin with, or consist of. */
final class Marks {
  private Marks() {}

  /** How many quotes the line opens, one in the other. */
  static int quotes(Lines lines, int from, int end) {
    var depth = 0;
    for (var at = from; at < end && (lines.at(at) == '>' || lines.at(at) == ' '); at++) {
      depth += lines.at(at) == '>' ? 1 : 0;
    }
    return depth;
  }

  /** Whether the range is a rule across the page: three or more of one mark, spaces between. */
  static boolean isRule(Lines lines, int from, int end) {
    var marks = 0;
    for (var at = from; at < end; at++) {
      if (lines.at(at) == lines.at(from)) {
        marks++;
      } else if (lines.skipPadding(at, at + 1) == at) {
        return false;
      }
    }
    return marks >= 3 && "-*_".indexOf(lines.at(from)) >= 0;
  }

  /** Where the content of list items that begin here begins, or {@code from} where none does. */
  static int afterListMarks(Lines lines, int from, int end) {
    var content = from;
    while (true) {
      var inner = afterListMark(lines, content, end);
      if (inner == content) {
        return content;
      }
      content = inner;
    }
  }

  /** The same for one item. */
  static int afterListMark(Lines lines, int from, int end) {
    var at = from;
    while (at < end && at - from < 9 && lines.at(at) >= '0' && lines.at(at) <= '9') {
      at++;
    }
    var marks = at > from ? ".)" : "-+*";
    if (at == end || marks.indexOf(lines.at(at)) < 0) {
      return from;
    }
    var content = lines.skipPadding(at + 1, end);
    return content > at + 1 || content == end ? content : from;
  }
}
