package dev.gatehouse.action;

import dev.gatehouse.script.Masker;
import dev.gatehouse.script.OutputListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A run's output: every line goes, masked, to its file and to whoever watches.
 *
 * @param file the run's own output file
 */
public record Output(Path file, Masker masker, OutputListener listener) {

  /** One line from Gatehouse itself. */
  public void say(String line) {
    write(line, false);
  }

  /** One line that tells of something wrong. */
  public void warn(String line) {
    write(line, true);
  }

  private void write(String line, boolean error) {
    var masked = masker.mask(line);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, masked + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.line(masked, error);
  }
}
