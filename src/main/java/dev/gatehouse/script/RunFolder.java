package dev.gatehouse.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A temporary folder of one run, readable by its owner only: its pipes, and the file named by
 * {@code GATEHOUSE_OUTPUT} into which a script may write {@code KEY=VALUE} lines.
 */
final class RunFolder implements AutoCloseable {
  private static final String PREFIX = "gatehouse-run";
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*=(.*)");

  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  static RunFolder create() throws IOException {
    var folder = new RunFolder(Files.createTempDirectory(PREFIX));
    Files.createFile(folder.outputs());
    return folder;
  }

  Path path() {
    return folder;
  }

  /** The file for the script's {@code KEY=VALUE} lines. */
  Path outputs() {
    return folder.resolve("outputs");
  }

  /** What the script wrote there, at most 1 MB of it; the last of several values counts. */
  Map<String, String> readOutputs() throws IOException {
    if (!Files.isRegularFile(outputs(), LinkOption.NOFOLLOW_LINKS)) {
      return Map.of();
    }
    byte[] bytes;
    try (var file = Files.newInputStream(outputs())) {
      bytes = file.readNBytes(MOST_BYTES);
    }
    var values = new LinkedHashMap<String, String>();
    new String(bytes, charset(bytes))
        .replace("\ufeff", "")
        .lines()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .forEach(line -> values.put(line.group(1), line.group(2).strip()));
    return values;
  }

  /** Windows PowerShell's {@code >>} writes UTF-16. */
  private static Charset charset(byte[] bytes) {
    var marked = bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe;
    return marked ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  /** Deletes what a killed program has left of one; any other folder is let be. */
  static void remove(Path left) {
    var name = String.valueOf(left.getFileName());
    if (name.startsWith(PREFIX) && Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
      new RunFolder(left).close();
    }
  }

  /** What cannot be deleted now, because a process holds it, is tried again when we end. */
  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
      outputs().toFile().deleteOnExit();
    }
  }
}
