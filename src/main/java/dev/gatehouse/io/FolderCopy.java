package dev.gatehouse.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;

/** Copies one file or folder; a link is copied as a link, and only where it stays inside. */
final class FolderCopy {
  /** So many bytes are copied between two looks at the cancellation. */
  private static final long PIECE = 16L << 20;

  private final Path from;
  private final Cancellation cancellation;

  FolderCopy(Path from, Cancellation cancellation) throws IOException {
    this.from = from.toRealPath();
    this.cancellation = cancellation;
  }

  void copyTo(Path to) throws IOException {
    var target = to.toAbsolutePath().normalize();
    if (realOf(target).startsWith(from)) {
      throw new Trouble(
          from + " cannot be copied into itself, to " + to,
          "Nothing was copied",
          "Choose a folder that does not lie in it");
    }
    FolderSync.create(FolderSync.folderOf(target));
    copy(from, target);
  }

  private void copy(Path source, Path target) throws IOException {
    cancellation.throwIfCancelled();
    var attributes = attributes(source);
    if (Folders.isLink(attributes)) {
      copyLink(source, target);
    } else if (attributes.isDirectory()) {
      copyFolder(source, target, attributes);
    } else if (attributes.isRegularFile()) {
      copyFile(source, target);
      carryOver(source, target, attributes);
    }
  }

  private void copyFolder(Path source, Path target, BasicFileAttributes attributes)
      throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(target);
    } else if (Folders.isLink(attributes(target)) || !Files.isDirectory(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "it is no folder");
    }
    var children = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(source)) {
      stream.forEach(children::add);
    }
    for (var child : children) {
      copy(child, target.resolve(child.getFileName()));
    }
    carryOver(source, target, attributes); // last: it may take the right to write away
  }

  private void copyFile(Path source, Path target) throws IOException {
    try (var in = FileChannel.open(source, StandardOpenOption.READ);
        var out =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long done = 0;
      long moved = in.transferTo(done, PIECE, out);
      while (moved > 0) {
        cancellation.throwIfCancelled();
        done += moved;
        moved = in.transferTo(done, PIECE, out);
      }
    }
  }

  private void copyLink(Path source, Path target) throws IOException {
    if (!Files.isSymbolicLink(source)) {
      throw leadsOut(source, "elsewhere"); // a junction, which is always absolute
    }
    var leadsTo = Files.readSymbolicLink(source);
    var lexical = source.resolveSibling(leadsTo).normalize();
    if (leadsTo.isAbsolute() || !lexical.startsWith(from) || !realOf(lexical).startsWith(from)) {
      throw leadsOut(source, leadsTo.toString());
    }
    Files.createSymbolicLink(target, leadsTo);
  }

  private static void carryOver(Path source, Path target, BasicFileAttributes times)
      throws IOException {
    var from = Files.getFileAttributeView(source, PosixFileAttributeView.class);
    var to = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (from != null && to != null) {
      to.setPermissions(from.readAttributes().permissions());
    }
    Files.getFileAttributeView(target, BasicFileAttributeView.class)
        .setTimes(times.lastModifiedTime(), times.lastAccessTime(), times.creationTime());
  }

  /** The real path of something that need not be there: that of what is there, and the rest. */
  private static Path realOf(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException notThere) {
      var parent = path.getParent();
      return parent == null ? path : realOf(parent).resolve(path.getFileName());
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private Trouble leadsOut(Path link, String leadsTo) {
    return new Trouble(
        "The link " + link + " leads out of " + from + ", to " + leadsTo,
        "A copy of it would not hold what it leads to",
        "Replace the link by what it leads to, or move it elsewhere");
  }
}
