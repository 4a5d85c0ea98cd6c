package dev.gatehouse.io;

import dev.gatehouse.io.DiskLog.Created;
import dev.gatehouse.io.DiskLog.Deleted;
import dev.gatehouse.io.DiskLog.FolderMade;
import dev.gatehouse.io.DiskLog.FolderSynced;
import dev.gatehouse.io.DiskLog.Moved;
import dev.gatehouse.io.DiskLog.Op;
import dev.gatehouse.io.DiskLog.Reported;
import dev.gatehouse.io.DiskLog.Synced;
import dev.gatehouse.io.DiskLog.Wrote;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every state in which a power cut may leave a folder, by what POSIX promises and no more: content
 * lasts from its sync on, names last from their folder's sync on. Before that, each write may be
 * missing, cut, there in part behind zeros, or zeros alone; each change of a name may be there or
 * not, in any order; a rename is one change.
 */
public final class PowerCut {
  /** What is done with each state. */
  @FunctionalInterface
  public interface Check {
    /**
     * @param reported the last save that was reported before the power went
     * @param what it was doing then, for a message
     */
    void run(int reported, String what) throws IOException;
  }

  private final Path live;
  private final Path crashed;
  private final Map<Path, Inode> names = new TreeMap<>();
  private final List<Rename> pending = new ArrayList<>();
  private final Map<Path, Inode> current = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private int reported;

  /** A file's content; a folder has none. */
  private static final class Inode {
    final boolean folder;
    final FileTime time;
    byte[] synced;
    final List<Wrote> unsynced = new ArrayList<>();

    Inode(boolean folder, byte[] synced, FileTime time) {
      this.folder = folder;
      this.synced = synced;
      this.time = time;
    }
  }

  /** A change of names in one folder: something appears, something goes, or both at once. */
  private record Rename(@Nullable Path goes, @Nullable Path appears, @Nullable Inode inode) {
    boolean isIn(Path folder) {
      return (goes != null && folder.equals(goes.getParent()))
          || (appears != null && folder.equals(appears.getParent()));
    }

    void applyTo(Map<Path, Inode> names) {
      if (goes != null) {
        names.remove(goes);
      }
      if (appears != null && inode != null) {
        names.put(appears, inode);
      }
    }
  }

  /**
   * @param live the folder as it is before the first save; all of it lasts
   * @param crashed where each state is put, in place of the one before
   */
  public PowerCut(Path live, Path crashed, int reported) throws IOException {
    this.live = live;
    this.crashed = crashed;
    this.reported = reported;
    try (var files = Files.walk(live)) {
      for (var file : files.toList()) {
        var folder = Files.isDirectory(file);
        var bytes = folder ? new byte[0] : Files.readAllBytes(file);
        names.put(file, new Inode(folder, bytes, Files.getLastModifiedTime(file)));
      }
    }
    current.putAll(names);
  }

  /** Cuts the power before and after everything that was done; says how many states there are. */
  public int replay(DiskLog done, Check check) throws IOException {
    AtomicFile.use(new HastyDisk()); // what mends a state need not outlive the test
    try {
      cut("before anything", check);
      for (var op : done.ops()) {
        apply(op);
        cut(op.toString().replace(live.toString(), ""), check);
      }
      return seen.size();
    } finally {
      AtomicFile.use(Disk.REAL);
    }
  }

  private static final class HastyDisk implements Disk {
    @Override
    public void sync(Path file, FileChannel channel) {}

    @Override
    public void syncFolder(Path folder) {}
  }

  private void apply(Op op) {
    switch (op) {
      case Created(var file, var at) ->
          change(null, file, new Inode(false, new byte[0], FileTime.from(at)));
      case FolderMade(var folder) ->
          change(null, folder, new Inode(true, new byte[0], FileTime.from(Instant.EPOCH)));
      case Moved(var from, var to) -> change(from, to, inode(from));
      case Deleted(var file) -> change(file, null, null);
      case Wrote wrote -> inode(wrote.file()).unsynced.add(wrote);
      case Synced(var file) -> sync(inode(file));
      case FolderSynced(var folder) -> sync(folder);
      case Reported(int save) -> reported = save;
    }
  }

