package dev.gatehouse.compare;

import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.git.Contents;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds among what only dev and what only prod has the files that are one and the same under
 * another name: first by equal content, then by what share of their lines is the same. The rule is
 * git's: at least half.
 */
public final class Renames {
  private static final int LEAST_PERCENT = 50;

  /** Above this many pairs, only equal content counts, as in git. */
  private static final int MOST_PAIRS = 400 * 400;

  private static final long MOST_BYTES = 1 << 20;

  /**
   * One file under two names.
   *
   * @param from its path in prod
   * @param to its path in dev
   * @param percent how much of it is the same; 100 is all of it
   */
  public record Rename(Delta from, Delta to, int percent) {}

  private final Contents dev;
  private final Contents prod;
  private final List<Rename> found = new ArrayList<>();
  private final Set<Delta> taken = new HashSet<>();

  private Renames(GitCheckout dev, GitCheckout prod) throws IOException {
    this.dev = dev.contents();
    this.prod = prod.contents();
  }

  /** The renames among the differences, in the order of the paths in dev. */
  public static List<Rename> among(List<Delta> deltas, GitCheckout dev, GitCheckout prod)
      throws IOException {
    var added = files(deltas, Kind.ADDED);
    var removed = files(deltas, Kind.REMOVED);
    if (added.isEmpty() || removed.isEmpty()) {
      return List.of();
    }
    var renames = new Renames(dev, prod);
    renames.pairEqual(added, removed);
    renames.pairSimilar(renames.left(added), renames.left(removed));
    return renames.found.stream()
        .sorted((a, b) -> PathOrder.BYTES.compare(a.to().path(), b.to().path()))
        .toList();
  }

  private static List<Delta> files(List<Delta> deltas, Kind kind) {
    return deltas.stream()
        .filter(delta -> delta.kind() == kind && !delta.isSubmodule() && file(delta).bytes() > 0)
        .toList();
  }

  private List<Delta> left(List<Delta> deltas) {
    return deltas.stream().filter(delta -> !taken.contains(delta)).toList();
  }

  private void pairEqual(List<Delta> added, List<Delta> removed) {
    var byBlob = new HashMap<String, List<Delta>>();
    removed.forEach(
        delta -> byBlob.computeIfAbsent(file(delta).blob(), blob -> new ArrayList<>()).add(delta));
    for (var to : added) {
      var same = byBlob.getOrDefault(file(to).blob(), List.of()).stream();
      same.filter(from -> fits(from, to))
          .max((a, b) -> Boolean.compare(sameName(a, to), sameName(b, to)))
          .ifPresent(from -> take(from, to, 100));
    }
  }

  private void pairSimilar(List<Delta> added, List<Delta> removed) throws IOException {
    if ((long) added.size() * removed.size() > MOST_PAIRS) {
      return;
    }
    var inProd = new HashMap<Delta, Lines>();
    for (var from : removed) {
      inProd.put(from, Lines.of(from, prod));
    }
    var candidates = new ArrayList<Rename>();
    for (var to : added) {
      var lines = Lines.of(to, dev);
      for (var from : removed) {
        var percent = inProd.getOrDefault(from, Lines.NONE).sharedWith(lines);
        if (percent >= LEAST_PERCENT && fits(from, to)) {
          candidates.add(new Rename(from, to, percent));
        }
      }
    }
    candidates.stream()
        .sorted((a, b) -> Integer.compare(rank(b), rank(a)))
        .forEach(
            one -> {
              if (fits(one.from(), one.to())) {
                take(one.from(), one.to(), one.percent());
              }
            });
  }

  private static int rank(Rename rename) {
    return rename.percent() * 2 + (sameName(rename.from(), rename.to()) ? 1 : 0);
  }

  private boolean fits(Delta from, Delta to) {
    return !taken.contains(from) && !taken.contains(to) && file(from).isLink() == file(to).isLink();
  }

  private void take(Delta from, Delta to, int percent) {
    taken.add(from);
    taken.add(to);
    found.add(new Rename(from, to, percent));
  }

  private static boolean sameName(Delta a, Delta b) {
    return name(a.path()).equals(name(b.path()));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static TrackedFile file(Delta delta) {
    return delta.dev().or(delta::prod).orElseThrow();
  }

  /** How often each line of a file stands in it; nothing where it is too large to be asked. */
  private record Lines(Map<String, Integer> counts, long chars) {
    static final Lines NONE = new Lines(Map.of(), 0);

    static Lines of(Delta delta, Contents contents) throws IOException {
      if (file(delta).bytes() > MOST_BYTES || file(delta).isLink()) {
        return NONE;
      }
      var text = new String(contents.stored(delta.path()), StandardCharsets.ISO_8859_1);
      var counts = new HashMap<String, Integer>();
      for (int start = 0; start < text.length(); ) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end + 1;
        counts.merge(text.substring(start, end), 1, Integer::sum);
        start = end;
      }
      return new Lines(counts, text.length());
    }

    /** The share of the larger file's characters that stand in lines of both, in percent. */
    int sharedWith(Lines other) {
      var larger = Math.max(chars, other.chars);
      if (larger == 0 || Math.min(chars, other.chars) * 100 < larger * LEAST_PERCENT) {
        return 0;
      }
      long shared = 0;
      for (var line : counts.entrySet()) {
        var both = Math.min(line.getValue(), other.counts.getOrDefault(line.getKey(), 0));
        shared += (long) both * line.getKey().length();
      }
      return (int) (shared * 100 / larger);
    }
  }
}
