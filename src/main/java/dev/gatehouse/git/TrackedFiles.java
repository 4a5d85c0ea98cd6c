package dev.gatehouse.git;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every tracked file of a checkout as the work tree had it at one look. Of what the index proves
 * unchanged, nothing is kept but a mark: two looks at large checkouts are held against each other
 * without an object for each of their files.
 */
public final class TrackedFiles {
  private final IndexTable index;
  private final Stamps stamps;
  private final BitSet proven;
  private final Map<Integer, TrackedFile> read;

  /**
   * Takes the collections over.
   *
   * @param stamps the files on which the marks rest
   * @param proven the entries whose files are as the index has them
   * @param read the other files, by their entries' numbers; what is in neither is gone
   */
  TrackedFiles(IndexTable index, Stamps stamps, BitSet proven, Map<Integer, TrackedFile> read) {
    this.index = index;
    this.stamps = stamps;
    this.proven = proven;
    this.read = read;
  }

  /**
   * One path in which two checkouts differ; one of the files at least is there.
   *
   * @param left the file in the one, empty where it has none
   * @param right the file in the other
   */
  public record Difference(Optional<TrackedFile> left, Optional<TrackedFile> right) {
    public String path() {
      return left.or(() -> right).orElseThrow().path();
    }
  }

  IndexTable index() {
    return index;
  }

  Stamps stamps() {
    return stamps;
  }

  BitSet proven() {
    return proven;
  }

  Map<Integer, TrackedFile> read() {
    return read;
  }

  /** Whether a later look has found just the same. */
  public boolean sameAs(TrackedFiles later) {
    return this == later
        || (stamps.equals(later.stamps) && proven.equals(later.proven) && read.equals(later.read));
  }

  /** All of them, in the order of the paths' bytes. */
  public List<TrackedFile> all() {
    var all = new ArrayList<TrackedFile>(index.count());
    for (int i = next(-1); i < index.count(); i = next(i)) {
      all.add(file(i));
    }
    return all;
  }

  /** The file of a path, empty where it is not tracked or gone. */
  public Optional<TrackedFile> file(String path) {
    int i = index.from(path);
    return i < index.count() && index.path(i).equals(path) && isThere(i)
        ? Optional.of(file(i))
        : Optional.empty();
  }

  /** The paths that are one of these or lie in one of these folders, in byte order. */
  public List<String> pathsIn(Collection<String> folders) {
    var entries = new TreeSet<Integer>();
    for (var folder : folders) {
      for (int i : index.entriesIn(folder)) {
        if (isThere(i)) {
          entries.add(i);
        }
      }
    }
    return entries.stream().map(index::path).toList();
  }

  /** The paths whose mode or content differs, in byte order. Equal ids are equal content. */
  public List<Difference> differingFrom(TrackedFiles right) {
    var differing = new ArrayList<Difference>();
    int i = next(-1);
    int j = right.next(-1);
    while (i < index.count() || j < right.index.count()) {
      int order = order(i, right, j);
      if (order == 0 && !sameAs(i, right, j)) {
        differing.add(new Difference(Optional.of(file(i)), Optional.of(right.file(j))));
      } else if (order < 0) {
        differing.add(new Difference(Optional.of(file(i)), Optional.empty()));
      } else if (order > 0) {
        differing.add(new Difference(Optional.empty(), Optional.of(right.file(j))));
      }
      i = order <= 0 ? next(i) : i;
      j = order >= 0 ? right.next(j) : j;
    }
    return differing;
  }

  private int order(int i, TrackedFiles right, int j) {
    if (i == index.count()) {
      return 1;
    }
    return j == right.index.count() ? -1 : index.comparePaths(i, right.index, j);
  }

  private boolean sameAs(int i, TrackedFiles right, int j) {
    return proven.get(i) && right.proven.get(j)
        ? index.mode(i) == right.index.mode(j) && index.sameId(i, right.index, j)
        : file(i).sameAs(right.file(j));
  }

  /** The next entry whose file is there; the count of entries where none is. */
  private int next(int i) {
    int next = i + 1;
    while (next < index.count() && !isThere(next)) {
      next++;
    }
    return next;
  }

  private boolean isThere(int i) {
    return proven.get(i) || read.containsKey(i);
  }

  private TrackedFile file(int i) {
    var file = read.get(i);
    return file == null
        ? new TrackedFile(
            index.path(i),
            index.mode(i),
            index.id(i).name(),
            Integer.toUnsignedLong(index.size(i)),
            false)
        : file;
  }
}
