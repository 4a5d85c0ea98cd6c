package dev.gatehouse.git;

import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of a test's checkout. */
public final class Folder {
  public static final Who ADA = Who.human("Ada");

  private Folder() {}

  public static void write(Path root, String path, String text) throws IOException {
    write(root, path, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void write(Path root, String path, byte[] bytes) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  public static void executable(Path root, String path) throws IOException {
    if (!root.resolve(path).toFile().setExecutable(true)) {
      throw new IOException(path + " could not be made executable");
    }
  }

  public static String read(Path root, String path) throws IOException {
    return Files.readString(root.resolve(path));
  }
}
