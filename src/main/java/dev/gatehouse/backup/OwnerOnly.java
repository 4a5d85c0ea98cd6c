package dev.gatehouse.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/** Takes everybody but the owner away from files that hold secrets. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** A new folder that only the owner may enter; its parents are created as usual. */
  static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    restrict(folder);
    return folder;
  }

  /** Restricts a file or a folder, where the file system knows how. */
  static void restrict(Path path) throws IOException {
    var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(
          PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
      return;
    }
    var acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (acl != null) {
      var owner =
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(acl.getOwner())
              .setPermissions(EnumSet.allOf(AclEntryPermission.class));
      if (Files.isDirectory(path)) {
        owner.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
      }
      acl.setAcl(List.of(owner.build()));
    }
  }
}
