package dev.gatehouse.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Folders as wholes: what is in them, deleting and copying them, and never leaving them. */
public final class Folders {
  private Folders() {}

  /**
   * The size of a file, or of all files below a folder, in bytes; links count as nothing.
   *
   * @throws UncheckedIOException where it cannot be read
   */
  public static long bytes(Path fileOrFolder) {
    try {
      long sum = 0;
      for (var file : walk(fileOrFolder)) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All regular files below a folder, in byte order of their relative path; links are neither
   * listed nor followed.
   *
   * @throws UncheckedIOException where it cannot be read
   */
  public static List<Path> files(Path folder) {
    try {
      var files = walk(folder);
      files.sort((a, b) -> Arrays.compareUnsigned(key(folder, a), key(folder, b)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes a file or a folder with all that is in it. Links in it are removed, never followed. It
   * is fine if the target is not there.
   *
   * @param within the folder that nothing may be deleted outside of
   * @throws Trouble unless the target's real path lies below that of {@code within} and no part of
   *     the path between the two is a link
   */
  public static void delete(Path target, Path within) throws IOException {
    FolderDelete.delete(target, within);
  }

  /**
   * Copies a file or a folder with times and modes. Folders may be there already, files not.
   * Sockets, pipes and devices are left out: they hold no data.
   *
   * @throws Trouble where a link leads out of {@code from}, or {@code to} lies in it
   * @throws java.util.concurrent.CancellationException with the copy half done
   */
  public static void copy(Path from, Path to, Cancellation cancellation) throws IOException {
    new FolderCopy(from, cancellation).copyTo(to);
  }

  /**
   * The path below {@code root} that a text of unknown origin names, which need not be there. The
   * empty text names the root.
   *
   * @throws Trouble where it leads out of the root, by {@code ..}, by being absolute, or through a
   *     link
   */
  public static Path inside(Path root, String relative) {
    try {
      var base = root.toAbsolutePath().normalize();
      var asked = root.getFileSystem().getPath(relative);
      var path = base.resolve(asked).normalize();
      if (asked.getRoot() != null || !path.startsWith(base) || leadsOut(base, path)) {
        throw leaves(root, relative);
      }
      return path;
    } catch (InvalidPathException e) {
      throw leaves(root, relative);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a folder, with those above it that are missing, so that it outlives a power cut. */
  public static void create(Path folder) throws IOException {
    FolderSync.create(folder.toAbsolutePath());
  }

  /** A path as records write it, with '/' on every system. */
  public static String slashed(Path relative) {
    var separator = relative.getFileSystem().getSeparator();
    return separator.equals("/")
        ? relative.toString()
        : relative.toString().replace(separator, "/");
  }

  /** Windows' junctions count as links: Java calls them folders that are "other". */
  static boolean isLink(BasicFileAttributes attributes) {
    return attributes.isSymbolicLink() || (attributes.isDirectory() && attributes.isOther());
  }

  private static boolean leadsOut(Path base, Path path) throws IOException {
    var at = base;
    for (var part : base.relativize(path)) {
      at = at.resolve(part);
      BasicFileAttributes attributes;
      try {
        attributes = Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException notThereYet) {
        return false;
      }
      if (isLink(attributes) && !realPathIsIn(base, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean realPathIsIn(Path base, Path link) throws IOException {
    try {
      return link.toRealPath().startsWith(base.toRealPath());
    } catch (NoSuchFileException dangling) {
      return false; // whoever writes through it creates a file nobody knows where
    }
  }

  private static Trouble leaves(Path root, String relative) {
    return new Trouble(
        "The path \"" + relative + "\" leads out of " + root,
        "Nothing outside that folder is read or written",
        "Name a path that lies in it");
  }

  private static byte[] key(Path folder, Path file) {
    return slashed(folder.relativize(file)).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> walk(Path top) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isLink(attributes) && !folder.equals(top)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
