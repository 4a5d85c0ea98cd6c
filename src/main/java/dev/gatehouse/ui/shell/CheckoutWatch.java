package dev.gatehouse.ui.shell;

import dev.gatehouse.git.TreeWatch;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.OwnPaths;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Watches both checkouts of a window's workspace. What Gatehouse itself writes there is no news.
 * All methods block; it calls on threads of its own.
 */
final class CheckoutWatch implements AutoCloseable {
  private final BiConsumer<Path, Set<String>> told;
  private final Runnable onChange;
  private final List<TreeWatch> watches = new ArrayList<>();
  private List<Path> roots = List.of();
  private volatile OwnPaths own = OwnPaths.NONE;
  private boolean closed;

  /**
   * @param told gets the root of a checkout and everything that may have changed in it, as {@link
   *     TreeWatch} tells it
   * @param onChange called after that where it was more than Gatehouse's own
   */
  CheckoutWatch(BiConsumer<Path, Set<String>> told, Runnable onChange) {
    this.told = told;
    this.onChange = onChange;
  }

  /** Watches what the workspace consists of by now. */
  synchronized void follow(Workspace workspace) {
    own = workspace.own();
    var wanted =
        Stream.concat(Stream.of(workspace.dev()), workspace.prod().stream())
            .filter(Checkout::git)
            .map(Checkout::root)
            .toList();
    if (closed || wanted.equals(roots)) {
      return;
    }
    stop();
    roots = wanted;
    for (var root : wanted) {
      try {
        watches.add(TreeWatch.start(root, paths -> changed(root, paths)));
      } catch (IOException | RuntimeException unwatchable) {
        // Without a watch, what changes shows at the next look: on focus, and before each step.
      }
    }
  }

  private void changed(Path root, Set<String> paths) {
    told.accept(root, paths);
    if (!paths.stream().allMatch(own::contains)) {
      onChange.run();
    }
  }

  private void stop() {
    watches.forEach(TreeWatch::close);
    watches.clear();
  }

  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
