package dev.gatehouse.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;

/**
 * Saves files so that, whatever happens, the file is the old one or the new one and what was
 * reported as saved is there: a temporary file in the same folder, synced, moved over atomically,
 * then the folder synced.
 */
public final class AtomicFile {
  private static final int MAX_LINKS = 40;
  private static final long PIECE = 1 << 20;
  private static final int WINDOWS_TRIES = 10;
  private static final long WINDOWS_WAIT_MILLIS = 20;

  private static volatile Disk disk = Disk.REAL;

  private AtomicFile() {}

  /** The file system that saves go to; only tests put something in its place. */
  static Disk disk() {
    return disk;
  }

  static void use(Disk other) {
    disk = other;
  }

  /**
   * Replaces the file's content, or creates it with the folders that it needs. Mode, owner and
   * access control list stay, and a symbolic link stays one: the file that it leads to is replaced.
   *
   * @throws AccessDeniedException where the file is read-only, although its folder would allow it
   */
  public static void write(Path target, byte[] bytes) throws IOException {
    replace(target, (file, channel) -> disk.write(file, channel, ByteBuffer.wrap(bytes)));
  }

  /**
   * The same for what nobody but its owner may read: a new file is made so where the file system
   * knows modes, and one that is there keeps its own.
   */
  public static void writePrivate(Path target, byte[] bytes) throws IOException {
    var folder = FolderSync.folderOf(target);
    FolderSync.create(folder);
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      disk.create(target, FileTraits.ownerOnly(folder)).close();
    }
    write(target, bytes);
  }

  /**
   * The same, but only where the file still is what it was when it was read: it is looked at again
   * right before the move, since editors know nothing of a {@link ProcessLock}.
   *
   * @param former what was read
   * @return false where somebody else has saved the file meanwhile; theirs stays
   */
  public static boolean writeOver(Path target, byte[] former, byte[] bytes) throws IOException {
    return replace(
        target,
        (temporary, channel) -> disk.write(temporary, channel, ByteBuffer.wrap(bytes)),
        file -> holds(file, former));
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.exists(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /**
   * Replaces the file's content by that of another file, which may be too big to be held in memory;
   * otherwise like {@link #write}.
   */
  public static void copy(Path source, Path target) throws IOException {
    replace(target, (file, channel) -> transfer(source, file, channel));
  }

  /**
   * Copies a file, which may be too big to be held in memory, to a name that is still free.
   *
   * @throws java.nio.file.FileAlreadyExistsException where the name is taken, even by a moment
   */
  public static void copyNew(Path source, Path target) throws IOException {
    create(target, (file, channel) -> transfer(source, file, channel));
  }

  /**
   * Writes a file under a name that is still free.
   *
   * @throws java.nio.file.FileAlreadyExistsException where the name is taken, even by a moment
   */
  public static void writeNew(Path target, byte[] bytes) throws IOException {
    create(target, (file, channel) -> disk.write(file, channel, ByteBuffer.wrap(bytes)));
  }

  private static void create(Path target, Content content) throws IOException {
    FolderSync.create(FolderSync.folderOf(target));
    disk.create(target).close();
    try {
      replace(target, content);
    } catch (IOException | RuntimeException e) {
      undo(() -> disk.delete(target), e);
      throw e;
    }
  }

  /**
   * Adds a line at the end of a file, which is created where it is missing; it is on the disk when
   * this returns. Where it does not fit, the file is left as it was. The line's last byte, its LF,
   * is written only when the others are on the disk: a power cut may leave a line torn, or in its
   * place zeros, but never with an LF behind it. Writers that could meet take turns with a {@link
   * ProcessLock}.
   *
   * @param line with its LF
   */
  public static void append(Path target, byte[] line) throws IOException {
    Uninterrupted.call(() -> appendNow(target, line));
  }

  /**
   * Removes the temporary files that a killed process left in the folder. Those of a process that
   * still runs stay.
   */
  public static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, TempName.GLOB)) {
      for (var file : files) {
        if (TempName.isLeftOver(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path appendNow(Path target, byte[] line) throws IOException {
    var folder = FolderSync.folderOf(target);
    FolderSync.create(folder);
    boolean isNew = !Files.exists(target);
    try (var channel = disk.openToAppend(target)) {
      long before = channel.size();
      int end = Math.max(0, line.length - 1);
      try {
        disk.write(target, channel, ByteBuffer.wrap(line, 0, end));
        disk.sync(target, channel);
        disk.write(target, channel, ByteBuffer.wrap(line, end, line.length - end));
        disk.sync(target, channel);
      } catch (IOException e) {
        undo(() -> disk.truncate(target, channel, before), e);
        throw e;
      }
    }
    if (isNew) {
      FolderSync.sync(folder);
    }
    return target;
  }

  private static void replace(Path target, Content content) throws IOException {
    replace(target, content, file -> true);
  }

  private static boolean replace(Path target, Content content, Condition condition)
      throws IOException {
    return Uninterrupted.call(() -> replaceNow(target, content, condition));
  }

  private static boolean replaceNow(Path target, Content content, Condition condition)
      throws IOException {
    var file = behindLinks(target.toAbsolutePath());
    var folder = FolderSync.folderOf(file);
    FolderSync.create(folder);
    boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (exists && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString(), null, "the file is read-only");
    }
    var attributes = exists ? FileTraits.ownerOnly(folder) : new FileAttribute<?>[0];
    var temporary = TempName.next(folder);
    try {
      try (var channel = disk.create(temporary, attributes)) {
        content.writeTo(temporary, channel);
        if (exists) {
          FileTraits.carryOver(file, temporary);
        }
        disk.sync(temporary, channel);
      }
      if (!condition.holds(file)) {
        disk.delete(temporary);
        return false;
      }
      moveOver(temporary, file);
    } catch (IOException | RuntimeException e) {
      undo(() -> disk.delete(temporary), e);
      throw e;
    } finally {
      TempName.done(temporary);
    }
    FolderSync.sync(folder);
    return true;
  }

  /** The file that a save is meant for, which need not be there yet. */
  private static Path behindLinks(Path target) throws IOException {
    var file = target;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(target.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  /** On Windows a reader, such as a virus scanner, may hold the file for a moment. */
  private static void moveOver(Path temporary, Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        disk.moveOver(temporary, file);
        return;
      } catch (FileSystemException e) {
        if (!disk.readersLock() || attempt == WINDOWS_TRIES) {
          throw e;
        }
        pause(attempt * WINDOWS_WAIT_MILLIS);
      }
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      disk.pause(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while saving");
    }
  }

  private static void transfer(Path source, Path file, FileChannel channel) throws IOException {
    try (var in = FileChannel.open(source, StandardOpenOption.READ)) {
      long size = in.size();
      var piece = ByteBuffer.allocate((int) Math.min(PIECE, Math.max(1, size)));
      for (long done = 0; done < size; done += piece.limit()) {
        if (in.read(piece.clear()) <= 0) {
          throw new IOException(source + " became shorter while it was copied");
        }
        disk.write(file, channel, piece.flip());
      }
    }
  }

  private static void undo(Undo undo, Exception because) {
    try {
      undo.run();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private interface Content {
    void writeTo(Path file, FileChannel channel) throws IOException;
  }

  /** What has to be so right before the move. */
  private interface Condition {
    boolean holds(Path file) throws IOException;
  }

  private interface Undo {
    void run() throws IOException;
  }
}
