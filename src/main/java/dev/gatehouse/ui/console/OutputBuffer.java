package dev.gatehouse.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of an output, as many as may be kept. Lines are known by how many came before
 * them, so that a place stays what it is while older lines are dropped.
 */
final class OutputBuffer {
  /** A ring: the line with number n lies at n modulo its length. */
  private final @Nullable OutputLine[] ring = new OutputLine[OutputFeed.CAPACITY];

  private final int mostCharacters;
  private long first;
  private long end;
  private long characters;
  private int longest;

  OutputBuffer(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  void add(List<OutputLine> lines) {
    for (var line : lines) {
      if (end - first == ring.length) {
        drop();
      }
      ring[(int) (end++ % ring.length)] = line;
      characters += line.text().length();
      longest = Math.max(longest, line.text().length());
      while (characters > mostCharacters && end - first > 1) {
        drop();
      }
    }
  }

  private void drop() {
    var at = (int) (first++ % ring.length);
    characters -= Objects.requireNonNull(ring[at]).text().length();
    ring[at] = null;
  }

  void clear() {
    while (first < end) {
      drop();
    }
    first = 0;
    end = 0;
    longest = 0;
  }

  /** The first line that is still kept. */
  long first() {
    return first;
  }

  /** The place behind the last line. */
  long end() {
    return end;
  }

  boolean isEmpty() {
    return first == end;
  }

  /** The length of the longest line that there was, in characters. */
  int longest() {
    return longest;
  }

  OutputLine get(long line) {
    if (line < first || line >= end) {
      throw new IndexOutOfBoundsException(line + " is not in " + first + " to " + end);
    }
    return Objects.requireNonNull(ring[(int) (line % ring.length)]);
  }

  List<OutputLine> all() {
    var all = new ArrayList<OutputLine>((int) (end - first));
    for (var line = first; line < end; line++) {
      all.add(get(line));
    }
    return all;
  }
}
