package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;

/** Makes the names in a folder last: a file's own sync says nothing about its name. */
final class FolderSync {
  static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

  private FolderSync() {}

  /** The folder in which a file lies or will lie. */
  static Path folderOf(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file: it has no folder");
    }
    return folder;
  }

  /** Creates the folder and those above it that are missing, so that they last. */
  static void create(Path folder) throws IOException {
    var missing = new ArrayDeque<Path>();
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    if (missing.isEmpty()) {
      return;
    }
    for (var made : missing) {
      AtomicFile.disk().createFolder(made);
      sync(folderOf(made));
    }
  }

  /** Windows keeps names safe by itself, and cannot open a folder as a file. */
  static void sync(Path folder) throws IOException {
    if (!WINDOWS) {
      AtomicFile.disk().syncFolder(folder);
    }
  }
}
