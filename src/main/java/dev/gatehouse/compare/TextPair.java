package dev.gatehouse.compare;

import dev.gatehouse.git.LineEdits;
import dev.gatehouse.git.LineEdits.Edit;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.io.Cancellation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Two texts, line by line, and where they differ. Lines count from 0 and are decoded when they are
 * asked for, so that a pair of large texts costs little more than their bytes.
 */
public final class TextPair {
  private final Side before;
  private final Side after;
  private final List<Edit> edits;
  private final boolean coarse;
  private final boolean onlyLineEnds;

  private TextPair(byte[] before, byte[] after, Spaces spaces, Cancellation cancellation) {
    this.before = new Side(before);
    this.after = new Side(after);
    var found = LineEdits.between(before, after, spaces, cancellation);
    this.edits = found.edits();
    this.coarse = found.coarse();
    this.onlyLineEnds = differOnlyInLineEnds(before, after);
  }

  /** Compares two texts. Binary content has lines of no meaning: look before. */
  public static TextPair of(byte[] before, byte[] after, Spaces spaces) {
    return of(before, after, spaces, Cancellation.never());
  }

  /**
   * The same, given up soon after the cancellation is asked for.
   *
   * @throws java.util.concurrent.CancellationException where it was
   */
  public static TextPair of(byte[] before, byte[] after, Spaces spaces, Cancellation cancellation) {
    return new TextPair(before, after, spaces, cancellation);
  }

  /** Whether two texts are the same but for CR LF here and LF there, and not the very same. */
  static boolean differOnlyInLineEnds(byte[] before, byte[] after) {
    return !Arrays.equals(before, after) && sameButForLineEnds(before, after);
  }

  private static boolean sameButForLineEnds(byte[] before, byte[] after) {
    int b = 0;
    int a = 0;
    while (true) {
      b += isCrLf(before, b) ? 1 : 0;
      a += isCrLf(after, a) ? 1 : 0;
      if (b == before.length || a == after.length) {
        return b == before.length && a == after.length;
      }
      if (before[b++] != after[a++]) {
        return false;
      }
    }
  }

  private static boolean isCrLf(byte[] text, int at) {
    return at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n';
  }

  /** The stretches of lines that differ, in their order. */
  public List<Edit> edits() {
    return edits;
  }

  /** Whether large stretches count as replaced as a whole, since an exact look took too long. */
  public boolean coarse() {
    return coarse;
  }

  /** Whether the two are the same but for CR LF here and LF there. */
  public boolean onlyLineEnds() {
    return onlyLineEnds;
  }

  public Side before() {
    return before;
  }

  public Side after() {
    return after;
  }

  public int added() {
    return edits.stream().mapToInt(edit -> edit.afterEnd() - edit.afterStart()).sum();
  }

  public int removed() {
    return edits.stream().mapToInt(edit -> edit.beforeEnd() - edit.beforeStart()).sum();
  }

  /** The lines of one text. */
  public static final class Side {
    private final byte[] text;
    private final int[] starts;

    private Side(byte[] text) {
      this.text = text;
      this.starts = starts(text);
    }

    /** Where each line starts, with the end of the text as the last. */
    private static int[] starts(byte[] text) {
      int count = 0;
      for (int i = 0; i < text.length; i++) {
        count += text[i] == '\n' || i == text.length - 1 ? 1 : 0;
      }
      var starts = new int[count + 1];
      int line = 0;
      for (int i = 0; i < text.length; i++) {
        if (text[i] == '\n' || i == text.length - 1) {
          starts[++line] = i + 1;
        }
      }
      return starts;
    }

    /** How many lines it has. */
    public int size() {
      return starts.length - 1;
    }

    /** A line without its line feed; a carriage return before it stays. */
    public String line(int line) {
      int from = starts[line];
      int to = starts[line + 1] - (endsOpen(line) ? 0 : 1);
      return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** How long its longest line is, in bytes. */
    public int longest() {
      int longest = 0;
      for (int line = 0; line < size(); line++) {
        longest = Math.max(longest, starts[line + 1] - starts[line]);
      }
      return longest;
    }

    /** Whether it is a last line with no line feed behind it. */
    public boolean endsOpen(int line) {
      return text[starts[line + 1] - 1] != '\n';
    }
  }
}
