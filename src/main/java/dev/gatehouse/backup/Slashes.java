package dev.gatehouse.backup;

import java.nio.file.Path;

/** Paths as records write them: with '/' on every system. */
final class Slashes {
  private Slashes() {}

  static String of(Path path) {
    var separator = path.getFileSystem().getSeparator();
    return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
  }
}
