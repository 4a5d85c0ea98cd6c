package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Whether something that exists really lies in a folder, whatever links lead there. */
final class Inside {
  private Inside() {}

  static boolean isIn(Path folder, Path thing) throws IOException {
    try {
      return thing.toRealPath().startsWith(folder.toRealPath());
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** The way from a folder to a path in it, with '/', as records write it. */
  static String slashed(Path folder, Path path) {
    return slashed(folder.relativize(path));
  }

  static String slashed(Path path) {
    var separator = path.getFileSystem().getSeparator();
    return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
  }

  /** The real path of what exists, else the absolute one. */
  static Path real(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }
}
