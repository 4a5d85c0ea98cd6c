package dev.gatehouse.log;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells whether a document's bytes are the UTF-8 that the log is written in. */
final class Encoding {
  private Encoding() {}

  static List<LogProblem> problems(Lines lines) {
    var bytes = lines.bytes();
    if (bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF))) {
      return List.of(new LogProblem(1, "this file is UTF-16, not UTF-8", true));
    }
    for (var at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        var what = "this line holds a zero byte: the file is UTF-16 or no text at all";
        return List.of(new LogProblem(lines.lineAt(at) + 1, what, true));
      }
    }
    var valid = validUpTo(bytes);
    return valid == bytes.length
        ? List.of()
        : List.of(
            new LogProblem(
                lines.lineAt(valid) + 1,
                "this line has bytes that are not UTF-8; they are kept as they are",
                false));
  }

  private static int validUpTo(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(8192);
    while (true) {
      var result = decoder.decode(in, out.clear(), true);
      if (!result.isOverflow()) {
        return result.isError() ? in.position() : bytes.length;
      }
    }
  }
}
