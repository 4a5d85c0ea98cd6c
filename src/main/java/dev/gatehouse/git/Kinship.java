package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdSubclassMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** What the histories of two repositories have in common, and how the one's comes to the other. */
final class Kinship {
  private Kinship() {}

  /** The newest commit of one's HEAD that the other's HEAD has behind it too; empty where none. */
  static Optional<ObjectId> common(Repository one, Repository other) throws IOException {
    var head = one.resolve(Constants.HEAD);
    var otherHead = other.resolve(Constants.HEAD);
    if (head == null || otherHead == null) {
      return Optional.empty();
    }
    var behind = new ObjectIdSubclassMap<RevCommit>();
    try (var walk = walk(other, otherHead)) {
      walk.forEach(behind::addIfAbsent);
    }
    try (var walk = walk(one, head)) {
      for (var commit : walk) {
        if (behind.contains(commit)) {
          return Optional.of(commit.copy());
        }
      }
    }
    return Optional.empty();
  }

  private static RevWalk walk(Repository repository, ObjectId from) throws IOException {
    var walk = new RevWalk(repository);
    walk.setRetainBody(false);
    walk.markStart(walk.parseCommit(from));
    return walk;
  }

  /**
   * Whether the end of the history is missing, as in a shallow clone: taken over it would leave a
   * hole in the other.
   */
  static boolean isCut(Repository repository) throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  /**
   * Copies a commit and all that it needs, as far as the other repository lacks it. What comes is
   * checked as git checks what it fetches.
   *
   * @param common a commit that both have
   */
  static void take(Repository from, ObjectId commit, ObjectId common, Repository into)
      throws IOException {
    var pack = Files.createTempFile("gatehouse", ".pack");
    try {
      write(from, commit, common, pack);
      try (var in = Files.newInputStream(pack);
          var inserter = into.newObjectInserter()) {
        var parser = inserter.newPackParser(in);
        parser.setObjectChecker(new ObjectChecker());
        parser.parse(NullProgressMonitor.INSTANCE);
        inserter.flush();
      }
    } catch (org.eclipse.jgit.errors.CorruptObjectException e) {
      throw new Trouble(
          "The history of " + from.getWorkTree() + " holds something that git must not take over",
          "Nothing was merged: " + e.getMessage(),
          "Check it with git fsck, or promote in a commit of its own",
          e);
    } finally {
      Files.deleteIfExists(pack);
    }
  }

  private static void write(Repository from, ObjectId commit, ObjectId common, Path pack)
      throws IOException {
    try (var writer = new PackWriter(from);
        var out = Files.newOutputStream(pack)) {
      writer.setThin(false);
      writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(commit), Set.of(common));
      writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
    }
  }
}
