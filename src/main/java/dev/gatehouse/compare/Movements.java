package dev.gatehouse.compare;

import dev.gatehouse.compare.Movements.Move.Kind;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workspace.OwnPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names the files in which a checkout has moved since it held something else. The record keeps of
 * what a step saw its hash and its commit: which files it was is known where this process has seen
 * it, or where the commit held just that.
 */
public final class Movements {
  /** So many contents of a checkout are kept, and as many answers. */
  private static final int KEPT = 8;

  private final Map<String, Sight> seen = new Newest<>();
  private final Map<String, Optional<List<Move>>> answers = new Newest<>();

  /** One file that is not what it was. */
  public record Move(String path, Kind kind) {
    /** What happened to it. */
    public enum Kind {
      ADDED,
      CHANGED,
      REMOVED
    }
  }

  /** Keeps what a step is about to build on, to be able to tell later what has changed. */
  public synchronized void remember(Sight sight, OwnPaths own) {
    seen.put(sight.content(own), sight);
  }

  /**
   * The files that have moved, in byte order of the path; empty where nobody knows any more.
   *
   * @param then the content that the checkout had, see {@link ContentHash}
   * @param commits those of which one may have held just that
   */
  public synchronized Optional<List<Move>> since(
      Sight now, String then, Collection<String> commits, OwnPaths own) throws IOException {
    var question = then + " " + now.content(own);
    var known = answers.get(question);
    if (known == null) {
      var after = ContentHash.byPath(now.files().all(), own);
      known = before(now, then, commits, own).map(before -> between(before, after));
      answers.put(question, known);
    }
    return known;
  }

  private Optional<SortedMap<String, String>> before(
      Sight now, String then, Collection<String> commits, OwnPaths own) throws IOException {
    var kept = seen.get(then);
    if (kept != null) {
      return Optional.of(ContentHash.byPath(kept.files().all(), own));
    }
    try (var git = GitCheckout.open(now.root())) {
      for (var commit : commits) {
        var files = git.committed(commit).map(all -> ContentHash.byPath(all, own));
        if (files.filter(held -> ContentHash.of(held).equals(then)).isPresent()) {
          return files;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Move> between(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    var all = new TreeMap<>(before);
    all.putAll(after);
    var moves = new ArrayList<Move>();
    for (var path : all.keySet()) {
      if (!before.containsKey(path)) {
        moves.add(new Move(path, Kind.ADDED));
      } else if (!after.containsKey(path)) {
        moves.add(new Move(path, Kind.REMOVED));
      } else if (!all.get(path).equals(before.get(path))) {
        moves.add(new Move(path, Kind.CHANGED));
      }
    }
    return moves;
  }

  /** Forgets what nobody has asked for the longest time. */
  private static final class Newest<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > KEPT;
    }
  }
}
