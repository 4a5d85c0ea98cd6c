package dev.gatehouse.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.ProcessLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the windows on a log writes: the first, until it is closed or another takes over. A file
 * beside the log's own lock names the window that writes; each window holds a lock of the operating
 * system for as long as it lives, so one that crashed is told from one that is open.
 */
public final class WindowLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The window that writes: who works in it, where, and since when. */
  public record Holder(String name, long pid, String host, Instant since) {}

  /**
   * How this window stands.
   *
   * @param other the window that writes; empty where it is this one
   * @param takenOver whether this window wrote before
   */
  public record Standing(Optional<Holder> other, boolean takenOver) {
    /** Of the only window there is. */
    public static final Standing ALONE = new Standing(Optional.empty(), false);

    public boolean mayWrite() {
      return other.isEmpty();
    }
  }

  private record Entry(
      @JsonProperty("window") String window,
      @JsonProperty("name") String name,
      @JsonProperty("pid") long pid,
      @JsonProperty("host") String host,
      @JsonProperty("since") String since) {}

  private final Path file;
  private final Clock clock;
  private final String window = UUID.randomUUID().toString();
  private @Nullable ProcessLock alive;
  private boolean hadIt;

  /** The window that was found to write at the last look. */
  private Optional<String> seen = Optional.empty();

  private WindowLock(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** The lock of a window on this log; nothing is taken before the first look. */
  public static WindowLock on(Path log, Clock clock) throws IOException {
    var lock = ProcessLock.fileFor(log.toRealPath());
    return new WindowLock(lock.resolveSibling(lock.getFileName() + ".window"), clock);
  }

  /**
   * Looks who writes, and becomes the one where nobody does: where no other window is open, or the
   * one that wrote has crashed.
   *
   * @param name who works in this window
   */
  public synchronized Standing look(String name) throws IOException {
    live();
    try (var turn = turn()) {
      var named = read();
      seen = named.map(Entry::window);
      if (named.filter(entry -> entry.window().equals(window)).isPresent()) {
        hadIt = true;
      } else if (named.isEmpty() || !lives(named.get())) {
        write(name);
      } else {
        return new Standing(named.map(WindowLock::holder), hadIt);
      }
    }
    return Standing.ALONE;
  }

  /**
   * Whether another window than the last look found writes by now, or none does; takes nothing, and
   * so may be asked often.
   */
  public synchronized boolean hasMoved() throws IOException {
    return alive != null && !read().map(Entry::window).equals(seen);
  }

  /** Becomes the window that writes; the other one hears of it when it looks next. */
  public synchronized Standing takeOver(String name) throws IOException {
    live();
    try (var turn = turn()) {
      write(name);
    }
    return Standing.ALONE;
  }

  /** Lets another window write; a second call changes nothing. */
  @Override
  public synchronized void close() throws IOException {
    var held = alive;
    if (held == null) {
      return;
    }
    try (var turn = turn()) {
      if (read().filter(entry -> entry.window().equals(window)).isPresent()) {
        Files.deleteIfExists(file);
      }
    } finally {
      alive = null;
      hadIt = false;
      held.close();
      Files.deleteIfExists(aliveFile(window));
    }
  }

  private void live() throws IOException {
    if (alive == null) {
      alive =
          ProcessLock.tryAcquire(aliveFile(window))
              .orElseThrow(() -> new IOException("the lock of a new window is held by another"));
    }
  }

  /** Whether the window that an entry names is still open: its lock is gone with its process. */
  private boolean lives(Entry entry) throws IOException {
    if (!entry.window().matches("[0-9a-f-]{36}")) {
      return false;
    }
    var theirs = aliveFile(entry.window());
    if (!Files.exists(theirs)) {
      return false;
    }
    var lock = ProcessLock.tryAcquire(theirs);
    if (lock.isEmpty()) {
      return true;
    }
    lock.get().close();
    Files.deleteIfExists(theirs);
    return false;
  }

  private Path aliveFile(String ofWindow) {
    return file.resolveSibling(file.getFileName() + "-" + ofWindow);
  }

  /** Two windows that look at once take turns; neither holds it longer than a few reads. */
  private ProcessLock turn() throws IOException {
    return ProcessLock.acquire(file.resolveSibling(file.getFileName() + ".lock"), PATIENCE)
        .orElseThrow(() -> new IOException("another window keeps " + file + " locked"));
  }

  /** What the file says; nothing where it is not there or cannot be understood. */
  private Optional<Entry> read() throws IOException {
    try {
      return Optional.of(Json.lenient().readValue(Files.readAllBytes(file), Entry.class))
          .filter(entry -> String.valueOf(entry.window()).length() == window.length());
    } catch (NoSuchFileException | com.fasterxml.jackson.core.JacksonException nobody) {
      return Optional.empty();
    }
  }

  private void write(String name) throws IOException {
    var pid = ProcessHandle.current().pid();
    var entry = new Entry(window, name, pid, host(), clock.instant().toString());
    AtomicFile.write(file, Json.strict().writeValueAsBytes(entry));
    hadIt = true;
    seen = Optional.of(window);
  }

  private static Holder holder(Entry entry) {
    Instant since;
    try {
      since = Instant.parse(String.valueOf(entry.since()));
    } catch (java.time.format.DateTimeParseException unknown) {
      since = Instant.EPOCH;
    }
    return new Holder(
        String.valueOf(entry.name()), entry.pid(), String.valueOf(entry.host()), since);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "this machine";
    }
  }
}
