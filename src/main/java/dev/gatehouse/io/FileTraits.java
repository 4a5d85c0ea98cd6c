package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** What a file keeps when another takes its place: owner, group, mode, access control list. */
final class FileTraits {
  private FileTraits() {}

  /** Attributes for a temporary file that nobody else may read before it has its final ones. */
  static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    if (!posix(folder)) {
      return new FileAttribute<?>[0];
    }
    var mode = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
  }

  /** Gives {@code to} the traits of {@code from}, as far as this user may give them away. */
  static void carryOver(Path from, Path to) throws IOException {
    var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null) {
      carryOverPosix(source, target);
      return;
    }
    var sourceAcl = Files.getFileAttributeView(from, AclFileAttributeView.class);
    var targetAcl = Files.getFileAttributeView(to, AclFileAttributeView.class);
    if (sourceAcl != null && targetAcl != null) {
      targetAcl.setAcl(sourceAcl.getAcl());
    }
  }

  private static void carryOverPosix(PosixFileAttributeView from, PosixFileAttributeView to)
      throws IOException {
    var wanted = from.readAttributes();
    var present = to.readAttributes();
    if (!wanted.group().equals(present.group())) {
      asFarAsAllowed(() -> to.setGroup(wanted.group()));
    }
    if (!wanted.owner().equals(present.owner())) {
      asFarAsAllowed(() -> to.setOwner(wanted.owner()));
    }
    to.setPermissions(wanted.permissions());
  }

  /**
   * Only a privileged user may give a file away. For all others an atomic save that makes the file
   * their own is better than no save and better than one that can be torn.
   */
  private static boolean asFarAsAllowed(Change change) throws IOException {
    try {
      change.make();
      return true;
    } catch (FileSystemException notAllowed) {
      return false;
    }
  }

  private static boolean posix(Path folder) {
    return Files.getFileAttributeView(
            folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        != null;
  }

  private interface Change {
    void make() throws IOException;
  }
}