  private Inode inode(Path file) {
    var inode = current.get(file);
    if (inode == null) {
      throw new IllegalStateException("nothing was known of " + file);
    }
    return inode;
  }

  private void change(@Nullable Path goes, @Nullable Path appears, @Nullable Inode inode) {
    var change = new Rename(goes, appears, inode);
    change.applyTo(current);
    pending.add(change);
  }

  private static void sync(Inode inode) {
    for (var write : inode.unsynced) {
      inode.synced = with(inode.synced, write.offset(), write.bytes());
    }
    inode.unsynced.clear();
  }

  private void sync(Path folder) {
    for (var change : List.copyOf(pending)) {
      if (change.isIn(folder)) {
        change.applyTo(names);
        pending.remove(change);
      }
    }
  }

  private void cut(String what, Check check) throws IOException {
    if (pending.size() > 12) {
      throw new IllegalStateException("too many names are not synced: " + pending.size());
    }
    for (int chosen = 0; chosen < 1 << pending.size(); chosen++) {
      var state = new TreeMap<>(names);
      for (int i = 0; i < pending.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          pending.get(i).applyTo(state);
        }
      }
      state.keySet().removeIf(file -> !file.equals(live) && !state.containsKey(file.getParent()));
      contents(state, List.copyOf(state.keySet()), 0, new TreeMap<>(), what, check);
    }
  }

  /** Chooses one of the contents that each file may have, file by file. */
  private void contents(
      Map<Path, Inode> state,
      List<Path> files,
      int at,
      Map<Path, byte[]> chosen,
      String what,
      Check check)
      throws IOException {
    if (at == files.size()) {
      var key = new StringBuilder().append(reported);
      chosen.forEach((file, bytes) -> key.append(file).append(Sha256.of(bytes)));
      if (seen.add(key.toString())) {
        put(state, chosen);
        check.run(reported, "cut after " + what + ", state " + seen.size());
      }
      return;
    }
    for (var content : possible(state.get(files.get(at)))) {
      chosen.put(files.get(at), content);
      contents(state, files, at + 1, chosen, what, check);
    }
  }

  private static List<byte[]> possible(@Nullable Inode inode) {
    if (inode == null) {
      throw new IllegalStateException("a name without a file");
    }
    var possible = List.of(inode.synced);
    for (var write : inode.unsynced) {
      var next = new ArrayList<>(possible);
      for (var before : possible) {
        for (var form : forms(write.bytes())) {
          next.add(with(before, write.offset(), form));
        }
      }
      possible = next;
    }
    return possible;
  }

  /** What may have come to the disk of a write, beside nothing. */
  private static List<byte[]> forms(byte[] bytes) {
    var half = bytes.length / 2;
    var late = bytes.clone();
    Arrays.fill(late, 0, half, (byte) 0);
    var early = bytes.clone();
    Arrays.fill(early, half, bytes.length, (byte) 0);
    return List.of(
        bytes,
        Arrays.copyOf(bytes, 1),
        Arrays.copyOf(bytes, half),
        Arrays.copyOf(bytes, Math.max(0, bytes.length - 1)),
        early,
        late,
        new byte[bytes.length]);
  }

  private static byte[] with(byte[] before, long offset, byte[] bytes) {
    var grown = Arrays.copyOf(before, Math.max(before.length, (int) offset + bytes.length));
    System.arraycopy(bytes, 0, grown, (int) offset, bytes.length);
    return grown;
  }

  private void put(Map<Path, Inode> state, Map<Path, byte[]> contents) throws IOException {
    if (Files.exists(crashed)) {
      Folders.delete(crashed, FolderSync.folderOf(crashed));
    }
    for (var one : state.entrySet()) {
      var file = crashed.resolve(live.relativize(one.getKey()));
      if (one.getValue().folder) {
        Files.createDirectories(file);
      } else {
        Files.write(file, contents.getOrDefault(one.getKey(), new byte[0]));
        Files.setLastModifiedTime(file, one.getValue().time);
      }
    }
  }
}
