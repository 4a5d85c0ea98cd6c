package dev.gatehouse.git;

import dev.gatehouse.git.Change.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Works out a checkout's status: the last commit, the index and the work tree side by side. */
final class StatusScan {
  private StatusScan() {}

  /** Sorted by path; of one path, what is staged comes first. */
  static List<Change> of(Repository repository, WorkTree tree) throws IOException {
    var index = repository.readDirCache();
    var changes = new ArrayList<Change>();
    var conflicted = new TreeSet<String>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      if (index.getEntry(i).getStage() != 0) {
        conflicted.add(index.getEntry(i).getPathString());
      }
    }
    conflicted.forEach(path -> changes.add(new Change(path, Kind.CONFLICTED, false)));
    staged(repository, index)
        .forEach(
            (path, kind) -> {
              if (!conflicted.contains(path)) {
                changes.add(new Change(path, kind, true));
              }
            });
    for (var seen : new IndexScan(repository, tree, index).all()) {
      if (!seen.unchanged() && seen.entry().getStage() == 0) {
        changes.add(new Change(seen.entry().getPathString(), kind(seen), false));
      }
    }
    for (var path : Untracked.in(tree, index, new IgnoreRules(repository, tree))) {
      changes.add(new Change(path, Kind.UNTRACKED, false));
    }
    changes.sort(Comparator.comparing(Change::path).thenComparing(change -> !change.staged()));
    return changes;
  }

  private static Kind kind(IndexScan.Seen seen) {
    if (seen.file().isEmpty()) {
      return Kind.REMOVED;
    }
    return seen.entry().isIntentToAdd() ? Kind.ADDED : Kind.MODIFIED;
  }

  private static TreeMap<String, Kind> staged(Repository repository, DirCache index)
      throws IOException {
    var kinds = new TreeMap<String, Kind>();
    try (var walk = new TreeWalk(repository);
        var commits = new RevWalk(repository)) {
      @Nullable ObjectId head = repository.resolve("HEAD");
      if (head == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(commits.parseCommit(head).getTree());
      }
      walk.addTree(new DirCacheIterator(index));
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        var entry = walk.getTree(1, DirCacheIterator.class);
        DirCacheEntry now = entry == null ? null : entry.getDirCacheEntry();
        boolean before = walk.getRawMode(0) != 0;
        boolean after = now != null && !now.isIntentToAdd();
        if (before || after) {
          kinds.put(
              walk.getPathString(), !before ? Kind.ADDED : after ? Kind.MODIFIED : Kind.REMOVED);
        }
      }
    }
    return kinds;
  }
}
