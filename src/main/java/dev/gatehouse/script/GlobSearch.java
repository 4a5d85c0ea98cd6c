package dev.gatehouse.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds files and folders by a glob ({@code *}, {@code **}, {@code ?}, {@code {a,b}}). */
final class GlobSearch {
  private GlobSearch() {}

  /**
   * What matches below {@code folder}, links not followed.
   *
   * @param glob relative to the folder, with {@code /}; one that leads out matches nothing
   */
  static List<Path> matches(Path folder, String glob) throws IOException {
    var root = folder.toAbsolutePath().normalize();
    var start = root;
    var parts = List.of(glob.replace('\\', '/').replaceAll("/+", "/").split("/"));
    for (var part : parts.subList(0, parts.size() - 1)) {
      if (part.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
        break;
      }
      start = start.resolve(part);
    }
    if (!start.normalize().startsWith(root) || !Files.isDirectory(start)) {
      return List.of();
    }
    // Matched against relative paths, so that the folder's own name may hold a star.
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + String.join("/", parts));
    var depth = glob.contains("**") ? Integer.MAX_VALUE : parts.size();
    try (var all = Files.walk(start, depth)) {
      return all.filter(path -> !path.equals(root))
          .filter(path -> matcher.matches(root.relativize(path)))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
