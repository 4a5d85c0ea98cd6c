package dev.gatehouse.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Repository;

/**
 * Watches a checkout for changes by whomever: to files that git tracks or does not ignore, to its
 * index and its HEAD. The system's own watching makes it quick; since that may miss events, lose
 * them in an overflow or run out of watches, sizes and times of all files are also compared every
 * few seconds.
 */
public final class TreeWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** Where not every folder could be watched, looking is all there is. */
  private static final Duration BLIND = Duration.ofSeconds(1);

  /** A checkout by git is many events: they are told together, but not later than this. */
  private static final Duration LULL = Duration.ofMillis(60);

  private static final Duration PATIENCE = Duration.ofMillis(600);

  /** Looking takes at most so small a part of the time. */
  private static final int REST = 8;

  private final Repository repository;
  private final Path root;
  private final WatchedTree files;
  private final Consumer<Set<String>> onChange;
  private final Duration every;
  private final Duration blind;
  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> watched = new HashMap<>();
  private final Thread thread;
  private boolean complete;
  private volatile boolean open = true;

  private TreeWatch(
      Path root,
      Consumer<Set<String>> onChange,
      Duration every,
      Duration blind,
      Optional<WatchService> service)
      throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.repository = Repositories.open(this.root);
    this.files = new WatchedTree(repository, new WorkTree(this.root));
    this.onChange = onChange;
    this.every = every;
    this.blind = blind;
    this.service = service;
    this.thread = Thread.ofPlatform().daemon().name("gatehouse-tree-watch").unstarted(this::watch);
  }

  /**
   * Watches from now on, until it is closed: what changes after this returns is told.
   *
   * @param onChange called on the watch's own thread with the paths that may have changed, relative
   *     to the root: files, folders with everything in them, {@code .git} for the index, HEAD and
   *     the settings, or the empty text for the whole checkout
   */
  public static TreeWatch start(Path root, Consumer<Set<String>> onChange) throws IOException {
    return start(root, onChange, EVERY, BLIND, service());
  }

  static TreeWatch start(
      Path root,
      Consumer<Set<String>> onChange,
      Duration every,
      Duration blind,
      Optional<WatchService> service)
      throws IOException {
    var watch = new TreeWatch(root, onChange, every, blind, service);
    watch.lookAtAll();
    watch.thread.start();
    return watch;
  }

  /** Stops watching; a call that is under way comes to its end. */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }

  static Optional<WatchService> service() {
    try {
      return Optional.of(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException none) {
      // The system may be out of them: comparing now and then does the same, more slowly.
      return Optional.empty();
    }
  }

  private void watch() {
    long due = System.nanoTime() + rest(0);
    try {
      while (open) {
        var named = awaitEvents(due);
        long start = System.nanoTime();
        // Even where events never end, as beside a log that is written to all the time.
        boolean isDue = start >= due;
        var changed = look(named, isDue);
        if (isDue) {
          long now = System.nanoTime();
          due = now + rest(now - start);
        }
        if (open && !changed.isEmpty()) {
          onChange.accept(changed);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      repository.close();
      service.ifPresent(TreeWatch::closeQuietly);
    }
  }

  /** How long not to look at everything, when that took so long; in nanoseconds. */
  private long rest(long taken) {
    return Math.max(taken * REST, (complete ? every : blind).toNanos());
  }

  /** Looks at what events have named, or at everything, and returns what has really changed. */
  private Set<String> look(Set<String> named, boolean isDue) {
    try {
      if (named.contains("") || named.stream().anyMatch(TreeWatch::isRule)) {
        // Events were lost, or other rules make files count that are themselves as they were.
        lookAtAll();
        return Set.of("");
      }
      if (isDue || named.contains(WatchedTree.GIT)) {
        // Git may have begun to track what was ignored, and lay unseen.
        return lookAtAll();
      }
      var changed = new TreeSet<String>();
      for (var path : named) {
        changed.addAll(files.look(path, this::register));
      }
      return changed;
    } catch (IOException | UncheckedIOException unreadable) {
      // Files come and go while they are looked at; whoever looks next finds out.
      return Set.of("");
    }
  }

  private static boolean isRule(String path) {
    return path.equals(".gitignore") || path.endsWith("/.gitignore");
  }

  private Set<String> lookAtAll() throws IOException {
    complete = service.isPresent();
    register(repository.getDirectory().toPath());
    return files.look(this::register);
  }

  private void register(Path folder) {
    var known = watched.get(folder);
    if (service.isEmpty() || (known != null && known.isValid())) {
      return;
    }
    try {
      var key =
          folder.register(
              service.get(),
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      watched.put(folder, key);
    } catch (IOException unwatchable) {
      watched.remove(folder);
      complete = false;
    }
  }

  /** The paths that events have named; none when it is time to look anyhow. */
  private Set<String> awaitEvents(long due) throws InterruptedException {
    var named = new TreeSet<String>();
    if (service.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      return named;
    }
    while (named.isEmpty()) {
      var key = service.get().poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (key == null) {
        return named;
      }
      drain(key, named);
    }
    long latest = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < latest) {
      var key = service.get().poll(LULL.toNanos(), TimeUnit.NANOSECONDS);
      if (key == null) {
        break;
      }
      drain(key, named);
    }
    return named;
  }

  private void drain(WatchKey key, Set<String> named) {
    var folder = (Path) key.watchable();
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
        named.add("");
      } else {
        name(folder, (Path) event.context()).ifPresent(named::add);
      }
    }
    if (!key.reset()) {
      watched.remove(folder);
    }
  }

  private Optional<String> name(Path folder, Path name) {
    if (folder.equals(repository.getDirectory().toPath())) {
      return Set.of("index", "HEAD", "config").contains(name.toString())
          ? Optional.of(WatchedTree.GIT)
          : Optional.empty();
    }
    if (name.toString().equals(WatchedTree.GIT)) {
      return Optional.empty();
    }
    var path = root.relativize(folder.resolve(name)).toString();
    return Optional.of(path.replace(root.getFileSystem().getSeparator(), "/"));
  }

  private static void closeQuietly(WatchService service) {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
