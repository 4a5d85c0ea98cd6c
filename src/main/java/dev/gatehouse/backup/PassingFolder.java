package dev.gatehouse.backup;

import dev.gatehouse.io.Folders;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A temporary folder for what is as secret as a backup: only the owner may enter it, its name says
 * whose it is, and what a killed program has left of one is removed by the next that looks.
 */
public final class PassingFolder implements AutoCloseable {
  private static final String PREFIX = "gatehouse-passing-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\w+");

  private final Path folder;

  private PassingFolder(Path folder) {
    this.folder = folder;
  }

  static PassingFolder make() throws IOException {
    sweep();
    var prefix = PREFIX + ProcessHandle.current().pid() + "-";
    return new PassingFolder(OwnerOnly.folder(Files.createTempDirectory(prefix)));
  }

  Path path() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder, folder.resolveSibling(""));
  }

  /** Removes those of programs that run no more; nobody else can enter another user's. */
  public static void sweep() {
    sweep(Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  static void sweep(Path temporary) {
    try (var left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (var folder : left) {
        if (isLeft(folder)) {
          Folders.delete(folder, temporary);
        }
      }
    } catch (IOException | DirectoryIteratorException notOurs) {
      // Another user's, or one that is just being deleted: whoever looks next tries again.
    }
  }

  private static boolean isLeft(Path folder) throws IOException {
    var name = NAME.matcher(String.valueOf(folder.getFileName()));
    return name.matches()
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isReadable(folder)
        && Files.isWritable(folder)
        && Files.isExecutable(folder)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }
}
