package dev.gatehouse.ui.shell;

import dev.gatehouse.log.LogWatch;
import dev.gatehouse.workspace.WindowLock;
import dev.gatehouse.workspace.WindowLock.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a window holds for as long as it is on the screen: a watch of its log, and its place among
 * the windows on that log. All methods block; the watch calls on a thread of its own.
 */
final class OpenWindow implements AutoCloseable {
  private final Session session;
  private final Runnable onChange;
  private @Nullable Path log;
  private volatile @Nullable WindowLock lock;
  private @Nullable LogWatch watch;
  private boolean closed;

  OpenWindow(Session session, Runnable onChange) {
    this.session = session;
    this.onChange = onChange;
  }

  /** Whether this window may write, or which other one does. */
  synchronized Standing look(Optional<Path> found, String name) throws IOException {
    if (closed || found.isEmpty()) {
      return Standing.ALONE;
    }
    if (!found.get().equals(log)) {
      letGo();
      follow(found.get());
    }
    var held = lock;
    return held == null ? Standing.ALONE : held.look(name);
  }

  synchronized Standing takeOver(String name) throws IOException {
    var held = lock;
    return closed || held == null ? Standing.ALONE : held.takeOver(name);
  }

  private void follow(Path found) throws IOException {
    lock = WindowLock.on(found, Clock.systemUTC());
    watch = LogWatch.start(found, session.promotions().memory(), onChange, this::hearOfOthers);
    log = found;
  }

  /** A window that does nothing hears of it too when another one takes over. */
  private void hearOfOthers() {
    var held = lock;
    try {
      if (held != null && held.hasMoved()) {
        onChange.run();
      }
    } catch (IOException unknown) {
      // The next look tells, or the next save does.
    }
  }

  private void letGo() throws IOException {
    var watching = watch;
    if (watching != null) {
      watching.close();
      watch = null;
    }
    var held = lock;
    log = null;
    if (held != null) {
      lock = null;
      held.close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    letGo();
  }
}
