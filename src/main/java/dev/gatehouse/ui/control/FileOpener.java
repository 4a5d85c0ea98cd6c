package dev.gatehouse.ui.control;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a file in the program that the system has for it. */
@FunctionalInterface
public interface FileOpener {
  /** Starts the program and does not wait for it. */
  void open(Path file) throws IOException;

  /** The same at a line, from 1, where the program can go there. */
  default void openAt(Path file, int line) throws IOException {
    open(file);
  }

  /** Shows the file among the others of its folder. */
  default void reveal(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    open(folder == null ? file : folder);
  }

  /** The system's own way. */
  static FileOpener ofSystem() {
    return new SystemOpener(System.getenv(), System.getProperty("os.name", ""));
  }
}
