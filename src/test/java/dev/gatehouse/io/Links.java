package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import org.junit.jupiter.api.Assumptions;

/** Symbolic links and modes for tests, which skip themselves where a system has none. */
public final class Links {
  private Links() {}

  public static Path make(Path link, Path leadsTo) {
    try {
      return Files.createSymbolicLink(link, leadsTo);
    } catch (IOException | UnsupportedOperationException e) {
      return Assumptions.abort("no symbolic links here: " + e);
    }
  }

  static boolean posix(Path folder) {
    return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
  }
}
