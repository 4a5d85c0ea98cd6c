package dev.gatehouse.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Tells what people have staged of a file from what only looks so. */
final class Staging {
  private Staging() {}

  static boolean isSame(DirCacheEntry one, DirCacheEntry other) {
    return one.getRawMode() == other.getRawMode() && one.getObjectId().equals(other.getObjectId());
  }

  /**
   * Whether nothing of a file is staged.
   *
   * @param waiting what the index has of it
   * @param committed what the last commit has
   */
  static boolean isNothing(@Nullable DirCacheEntry waiting, @Nullable DirCacheEntry committed) {
    if (waiting == null || committed == null) {
      return waiting == null ? committed == null : waiting.isIntentToAdd();
    }
    return waiting.isIntentToAdd() || isSame(waiting, committed);
  }

  /**
   * Whether the index is merely behind a commit of Gatehouse's: a kill between the branch's move
   * and the index's leaves it as the commit before had it, which looks as if somebody had staged
   * the opposite.
   */
  static boolean isCutShort(
      Repository repository, Optional<ObjectId> head, String path, @Nullable DirCacheEntry waiting)
      throws IOException {
    if (head.isEmpty()) {
      return false;
    }
    try (var walk = new RevWalk(repository)) {
      var last = walk.parseCommit(head.get());
      if (!last.getFullMessage().contains("\n" + LogCommit.TRAILER + ": ")) {
        return false;
      }
      if (last.getParentCount() == 0) {
        return waiting == null;
      }
      var former = walk.parseCommit(last.getParent(0)).getTree();
      try (var at = TreeWalk.forPath(repository, path, former)) {
        return at == null || waiting == null
            ? at == null && waiting == null
            : at.getRawMode(0) == waiting.getRawMode()
                && at.getObjectId(0).equals(waiting.getObjectId());
      }
    }
  }
}
