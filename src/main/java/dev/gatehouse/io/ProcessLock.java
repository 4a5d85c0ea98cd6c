package dev.gatehouse.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A lock that one process on this machine holds, and within it one holder. The operating system
 * gives it back when the process ends, however it ends, so a crash leaves no lock behind; the lock
 * file stays, with the name of whoever held it last.
 */
public final class ProcessLock implements AutoCloseable {
  /**
   * Lock files held by this process. On POSIX systems closing any channel of a file drops all of
   * the process's locks on it, so a file in here must not even be opened again.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private static final long POLL_MILLIS = 5;

  /**
   * The one byte that is locked. No lock file reaches that far: on Windows what is locked cannot be
   * read by others, and who holds a lock is there to be read.
   */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final String LINE = ".line";

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock, or gives nothing back where this or another process holds it. */
  public static Optional<ProcessLock> tryAcquire(Path lockFile) throws IOException {
    synchronized (HELD) {
      var file = existing(lockFile);
      if (HELD.contains(file)) {
        return Optional.empty();
      }
      var channel = FileChannel.open(file, StandardOpenOption.WRITE);
      boolean locked = false;
      try {
        locked = channel.tryLock(LOCKED_BYTE, 1, false) != null;
      } finally {
        if (!locked) {
          channel.close();
        }
      }
      if (!locked) {
        return Optional.empty();
      }
      HELD.add(file);
      LockHolder.thisProcess().writeTo(channel);
      return Optional.of(new ProcessLock(file, channel));
    }
  }

  /**
   * The same, but waits for its turn; gives nothing back where {@code patience} runs out. One
   * waiter stands at the door and the others behind it, so that nobody who gives the lock back and
   * asks again at once can overtake the one that waits.
   *
   * @throws InterruptedIOException where the thread is told to stop before; it stays interrupted
   */
  public static Optional<ProcessLock> acquire(Path lockFile, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    var door = poll(lockFile.resolveSibling(lockFile.getFileName() + LINE), end);
    if (door.isEmpty()) {
      return Optional.empty();
    }
    try (var first = door.get()) {
      return poll(lockFile, end);
    }
  }

  private static Optional<ProcessLock> poll(Path lockFile, long end) throws IOException {
    var lock = tryAcquire(lockFile);
    while (lock.isEmpty() && System.nanoTime() - end < 0) {
      pause(lockFile);
      lock = tryAcquire(lockFile);
    }
    return lock;
  }

  private static void pause(Path lockFile) throws InterruptedIOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + lockFile);
    }
  }

  /**
   * Who holds the lock now, as far as they said; empty where nobody does, whatever a crash has left
   * in the lock file.
   */
  public static Optional<LockHolder> holder(Path lockFile) throws IOException {
    synchronized (HELD) {
      if (!Files.exists(lockFile)) {
        return Optional.empty();
      }
      var file = lockFile.toRealPath();
      if (HELD.contains(file)) {
        return Optional.of(LockHolder.thisProcess());
      }
      return heldElsewhere(file) ? LockHolder.readFrom(file) : Optional.empty();
    }
  }

  /**
   * Whether another process holds the lock now.
   *
   * @throws UncheckedIOException where the lock file cannot be opened
   */
  public static boolean heldElsewhere(Path lockFile) {
    synchronized (HELD) {
      try {
        var file = lockFile.toRealPath();
        if (HELD.contains(file)) {
          return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            var lock = channel.tryLock(LOCKED_BYTE, 1, false)) {
          return lock == null;
        }
      } catch (NoSuchFileException neverTaken) {
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The lock file for a file or folder, outside of any repository: in the user's cache folder,
   * named by the hash of the absolute path. Nothing is created.
   */
  public static Path fileFor(Path of) {
    return fileFor(of, System.getenv(), System.getProperty("os.name", ""), home());
  }

  static Path fileFor(Path of, Map<String, String> environment, String system, Path home) {
    return cache(environment, system.toLowerCase(Locale.ROOT), home)
        .resolve("gatehouse")
        .resolve("locks")
        .resolve(Sha256.of(real(of.toAbsolutePath().normalize()).toString()) + ".lock");
  }

  /** Gives the lock back; a second call changes nothing. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (channel.isOpen()) {
        HELD.remove(file);
        channel.close();
      }
    }
  }

  /** Opens the file only where it is new, and so in nobody's hands here. */
  private static Path existing(Path lockFile) throws IOException {
    try {
      return lockFile.toRealPath();
    } catch (NoSuchFileException neverTaken) {
      Files.createDirectories(FolderSync.folderOf(lockFile));
      FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
      return lockFile.toRealPath();
    }
  }

  /** Services and containers often have a home that is not there. */
  private static Path home() {
    var home = Path.of(System.getProperty("user.home", ""));
    return Files.isWritable(home)
        ? home
        : Path.of(System.getProperty("java.io.tmpdir", ""))
            .resolve("gatehouse-" + System.getProperty("user.name", "somebody"));
  }

  private static Path cache(Map<String, String> environment, String system, Path home) {
    if (system.contains("windows")) {
      var local = environment.getOrDefault("LOCALAPPDATA", "");
      return local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
    }
    if (system.contains("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    var configured = environment.getOrDefault("XDG_CACHE_HOME", "");
    return configured.startsWith("/") ? Path.of(configured) : home.resolve(".cache");
  }

  /** One file has one lock, by whatever links it is reached. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThereYet) {
      var parent = path.getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName());
    }
  }
}
