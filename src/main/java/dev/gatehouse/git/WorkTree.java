package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of one checkout: found without following a link, and never outside its root. */
final class WorkTree {
  private final Path root;
  private final boolean posix;

  WorkTree(Path root) {
    this.root = root;
    this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  Path root() {
    return root;
  }

  boolean posix() {
    return posix;
  }

  enum Kind {
    FILE,
    LINK,
    FOLDER,
    OTHER
  }

  /** What lies at a path. The size is in bytes. */
  record Found(Path file, Kind kind, boolean executable, long bytes, Instant modified) {
    boolean sameStat(Found other) {
      return kind == other.kind && bytes == other.bytes && modified.equals(other.modified);
    }
  }

  /**
   * The file of a path.
   *
   * @throws Trouble where the path would leave the checkout, reach into git's own folder, or cannot
   *     be a file's name here
   */
  Path resolve(String path) {
    try {
      for (var part : path.split("/", -1)) {
        if (part.isEmpty() || part.equals(".") || part.equals("..") || isGits(part)) {
          throw outside(path);
        }
      }
      var file = root.resolve(path).normalize();
      if (!file.startsWith(root) || file.equals(root)) {
        throw outside(path);
      }
      return file;
    } catch (InvalidPathException e) {
      throw unnameable(path, e);
    }
  }

  private static boolean isGits(String part) {
    // The second is the short name that Windows gives the folder.
    return part.equalsIgnoreCase(".git") || part.equalsIgnoreCase("git~1");
  }

  private static Trouble outside(String path) {
    return new Trouble(
        "The path " + path + " leads out of the checkout",
        "Nothing outside the checkout is read or written",
        "Check where this path comes from");
  }

  /** What lies at a path; nothing where a folder above it is none, or is a link. */
  Optional<Found> find(String path) throws IOException {
    return find(path, new ConcurrentHashMap<>());
  }

  /** The same for many paths: {@code folders} remembers which of the folders above are real. */
  Optional<Found> find(String path, Map<String, Boolean> folders) throws IOException {
    var file = resolve(path);
    return reachable(path, folders) ? look(file) : Optional.empty();
  }

  /** Whether every folder above the path is there and is no link. */
  boolean reachable(String path, Map<String, Boolean> folders) throws IOException {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return true;
    }
    var folder = path.substring(0, slash);
    var known = folders.get(folder);
    if (known != null) {
      return known;
    }
    boolean real =
        reachable(folder, folders) && Files.isDirectory(resolve(folder), LinkOption.NOFOLLOW_LINKS);
    folders.put(folder, real);
    return real;
  }

  /**
   * The file of a name in a folder of which {@link #resolve} gave the path.
   *
   * @throws Trouble as {@link #resolve} does
   */
  Path resolveIn(Path folder, String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || isGits(name)) {
      throw outside(name);
    }
    try {
      var file = folder.resolve(name);
      // Where '/' alone separates, a name without it stays in its folder.
      if (!posix && (!file.equals(file.normalize()) || !folder.equals(file.getParent()))) {
        throw outside(name);
      }
      return file;
    } catch (InvalidPathException e) {
      throw unnameable(name, e);
    }
  }

  private static Trouble unnameable(String path, InvalidPathException e) {
    return new Trouble(
        "The path " + path + " cannot be a file's name on this system",
        "It can be neither compared nor promoted from here",
        "Rename it, or start Gatehouse with a UTF-8 locale",
        e);
  }

  /** What lies there, without a look at the folders above. */
  Optional<Found> look(Path file) throws IOException {
    try {
      BasicFileAttributes is =
          posix
              ? Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(found(file, is));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Found found(Path file, BasicFileAttributes is) {
    var kind =
        is.isRegularFile()
            ? Kind.FILE
            : is.isSymbolicLink() ? Kind.LINK : is.isDirectory() ? Kind.FOLDER : Kind.OTHER;
    boolean executable =
        is instanceof PosixFileAttributes modes
            && modes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    return new Found(file, kind, executable, is.size(), is.lastModifiedTime().toInstant());
  }

  /** Opens a file that was found, unless it has become a link. */
  static InputStream open(Found found) throws IOException {
    return Files.newInputStream(found.file(), LinkOption.NOFOLLOW_LINKS);
  }

  /** A link's target as git stores it. */
  static byte[] target(Found link) throws IOException {
    var text = Files.readSymbolicLink(link.file()).toString();
    return text.replace(link.file().getFileSystem().getSeparator(), "/")
        .getBytes(StandardCharsets.UTF_8);
  }
}
