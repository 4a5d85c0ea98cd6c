package dev.gatehouse.script;

/**
 * Cuts one stream of bytes into lines, whatever the reads happen to bring, and masks them. A line
 * of more than 64 kB goes on in pieces, so that memory stays bounded; a secret or a character at a
 * cut stays whole. A carriage return alone ends a line as well: progress bars are told step by
 * step.
 */
final class LineCutter {
  /** The longest piece of a line, in bytes. */
  static final int LONGEST = 64 * 1024;

  /** The longest escape sequence that a cut avoids. */
  private static final int LONGEST_SEQUENCE = 64;

  private static final int ESC = 0x1b;

  private final Masker masker;
  private final OutputSink sink;
  private final boolean error;
  private final byte[] line;
  private int length;
  private boolean ended;

  LineCutter(Masker masker, OutputSink sink, boolean error) {
    this.masker = masker;
    this.sink = sink;
    this.error = error;
    this.line = new byte[LONGEST + masker.reach()];
  }

  /** Takes the next bytes; ignored after {@link #end()}. */
  synchronized void feed(byte[] bytes, int count) {
    if (ended) {
      return;
    }
    for (var i = 0; i < count; i++) {
      var next = bytes[i];
      if (next != '\n' && length > 0 && line[length - 1] == '\r') {
        emit(length);
      }
      line[length++] = next;
      if (next == '\n') {
        emit(length);
      } else if (length == line.length) {
        emit(placeToCut());
      }
    }
    sink.flush();
  }

  /** The stream is over, or nobody wants more of it: what is there of a last line goes out. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      while (length > 0) {
        emit(length);
      }
      sink.flush();
    }
  }

  private void emit(int limit) {
    var masked = masker.mask(line, length, limit);
    sink.write(line, masked, error);
    length -= masked.consumed();
    System.arraycopy(line, masked.consumed(), line, 0, length);
  }

  /** At most the longest piece, and neither within a character nor within an escape sequence. */
  private int placeToCut() {
    for (var at = LONGEST; at > LONGEST - LONGEST_SEQUENCE; at--) {
      if (line[at] == ESC) {
        return at;
      }
    }
    var at = LONGEST;
    while (at > LONGEST - 4 && (line[at] & 0xc0) == 0x80) {
      at--;
    }
    return at;
  }
}
