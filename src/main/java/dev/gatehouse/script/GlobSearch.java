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
   * What matches, links not followed.
   *
   * @param glob relative to the folder, with {@code /}, or absolute; a relative one that leads out
   *     of the folder matches nothing
   */
  static List<Path> matches(Path folder, String glob) {
    var parts = List.of(glob.replace('\\', '/').replaceAll("/+", "/").split("/"));
    var literal = 0;
    while (literal < parts.size() - 1 && !isPattern(parts.get(literal))) {
      literal++;
    }
    var root = folder.toAbsolutePath().normalize();
    // Matched below what is no pattern, so that a folder's own name may hold a star.
    var before = Path.of(String.join("/", parts.subList(0, literal)) + "/");
    var start = (literal == 0 ? root : root.resolve(before)).normalize();
    var isInside = literal > 0 && before.isAbsolute() || start.startsWith(root);
    if (!isInside || !Files.isDirectory(start)) {
      return List.of();
    }
    var pattern = String.join("/", parts.subList(literal, parts.size()));
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
    var depth = pattern.contains("**") ? Integer.MAX_VALUE : parts.size() - literal;
    var found = new ArrayList<Path>();
    var collector =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return visitFile(path, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (!path.equals(start) && matcher.matches(start.relativize(path))) {
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

  private static boolean isPattern(String part) {
    return part.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }
}
