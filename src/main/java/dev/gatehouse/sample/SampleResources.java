package dev.gatehouse.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample's files as they lie in the program: one folder per chapter of its history. A name that
 * begins with {@code dot-} stands for one that begins with a dot, which build tools would leave
 * out.
 */
final class SampleResources {
  /** Lists every other resource, since a folder inside a jar cannot be listed simply. */
  static final String CONTENTS = "contents.txt";

  private SampleResources() {}

  /** The text of a resource, by its path below this package. */
  static String text(String name) {
    try (var stream = SampleResources.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its own file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a chapter's files into a checkout and returns their paths in it, with '/'. */
  static List<String> write(String chapter, Path root) throws IOException {
    var written = new ArrayList<String>();
    for (var name : text(CONTENTS).lines().toList()) {
      if (name.startsWith(chapter + "/")) {
        var path = name.substring(chapter.length() + 1).replaceAll("(^|/)dot-", "$1.");
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text(name));
        makeRunnable(file);
        written.add(path);
      }
    }
    return written;
  }

  private static void makeRunnable(Path file) throws IOException {
    if (file.toString().endsWith(".sh")
        && Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
