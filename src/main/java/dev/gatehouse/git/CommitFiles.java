package dev.gatehouse.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What a commit holds, whatever the work tree is by now. */
final class CommitFiles {
  private CommitFiles() {}

  /** Its files in the order of the paths' bytes; empty where there is no such commit. */
  static Optional<List<TrackedFile>> of(Repository repository, String commit) throws IOException {
    if (!ObjectId.isId(commit)) {
      return Optional.empty();
    }
    try (var commits = new RevWalk(repository);
        var walk = new TreeWalk(repository)) {
      walk.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
      walk.setRecursive(true);
      var files = new ArrayList<TrackedFile>();
      while (walk.next()) {
        files.add(
            new TrackedFile(
                walk.getPathString(), walk.getRawMode(0), walk.getObjectId(0).name(), -1, false));
      }
      return Optional.of(files);
    } catch (MissingObjectException | IncorrectObjectTypeException unknown) {
      return Optional.empty();
    }
  }
}
