package dev.gatehouse.compare;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at the same checkouts again and again: it keeps what it has seen of them, so that a look
 * after a change reads only what changed. One thread at a time has a look; the others wait.
 */
public final class LiveCheckouts {
  private final Map<Path, Sight> seen = new ConcurrentHashMap<>();
  private final Map<Path, Set<String>> changed = new HashMap<>();

  /** Looks at these checkouts as they are now, whatever was seen before. */
  public synchronized List<Sight> look(List<Path> roots) throws IOException {
    return take(roots, (git, before, told) -> git.look());
  }

  /**
   * Looks at these checkouts when nothing may have changed since the last look but what {@link
   * #changed} was told, and whatever git itself has noted since. What was never looked at is looked
   * at as a whole.
   */
  public synchronized List<Sight> lookAgain(List<Path> roots) throws IOException {
    return take(
        roots,
        (git, before, told) ->
            before.isEmpty() ? git.look() : git.lookAgain(before.get().files(), told));
  }

  /** What was last seen of these checkouts; those that never were are looked at now. */
  public synchronized List<Sight> last(List<Path> roots) throws IOException {
    return seen.keySet().containsAll(roots)
        ? roots.stream().map(root -> Optional.ofNullable(seen.get(root)).orElseThrow()).toList()
        : look(roots);
  }

  /** What was last seen of these checkouts; empty where one never was. Waits for no look. */
  public Optional<List<Sight>> known(List<Path> roots) {
    var sights = roots.stream().map(seen::get).filter(Objects::nonNull).toList();
    return sights.size() == roots.size() ? Optional.of(sights) : Optional.empty();
  }

  /**
   * Is told which paths of a checkout may have changed.
   *
   * @param paths files, or folders with everything in them; the root is the empty text
   */
  public void changed(Path root, Collection<String> paths) {
    // Not under the lock of a look, which may take a while: whoever watches must not be held up.
    synchronized (changed) {
      changed.computeIfAbsent(root, first -> new TreeSet<>()).addAll(paths);
    }
  }

  private interface Look {
    TrackedFiles at(GitCheckout git, Optional<Sight> before, Set<String> told) throws IOException;
  }

  private List<Sight> take(List<Path> roots, Look look) throws IOException {
    var told = new HashMap<Path, Set<String>>();
    synchronized (changed) {
      roots.forEach(
          root -> told.put(root, Optional.ofNullable(changed.remove(root)).orElse(Set.of())));
    }
    try {
      var sights =
          SideBySide.of(
              roots,
              root ->
                  sight(
                      root,
                      Optional.ofNullable(seen.get(root)),
                      Optional.ofNullable(told.get(root)).orElse(Set.of()),
                      look));
      sights.forEach(sight -> seen.put(sight.root(), sight));
      return sights;
    } catch (IOException | RuntimeException e) {
      // What this look has missed is looked at by the next one.
      told.forEach(this::changed);
      throw e;
    }
  }

  private static Sight sight(Path root, Optional<Sight> before, Set<String> told, Look look)
      throws IOException {
    try (var git = GitCheckout.open(root)) {
      var head = git.head().orElse("");
      var files = look.at(git, before, told);
      return before
          .filter(earlier -> earlier.isOf(head, files))
          .orElseGet(() -> new Sight(root, head, files));
    }
  }
}
