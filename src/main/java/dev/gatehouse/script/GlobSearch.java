package dev.gatehouse.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds files and folders by a glob ({@code *}, {@code **}, {@code ?}, {@code {a,b}}). */
final class GlobSearch {
  private GlobSearch() {}

  /**
   * What matches below {@code folder}, links not followed.
   *
   * @param glob relative to the folder, with {@code /}; one that leads out matches nothing
   */
  static List<Path> matches(Path folder, String glob) {
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
    var found = new ArrayList<Path>();
    var collector =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return visitFile(path, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (!path.equals(root) && matcher.matches(root.relativize(path))) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure) {
            return FileVisitResult.CONTINUE; // what cannot be read is no match
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), depth, collector);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
