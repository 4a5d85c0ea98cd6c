package dev.gatehouse.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The file system, with a list of all that saves asked of it. */
public final class DiskLog implements Disk {
  /** One thing that a save did. */
  sealed interface Op {}

  record Created(Path file, Instant at) implements Op {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Wrote(Path file, long offset, byte[] bytes) implements Op {}

  record Synced(Path file) implements Op {}

  record Moved(Path from, Path to) implements Op {}

  record Deleted(Path file) implements Op {}

  record FolderMade(Path folder) implements Op {}

  record FolderSynced(Path folder) implements Op {}

  /** A save was reported as done. */
  record Reported(int save) implements Op {}

  private final List<Op> ops = new ArrayList<>();

  /** Does something with this list in the place of the file system. */
  public void during(Uninterrupted.Work<?> work) throws IOException {
    AtomicFile.use(this);
    try {
      work.run();
    } finally {
      AtomicFile.use(Disk.REAL);
    }
  }

  public void reported(int save) {
    ops.add(new Reported(save));
  }

  List<Op> ops() {
    return List.copyOf(ops);
  }

  @Override
  public FileChannel create(Path file, FileAttribute<?>... attributes) throws IOException {
    ops.add(new Created(file, Instant.now()));
    return Disk.super.create(file, attributes);
  }

  @Override
  public FileChannel openToAppend(Path file) throws IOException {
    if (!Files.exists(file)) {
      ops.add(new Created(file, Instant.now()));
    }
    return Disk.super.openToAppend(file);
  }

  @Override
  public void write(Path file, FileChannel channel, ByteBuffer bytes) throws IOException {
    var copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    ops.add(new Wrote(file, channel.size(), copy));
    Disk.super.write(file, channel, bytes);
  }

  @Override
  public void sync(Path file, FileChannel channel) throws IOException {
    Disk.super.sync(file, channel);
    ops.add(new Synced(file));
  }

  @Override
  public void truncate(Path file, FileChannel channel, long size) {
    throw new UnsupportedOperationException("nothing fails here, so nothing is taken back");
  }

  @Override
  public void moveOver(Path from, Path to) throws IOException {
    ops.add(new Moved(from, to));
    Disk.super.moveOver(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    ops.add(new Deleted(file));
    Disk.super.delete(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    ops.add(new FolderMade(folder));
    Disk.super.createFolder(folder);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    Disk.super.syncFolder(folder);
    ops.add(new FolderSynced(folder));
  }
}
