package dev.gatehouse.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/** The file system until a save comes to one point; there the process ends with no warning. */
final class HaltingDisk implements Disk {
  private final WritePoint point;
  private int left;

  HaltingDisk(WritePoint point, int nth) {
    this.point = point;
    this.left = nth;
  }

  @Override
  public FileChannel create(Path file, FileAttribute<?>... attributes) throws IOException {
    var channel = Disk.super.create(file, attributes);
    reached(WritePoint.TEMPORARY_CREATED);
    return channel;
  }

  @Override
  public FileChannel openToAppend(Path file) throws IOException {
    var channel = Disk.super.openToAppend(file);
    reached(WritePoint.APPEND_BEGUN);
    return channel;
  }

  @Override
  public void write(Path file, FileChannel channel, ByteBuffer bytes) throws IOException {
    var appends = !isTemporary(file);
    if (bytes.remaining() > 1) {
      var rest = bytes.limit();
      bytes.limit(bytes.position() + bytes.remaining() / 2);
      Disk.super.write(file, channel, bytes);
      bytes.limit(rest);
      reached(appends ? WritePoint.APPEND_HALF : WritePoint.HALF_WRITTEN);
      Disk.super.write(file, channel, bytes);
      reached(appends ? WritePoint.APPEND_WRITTEN : WritePoint.WRITTEN);
    } else {
      Disk.super.write(file, channel, bytes);
      reached(appends ? WritePoint.APPEND_ENDED : WritePoint.WRITTEN);
    }
  }

  @Override
  public void sync(Path file, FileChannel channel) throws IOException {
    Disk.super.sync(file, channel);
    if (isTemporary(file)) {
      reached(WritePoint.SYNCED);
    } else {
      reached(endsItsLine(file) ? WritePoint.APPEND_END_SYNCED : WritePoint.APPEND_SYNCED);
    }
  }

  @Override
  public void moveOver(Path from, Path to) throws IOException {
    Disk.super.moveOver(from, to);
    reached(WritePoint.MOVED);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    Disk.super.syncFolder(folder);
    reached(WritePoint.FOLDER_SYNCED);
  }

  private void reached(WritePoint here) {
    if (here == point && --left == 0) {
      Runtime.getRuntime().halt(9);
    }
  }

  private static boolean isTemporary(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".tmp");
  }

  private static boolean endsItsLine(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      return last.get(0) == '\n';
    }
  }
}
