package dev.gatehouse.workspace;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What belongs to Gatehouse in a checkout: never a delta, never claimed, never shipped, and never
 * what makes a checkout dirty. Each is one exact path relative to the checkout, with '/' and no '/'
 * at its end; the same paths hold in both checkouts.
 *
 * @param files single files: the log, role and state files, the settings, recorded artifacts
 * @param folders everything below them: the log's promotions, scratch, backups, captures
 */
public record OwnPaths(Set<String> files, Set<String> folders) {
  /** A checkout in which nothing is Gatehouse's. */
  public static final OwnPaths NONE = new OwnPaths(Set.of(), Set.of());

  public OwnPaths {
    files = Set.copyOf(files);
    folders = Set.copyOf(folders);
  }

  /** Whether a path of a checkout is Gatehouse's own, as a file or as something in a folder. */
  public boolean contains(String path) {
    return files.contains(path) || folderOf(path).isPresent();
  }

  /** The same for a path of which the folder is known to be none of Gatehouse's. */
  public boolean holds(String path) {
    return files.contains(path) || folders.contains(path);
  }

  /** The outermost own folder that the path is, or lies in. */
  public Optional<String> folderOf(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      var folder = path.substring(0, slash);
      if (folders.contains(folder)) {
        return Optional.of(folder);
      }
    }
    return folders.contains(path) ? Optional.of(path) : Optional.empty();
  }

  /** The same with more single files, such as the artifacts that an entry has recorded. */
  public OwnPaths withFiles(Collection<String> more) {
    var all = new TreeSet<>(files);
    all.addAll(more);
    return new OwnPaths(all, folders);
  }
}
