package dev.gatehouse.git;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Goes back from HEAD, and tells what each commit changed. */
final class CommitWalk {
  /** Of a commit that changes more, such as one that moves a whole tree, these are told. */
  private static final int MOST_PATHS = 5_000;

  private final Repository repository;

  CommitWalk(Repository repository) {
    this.repository = repository;
  }

  /**
   * The newest commits that HEAD has behind it, newest first, without merges: what those brought
   * stands in the commits that they joined.
   *
   * @param commit where the walk ends, with everything behind it; empty to go by the time
   * @param time older commits are left out where no commit ends the walk
   */
  List<CommitChange> since(String commit, Instant time, int most) throws IOException {
    var found = new ArrayList<CommitChange>();
    var head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return found;
    }
    try (var walk = new RevWalk(repository)) {
      walk.sort(RevSort.COMMIT_TIME_DESC);
      walk.markStart(walk.parseCommit(head));
      var ended = endAt(walk, commit);
      for (var each : walk) {
        if (found.size() == most || (!ended && time(each).isBefore(time))) {
          break;
        }
        if (each.getParentCount() < 2) {
          found.add(change(walk, each));
        }
      }
    }
    return found;
  }

  /** Whether the commit is known here: history may have been written anew since. */
  private boolean endAt(RevWalk walk, String commit) throws IOException {
    if (!ObjectId.isId(commit)) {
      return false;
    }
    try {
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(commit)));
      return true;
    } catch (MissingObjectException | IncorrectObjectTypeException gone) {
      return false;
    }
  }

  private static Instant time(RevCommit commit) {
    return Instant.ofEpochSecond(commit.getCommitTime());
  }

  private CommitChange change(RevWalk walk, RevCommit commit) throws IOException {
    return new CommitChange(
        commit.name(),
        commit.getShortMessage(),
        commit.getAuthorIdent().getName(),
        time(commit),
        paths(walk, commit));
  }

  private List<String> paths(RevWalk walk, RevCommit commit) throws IOException {
    var paths = new ArrayList<String>();
    try (var changes = new TreeWalk(repository)) {
      if (commit.getParentCount() == 0) {
        changes.addTree(new EmptyTreeIterator());
      } else {
        changes.addTree(walk.parseCommit(commit.getParent(0)).getTree());
      }
      changes.addTree(commit.getTree());
      changes.setRecursive(true);
      changes.setFilter(TreeFilter.ANY_DIFF);
      while (paths.size() < MOST_PATHS && changes.next()) {
        paths.add(changes.getPathString());
      }
    }
    return paths;
  }
}
