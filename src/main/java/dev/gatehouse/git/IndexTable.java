package dev.gatehouse.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.SystemReader;

/**
 * The index as it lies in its file, without an object for each entry: what JGit takes a third of a
 * second for in a process that has just started is read here in a tenth of that. The format is that
 * of git's index-format.txt, versions 2 to 4. As in git, the hash at the end is not checked.
 */
final class IndexTable {
  private static final int HEADER = 12;
  private static final int MODIFIED = 8;
  private static final int MODE = 24;
  private static final int SIZE = 36;
  private static final int ID = 40;
  private static final int ID_BYTES = 20;
  private static final int FLAGS = 60;
  private static final int EXTENDED = 0x4000;
  private static final int SKIP_WORK_TREE = 0x4000;

  private final byte[] bytes;
  private final int[] entries;

  /** The paths; where they are not shortened against each other, these are the file's own bytes. */
  private byte[] names;

  private final int[] starts;
  private final int[] ends;

  private IndexTable(byte[] bytes, int count) {
    this.bytes = bytes;
    this.names = bytes;
    this.entries = new int[count];
    this.starts = new int[count];
    this.ends = new int[count];
  }

  /** The entries of a file; empty where it holds what only JGit knows to read, or to refuse. */
  static Optional<IndexTable> read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return Optional.of(new IndexTable(new byte[0], 0));
    }
    try {
      return parse(bytes);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IOException(file + " is no index of git, or is cut off", e);
    }
  }

  private static Optional<IndexTable> parse(byte[] bytes) {
    int version = int32(bytes, 4);
    // No entry is shorter than its fixed part: a count beyond that is none.
    if (int32(bytes, 0) != 0x44495243
        || version < 2
        || version > 4
        || int32(bytes, 8) > bytes.length / FLAGS) {
      return Optional.empty();
    }
    var table = new IndexTable(bytes, int32(bytes, 8));
    int end = version == 4 ? table.readShortened() : table.readPlain();
    return end >= 0 && table.extensionsMayBeLeft(end) ? Optional.of(table) : Optional.empty();
  }

  /** Returns where the last entry ends; -1 where one is left out of the work tree on purpose. */
  private int readPlain() {
    int at = HEADER;
    for (int i = 0; i < entries.length; i++) {
      int path = pathOf(i, at);
      if (path < 0) {
        return -1;
      }
      starts[i] = path;
      ends[i] = endOf(path);
      at += (ends[i] - at + 8) & ~7;
    }
    return at;
  }

  /** Version 4: a path is what it shares with the one before, which is only counted, and a rest. */
  private int readShortened() {
    var all = new byte[bytes.length * 2];
    int used = 0;
    int at = HEADER;
    for (int i = 0; i < entries.length; i++) {
      int path = pathOf(i, at);
      if (path < 0) {
        return -1;
      }
      int dropped = bytes[path] & 0x7f;
      while ((bytes[path++] & 0x80) != 0) {
        dropped = ((dropped + 1) << 7) | (bytes[path] & 0x7f);
      }
      int end = endOf(path);
      int shared = i == 0 ? 0 : ends[i - 1] - starts[i - 1] - dropped;
      int length = shared + end - path;
      if (used + length > all.length) {
        all = Arrays.copyOf(all, Math.max(all.length * 2, used + length));
      }
      System.arraycopy(all, i == 0 ? 0 : starts[i - 1], all, used, shared);
      System.arraycopy(bytes, path, all, used + shared, end - path);
      starts[i] = used;
      ends[i] = used + length;
      used += length;
      at = end + 1;
    }
    names = all;
    return at;
  }

  private int pathOf(int i, int at) {
    entries[i] = at;
    int flags = int16(bytes, at + FLAGS);
    if ((flags & EXTENDED) == 0) {
      return at + FLAGS + 2;
    }
    return (int16(bytes, at + FLAGS + 2) & SKIP_WORK_TREE) != 0 ? -1 : at + FLAGS + 4;
  }

  private int endOf(int path) {
    int end = path;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }

  /** An extension whose name starts with a small letter must be understood to read the entries. */
  private boolean extensionsMayBeLeft(int end) {
    for (int at = end; at + 8 <= bytes.length - ID_BYTES; at += 8 + int32(bytes, at + 4)) {
      if (bytes[at] < 'A' || bytes[at] > 'Z' || int32(bytes, at + 4) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What JGit has read: only the paths are kept of it. */
  static IndexTable of(DirCache index) {
    var table = new IndexTable(new byte[0], index.getEntryCount());
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < index.getEntryCount(); i++) {
      var path = index.getEntry(i).getRawPath();
      table.starts[i] = all.size();
      all.writeBytes(path);
      table.ends[i] = all.size();
    }
    table.names = all.toByteArray();
    return table;
  }

  int count() {
    return entries.length;
  }

  /** The entry after this one and its other stages. */
  int next(int i) {
    int next = i + 1;
    while (next < entries.length && comparePaths(i, this, next) == 0) {
      next++;
    }
    return next;
  }

  String path(int i) {
    return new String(names, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
  }

  /** Refuses what JGit would refuse as a path on this system. */
  void check(int i) throws IOException {
    SystemReader.getInstance().checkPath(Arrays.copyOfRange(names, starts[i], ends[i]));
  }

  /** The path after its last '/'. */
  String name(int i) {
    int from = starts[i] + folderBytes(i) + 1;
    return new String(names, from, ends[i] - from, StandardCharsets.UTF_8);
  }

  /** The path before its last '/'; empty in the root. */
  String folder(int i) {
    return new String(names, starts[i], Math.max(0, folderBytes(i)), StandardCharsets.UTF_8);
  }

  boolean sameFolder(int i, int other) {
    int length = folderBytes(i);
    return length == folderBytes(other)
        && (length < 0
            || Arrays.equals(
                names,
                starts[i],
                starts[i] + length,
                names,
                starts[other],
                starts[other] + length));
  }

  /** How many bytes the folder's path has; -1 in the root. */
  private int folderBytes(int i) {
    int at = ends[i] - 1;
    while (at >= starts[i] && names[at] != '/') {
      at--;
    }
    return at - starts[i];
  }

  int comparePaths(int i, IndexTable other, int j) {
    return Arrays.compareUnsigned(
        names, starts[i], ends[i], other.names, other.starts[j], other.ends[j]);
  }

  /** The first entry whose path does not come before this one. */
  int from(String path) {
    var wanted = path.getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = entries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compareUnsigned(names, starts[middle], ends[middle], wanted, 0, wanted.length);
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The entries of a path, as a file or as a folder with everything in it; each path once. */
  List<Integer> entriesIn(String path) {
    var found = new ArrayList<Integer>();
    int file = from(path);
    if (file < entries.length && path(file).equals(path)) {
      found.add(file);
    }
    // The byte after '/' is '0'.
    int end = from(path + "0");
    for (int i = from(path + "/"); i < end; i = next(i)) {
      found.add(i);
    }
    return found;
  }

  /** Whether this is what JGit has read, which alone knows more than the paths. */
  boolean isOfPathsAlone() {
    return entries.length > 0 && bytes.length == 0;
  }

  boolean endsWith(int i, String end) {
    int from = ends[i] - end.length();
    if (from < starts[i]) {
      return false;
    }
    for (int at = 0; at < end.length(); at++) {
      if (names[from + at] != end.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  int mode(int i) {
    return int32(bytes, entries[i] + MODE);
  }

  ObjectId id(int i) {
    return ObjectId.fromRaw(bytes, entries[i] + ID);
  }

  boolean sameId(int i, IndexTable other, int j) {
    int a = entries[i] + ID;
    int b = other.entries[j] + ID;
    return Arrays.equals(bytes, a, a + ID_BYTES, other.bytes, b, b + ID_BYTES);
  }

  int stage(int i) {
    return (int16(bytes, entries[i] + FLAGS) >> 12) & 3;
  }

  /** The size in bytes, of which the index keeps the lowest 32 bits. */
  int size(int i) {
    return int32(bytes, entries[i] + SIZE);
  }

  int modifiedSecond(int i) {
    return int32(bytes, entries[i] + MODIFIED);
  }

  int modifiedNano(int i) {
    return int32(bytes, entries[i] + MODIFIED + 4);
  }

  /**
   * Some of the entries as JGit wants them, without what the index noted of their files: those are
   * to be read.
   */
  DirCache only(BitSet wanted) {
    var some = DirCache.newInCore();
    var builder = some.builder();
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      var entry = new DirCacheEntry(Arrays.copyOfRange(names, starts[i], ends[i]), stage(i));
      entry.setFileMode(FileMode.fromBits(mode(i)));
      entry.setObjectId(id(i));
      builder.add(entry);
    }
    builder.finish();
    return some;
  }

  private static int int32(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private static int int16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
