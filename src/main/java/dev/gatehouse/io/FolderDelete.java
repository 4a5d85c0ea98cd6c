package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Deletes below one folder and nowhere else. */
final class FolderDelete {
  private FolderDelete() {}

  static void delete(Path target, Path within) throws IOException {
    var base = within.toAbsolutePath().normalize();
    var path = target.toAbsolutePath().normalize();
    if (path.equals(base) || !path.startsWith(base)) {
      throw refused(target, "it does not lie below " + within);
    }
    var at = base;
    for (var part : base.relativize(path)) {
      at = at.resolve(part);
      if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      if (Folders.isLink(attributes(at))) {
        throw refused(target, at + " is a link");
      }
    }
    var realBase = base.toRealPath();
    var real = path.toRealPath();
    if (real.equals(realBase) || !real.startsWith(realBase)) {
      throw refused(target, "it really lies at " + real);
    }
    deleteTree(real);
  }

  private static void deleteTree(Path path) throws IOException {
    var attributes = attributes(path);
    if (attributes.isDirectory() && !Folders.isLink(attributes)) {
      for (var child : children(path)) {
        deleteTree(child);
      }
    }
    try {
      Files.deleteIfExists(path);
    } catch (AccessDeniedException e) {
      makeWritable(path); // git's own objects are read-only, which stops a deletion on Windows
      makeWritable(FolderSync.folderOf(path));
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try {
      return list(folder);
    } catch (AccessDeniedException e) {
      makeWritable(folder);
      return list(folder);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    var children = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException gone) {
      return List.of();
    }
    return children;
  }

  private static void makeWritable(Path path) throws IOException {
    var posix =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (posix != null) {
      if (!attributes(path).isDirectory()) {
        return; // a POSIX system asks the folder, not the file
      }
      var mode = new HashSet<>(posix.readAttributes().permissions());
      mode.add(PosixFilePermission.OWNER_READ);
      mode.add(PosixFilePermission.OWNER_WRITE);
      mode.add(PosixFilePermission.OWNER_EXECUTE);
      posix.setPermissions(mode);
      return;
    }
    var dos =
        Files.getFileAttributeView(path, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (dos != null) {
      dos.setReadOnly(false);
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static Trouble refused(Path target, String because) {
    return new Trouble(
        target + " is not deleted, because " + because,
        "Nothing was deleted",
        "Look at what lies there, and remove it by hand where that is right");
  }
}
