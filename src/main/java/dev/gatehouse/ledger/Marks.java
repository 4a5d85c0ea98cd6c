package dev.gatehouse.ledger;

/** The lines that git leaves in a file when it cannot merge two versions of it. */
enum Marks {
  NONE,
  OURS,
  BASE,
  THEIRS,
  END;

  /** Which of them a line is. An event's line begins with a brace, so that it is never one. */
  static Marks of(byte[] line) {
    if (isMark(line, '<')) {
      return OURS;
    }
    if (isMark(line, '|')) {
      return BASE;
    }
    if (isMark(line, '=')) {
      return THEIRS;
    }
    return isMark(line, '>') ? END : NONE;
  }

  private static boolean isMark(byte[] line, char mark) {
    for (int at = 0; at < 7; at++) {
      if (at >= line.length || line[at] != mark) {
        return false;
      }
    }
    return line.length == 7 || line[7] == ' ' || line[7] == '\r';
  }
}
