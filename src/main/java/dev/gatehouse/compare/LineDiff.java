package dev.gatehouse.compare;

import dev.gatehouse.git.LineEdits.Spaces;
import java.util.List;

/**
 * The lines in which two texts differ, in hunks with three lines of context. Binary content has no
 * lines: {@link #isBinary} tells.
 */
public record LineDiff(List<Hunk> hunks) {
  static final int CONTEXT = 3;

  public enum Kind {
    CONTEXT,
    ADDED,
    REMOVED
  }

  /**
   * @param text without its line feed; a carriage return before it stays
   * @param beforeNo the line's number in the text before, from 1; 0 where it is not in it
   * @param afterNo the same in the text after
   * @param endsOpen whether it is a last line with no line feed behind it
   */
  public record Line(Kind kind, String text, int beforeNo, int afterNo, boolean endsOpen) {}

  /** A stretch of lines; the numbers, from 1, are those of its first line on either side. */
  public record Hunk(int beforeStart, int afterStart, List<Line> lines) {
    public Hunk {
      lines = List.copyOf(lines);
    }

    /** How many of its lines are in the text before. */
    public long beforeCount() {
      return lines.stream().filter(line -> line.kind() != Kind.ADDED).count();
    }

    public long afterCount() {
      return lines.stream().filter(line -> line.kind() != Kind.REMOVED).count();
    }
  }

  public LineDiff {
    hunks = List.copyOf(hunks);
  }

  /**
   * Whether the content looks binary, by the rule git shows differences by: a NUL near its start.
   */
  public static boolean isBinary(byte[] content) {
    for (int i = 0; i < Math.min(content.length, 8000); i++) {
      if (content[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Compares two texts line by line; where one is binary, there are no hunks. */
  public static LineDiff of(byte[] before, byte[] after) {
    return isBinary(before) || isBinary(after)
        ? new LineDiff(List.of())
        : new HunkMaker(TextPair.of(before, after, Spaces.ALL)).diff();
  }

  public long added() {
    return count(Kind.ADDED);
  }

  public long removed() {
    return count(Kind.REMOVED);
  }

  private long count(Kind kind) {
    return hunks.stream()
        .flatMap(hunk -> hunk.lines().stream())
        .filter(line -> line.kind() == kind)
        .count();
  }

  /** The differences in the unified format that patch tools read. */
  public String asUnified(String beforeName, String afterName) {
    if (hunks.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    text.append("--- ").append(beforeName).append("\n+++ ").append(afterName).append('\n');
    for (var hunk : hunks) {
      text.append("@@ -").append(range(hunk.beforeStart(), hunk.beforeCount()));
      text.append(" +").append(range(hunk.afterStart(), hunk.afterCount())).append(" @@\n");
      for (var line : hunk.lines()) {
        text.append(mark(line.kind())).append(line.text()).append('\n');
        if (line.endsOpen()) {
          text.append("\\ No newline at end of file\n");
        }
      }
    }
    return text.toString();
  }

  /** A side with no lines is named by the line before it. */
  private static String range(int start, long count) {
    return count == 0 ? (start - 1) + ",0" : count == 1 ? "" + start : start + "," + count;
  }

  private static char mark(Kind kind) {
    return switch (kind) {
      case CONTEXT -> ' ';
      case ADDED -> '+';
      case REMOVED -> '-';
    };
  }
}
