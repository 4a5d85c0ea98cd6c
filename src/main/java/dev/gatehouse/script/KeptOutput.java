package dev.gatehouse.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a run's output, read from its file: as much of it as a screen shows, whatever the size
 * of the file.
 *
 * @param isWhole whether the file holds nothing before these lines
 */
public record KeptOutput(List<OutputText> lines, boolean isWhole) {
  private static final int MOST_BYTES = 4 << 20;

  public KeptOutput {
    lines = List.copyOf(lines);
  }

  /** Reads at most the last {@code lines} lines, and of them at most 4 MB. */
  public static KeptOutput tail(Path file, int lines) throws IOException {
    byte[] bytes;
    boolean whole;
    try (var open = new RandomAccessFile(file.toFile(), "r")) {
      var from = Math.max(0, open.length() - MOST_BYTES);
      whole = from == 0;
      bytes = new byte[(int) (open.length() - from)];
      open.seek(from);
      open.readFully(bytes);
    }
    var text = new String(bytes, UTF_8);
    // What comes before the first line end is a piece of a line.
    var start = whole ? 0 : text.indexOf('\n') + 1;
    var colours = new ColouredText();
    var all = new ArrayList<OutputText>();
    text.substring(start).lines().forEach(line -> all.add(colours.next(line)));
    var surplus = Math.max(0, all.size() - lines);
    return new KeptOutput(all.subList(surplus, all.size()), whole && surplus == 0);
  }
}
