package dev.gatehouse.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replaces the bytes from one offset to another. */
@SuppressWarnings("ArrayRecordComponent") // made, applied and forgotten; never compared
record Splice(int from, int to, byte[] with) {
  Splice(int from, int to, String with) {
    this(from, to, with.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The bytes with all splices made. Splices do not overlap; those that insert at one place do so
   * in their order.
   */
  static byte[] apply(byte[] bytes, List<Splice> splices) {
    var sorted = new ArrayList<>(splices);
    sorted.sort(Comparator.comparingInt(Splice::from));
    var size = bytes.length;
    for (var splice : sorted) {
      size += splice.with.length - (splice.to - splice.from);
    }
    var out = ByteBuffer.allocate(size);
    var done = 0;
    for (var splice : sorted) {
      if (splice.from < done) {
        throw new IllegalStateException("two edits of the byte at " + splice.from);
      }
      out.put(bytes, done, splice.from - done).put(splice.with);
      done = splice.to;
    }
    return out.put(bytes, done, bytes.length - done).array();
  }

  /**
   * Puts whole lines behind a line, with the end mark in use there; a document whose last line has
   * none keeps that.
   */
  static Splice behind(Lines lines, int line, List<String> inserted) {
    var whole = inserted.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    return behindAsBytes(lines, line, whole);
  }

  /** The same for lines whose bytes must stay as they are, UTF-8 or not. */
  static Splice behindAsBytes(Lines lines, int line, List<byte[]> inserted) {
    var own = lines.mark(line);
    var mark = own.isEmpty() && line > 0 ? lines.mark(line - 1) : own.isEmpty() ? "\n" : own;
    var before = (own.isEmpty() ? mark : "").getBytes(StandardCharsets.UTF_8);
    var after = (own.isEmpty() ? "" : mark).getBytes(StandardCharsets.UTF_8);
    var text = new ByteArrayOutputStream();
    for (var one : inserted) {
      text.writeBytes(before);
      text.writeBytes(one);
      text.writeBytes(after);
    }
    return new Splice(lines.next(line), lines.next(line), text.toByteArray());
  }
}
