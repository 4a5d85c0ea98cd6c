package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Copies and hashes a file in one reading, while somebody else may be writing it. */
final class LiveFile {
  private static final int BUFFER = 1 << 17;
  private static final int LEAST_BUFFER = 1 << 13;
  private static final int ATTEMPTS = 5;

  /** So many bytes are moved between two looks at the cancellation. */
  private static final long PIECE = 16L << 20;

  private LiveFile() {}

  /**
   * Copies the file with its time and mode to where no file is yet. A file that changes meanwhile
   * is read again.
   *
   * @param read told the number of bytes after each piece
   * @throws Trouble where the file does not come to rest
   */
  static Manifest.Line copy(Path from, Path to, Cancellation cancellation, LongConsumer read)
      throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var before = Files.readAttributes(from, BasicFileAttributes.class);
      var line = copyOnce(from, to, before.size(), cancellation, read);
      var after = Files.readAttributes(from, BasicFileAttributes.class);
      if (line.size() == after.size()
          && before.lastModifiedTime().equals(after.lastModifiedTime())) {
        keepTraits(from, to, after.lastModifiedTime());
        return line;
      }
      Files.delete(to);
    }
    throw new Trouble(
        from + " is being written to and does not come to rest",
        "A copy of it could be torn",
        "Stop what writes it, or take its folder out of \"roots\" in gatehouse.json");
  }

  private static Manifest.Line copyOnce(
      Path from, Path to, long size, Cancellation cancellation, LongConsumer read)
      throws IOException {
    try (var out =
        Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      return digest(
          from,
          size,
          cancellation,
          (buffer, count) -> {
            out.write(buffer, 0, count);
            read.accept(count);
          });
    }
  }

  /** Copies a file that nobody writes to, by the system's own means where it has such. */
  static void duplicate(Path from, Path to, Cancellation cancellation) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (var in = FileChannel.open(from, StandardOpenOption.READ);
        var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = in.size();
      long at = 0;
      while (at < size) {
        cancellation.throwIfCancelled();
        long moved = in.transferTo(at, Math.min(PIECE, size - at), out);
        if (moved <= 0) {
          return; // it was cut meanwhile: its hash will tell
        }
        at += moved;
      }
    }
  }

  /** Size and hash of a file. */
  static Manifest.Line read(Path file, Cancellation cancellation, LongConsumer read)
      throws IOException {
    return digest(file, Long.MAX_VALUE, cancellation, (buffer, count) -> read.accept(count));
  }

  /**
   * Reads a file to its end.
   *
   * @param known how large it was: one that grows as fast as it is read would have no end
   */
  private static Manifest.Line digest(Path file, long known, Cancellation cancellation, Piece each)
      throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[(int) Math.clamp(Files.size(file) + 1, LEAST_BUFFER, BUFFER)];
      long size = 0;
      for (int count = in.read(buffer); count >= 0 && size <= known; count = in.read(buffer)) {
        cancellation.throwIfCancelled();
        digest.update(buffer, 0, count);
        each.take(buffer, count);
        size += count;
      }
      return new Manifest.Line(HexFormat.of().formatHex(digest.digest()), size);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void keepTraits(Path from, Path to, FileTime time) throws IOException {
    var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null) {
      target.setPermissions(source.readAttributes().permissions());
    }
    Files.setLastModifiedTime(to, time);
  }

  @FunctionalInterface
  private interface Piece {
    void take(byte[] buffer, int count) throws IOException;
  }
}
