package dev.gatehouse.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * What a save asks of the file system, one method for each thing that can be cut short. The methods
 * do it; tests stand in between to record, to refuse, and to halt the process there.
 */
interface Disk {
  int PIECE = 1 << 18;

  /** The file system itself. */
  Disk REAL = new Disk() {};

  /** Creates a file, which must not be there yet. */
  default FileChannel create(Path file, FileAttribute<?>... attributes) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
  }

  /** Opens a file to write behind its end; creates it where it is missing. */
  default FileChannel openToAppend(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Writes all of the bytes where the channel stands. It does so in pieces, since Java keeps a copy
   * outside of the heap of whatever it writes at once.
   */
  default void write(Path file, FileChannel channel, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + PIECE));
      channel.write(bytes);
    }
  }

  /** Makes the content of a file last. */
  default void sync(Path file, FileChannel channel) throws IOException {
    channel.force(true);
  }

  default void truncate(Path file, FileChannel channel, long size) throws IOException {
    channel.truncate(size);
  }

  /** Gives a file another's name, in whose place it is from one moment to the next. */
  default void moveOver(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  default void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Creates a folder in one that is there; one that somebody else has just created will do. */
  default void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  /** Makes the names in a folder last. */
  default void syncFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Whether somebody who has a file open keeps others from replacing it, as on Windows, where a
   * virus scanner or an indexer may hold it for a moment.
   */
  default boolean readersLock() {
    return FolderSync.WINDOWS;
  }

  /** Waits before the next try. */
  default void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
