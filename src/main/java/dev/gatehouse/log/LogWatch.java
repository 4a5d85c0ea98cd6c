package dev.gatehouse.log;

import dev.gatehouse.io.Sha256;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches a log for changes by whomever. The system's own watching makes it quick; since that may
 * miss events, lose them in an overflow or not be there at all, the file is also read every few
 * seconds, and its hash decides.
 */
public final class LogWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(3);

  /** An editor's save is several events; one look after the last of them is enough. */
  private static final Duration LULL = Duration.ofMillis(40);

  private final Path file;
  private final LogMemory memory;
  private final Runnable onChange;
  private final Runnable onLook;
  private final Duration every;
  private final Optional<WatchService> service;
  private final Set<Path> watched = new HashSet<>();
  private final Thread thread;
  private volatile boolean open = true;

  /** What was known and what was found when the last call was made. */
  private String told = "";

  private LogWatch(
      Path file,
      LogMemory memory,
      Runnable onChange,
      Runnable onLook,
      Duration every,
      boolean withEvents) {
    this.file = file;
    this.memory = memory;
    this.onChange = onChange;
    this.onLook = onLook;
    this.every = every;
    this.service = withEvents ? service() : Optional.empty();
    this.thread = Thread.ofPlatform().daemon().name("gatehouse-watch").unstarted(this::watch);
  }

  /**
   * Watches from now on, until it is closed.
   *
   * @param memory what this program knows the file to hold: its own saves are no news
   * @param onChange called on the watch's own thread each time the file holds something else, or
   *     has come or gone
   * @param onLook called on that thread after each look, every three seconds at least
   */
  public static LogWatch start(Path file, LogMemory memory, Runnable onChange, Runnable onLook) {
    return start(file, memory, onChange, onLook, EVERY, true);
  }

  static LogWatch start(
      Path file,
      LogMemory memory,
      Runnable onChange,
      Runnable onLook,
      Duration every,
      boolean withEvents) {
    var watch = new LogWatch(file, memory, onChange, onLook, every, withEvents);
    watch.thread.start();
    return watch;
  }

  /** Stops watching; a call that is under way comes to its end. */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }

  private static Optional<WatchService> service() {
    try {
      return Optional.of(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException none) {
      // The system may be out of them: reading the file now and then does the same, more slowly.
      return Optional.empty();
    }
  }

  private void watch() {
    register();
    try {
      while (open) {
        awaitEvent();
        register();
        look();
        onLook.run();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      service.ifPresent(LogWatch::closeQuietly);
    }
  }

  /** Tells of each difference once, as long as neither side of it changes. */
  private void look() {
    var known = memory.hash();
    var untold = memory.untold();
    var found = hash();
    var difference = known + " " + found + " " + untold;
    var differs = !known.isEmpty() && (!found.equals(known) || untold > 0);
    if (!known.equals(memory.hash())) {
      // A save of one's own came in between: the next look knows it.
      return;
    }
    if (!differs) {
      told = "";
    } else if (open && !difference.equals(told)) {
      told = difference;
      onChange.run();
    }
  }

  /** Returns when something happened beside the file, or when it is time to look anyhow. */
  private void awaitEvent() throws InterruptedException {
    if (service.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(every.toNanos());
      return;
    }
    var key = service.get().poll(every.toNanos(), TimeUnit.NANOSECONDS);
    while (key != null) {
      drain(key);
      LockSupport.parkNanos(LULL.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      key = service.get().poll();
    }
  }

  /** An overflow is an event like any other: the file is read, whatever it was. */
  private void drain(WatchKey key) {
    key.pollEvents();
    if (!key.reset()) {
      watched.remove((Path) key.watchable());
    }
  }

  /** Watches the folder of the file, and the one that a link leads to; folders come and go. */
  private void register() {
    service.ifPresent(
        events -> {
          register(events, folderOf(file.toAbsolutePath()));
          try {
            register(events, folderOf(file.toRealPath()));
          } catch (IOException notThere) {
            // It may come back; until then its folder is watched.
            watched.removeIf(folder -> !Files.isDirectory(folder));
          }
        });
  }

  private static Path folderOf(Path file) {
    return file.resolveSibling("").normalize();
  }

  private void register(WatchService events, Path folder) {
    if (watched.contains(folder)) {
      return;
    }
    try {
      folder.register(
          events,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
      watched.add(folder);
    } catch (IOException unwatchable) {
      watched.remove(folder);
    }
  }

  /** The hash of the file, or a word for why it has none. */
  private String hash() {
    try {
      return Sha256.of(file);
    } catch (IOException unreadable) {
      return unreadable.getClass().getSimpleName();
    }
  }

  private static void closeQuietly(WatchService service) {
    try {
      service.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
