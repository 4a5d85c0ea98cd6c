package dev.gatehouse.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code .env*} files of a checkout, which hold its configuration and its secrets. */
public final class EnvFiles {
  private static final Set<String> NOT_LOOKED_INTO = Set.of("node_modules", "venv", "target");

  private EnvFiles() {}

  /**
   * All files whose names begin with {@code .env}, in the checkout's root and one level below,
   * whether git tracks them or not; the root's first, each folder's in order of their names. A link
   * to a file counts, wherever that lies: it is what the application reads.
   */
  public static List<Path> in(Path root) throws IOException {
    var folders = new ArrayList<Path>();
    folders.add(root);
    for (var child : sorted(root, EnvFiles::isLookedInto)) {
      folders.add(child);
    }
    var files = new ArrayList<Path>();
    for (var folder : folders) {
      files.addAll(sorted(folder, EnvFiles::isEnvFile));
    }
    return files;
  }

  /**
   * The keys and values of one such file, in its order; the last of two equal keys counts. Reads
   * {@code export}, single and double quotes also across lines, comments, and <code>${NAME}</code>
   * for keys that came before. What is no assignment is passed over.
   */
  public static Map<String, String> values(Path file) throws IOException {
    return new EnvParser(EncodedText.of(Files.readAllBytes(file)).text()).values();
  }

  /** Whether the file is only there to be copied, or speaks of another place than this one. */
  static boolean isForElsewhere(Path file) {
    var words = NameSigns.words(file.getFileName().toString());
    return words.stream()
            .anyMatch(Set.of("example", "sample", "template", "dist", "test")::contains)
        || NameSigns.role(file.getFileName().toString()).filter(Role.DEV::equals).isPresent();
  }

  private static boolean isEnvFile(Path path) {
    return path.getFileName().toString().startsWith(".env") && Files.isRegularFile(path);
  }

  private static boolean isLookedInto(Path path) {
    var name = path.getFileName().toString();
    return !name.startsWith(".")
        && !NOT_LOOKED_INTO.contains(name)
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && Files.isReadable(path);
  }

  private static List<Path> sorted(Path folder, DirectoryStream.Filter<Path> which)
      throws IOException {
    var found = new ArrayList<Path>();
    try (var children = Files.newDirectoryStream(folder, which)) {
      children.forEach(found::add);
    }
    found.sort(Comparator.comparing(path -> path.getFileName().toString()));
    return found;
  }
}
