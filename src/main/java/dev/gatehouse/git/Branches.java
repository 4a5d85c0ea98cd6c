package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate.Result;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Where HEAD stands, and what leads to it. */
final class Branches {
  private final Repository repository;

  Branches(Repository repository) {
    this.repository = repository;
  }

  Optional<String> head() throws IOException {
    return Optional.ofNullable(repository.resolve(Constants.HEAD)).map(id -> id.name());
  }

  Optional<String> branch() throws IOException {
    var head = repository.exactRef(Constants.HEAD);
    return head != null && head.isSymbolic()
        ? Optional.of(Repository.shortenRefName(head.getTarget().getName()))
        : Optional.empty();
  }

  Optional<String> inMiddleOf() {
    return switch (repository.getRepositoryState()) {
      case MERGING, MERGING_RESOLVED -> Optional.of("merge");
      case CHERRY_PICKING, CHERRY_PICKING_RESOLVED -> Optional.of("cherry-pick");
      case REVERTING, REVERTING_RESOLVED -> Optional.of("revert");
      case REBASING, REBASING_REBASING, REBASING_MERGE, REBASING_INTERACTIVE ->
          Optional.of("rebase");
      case APPLY -> Optional.of("am");
      case BISECTING -> Optional.of("bisect");
      // Between two picks of a series only the list of those that are left tells of it.
      default ->
          Files.exists(repository.getDirectory().toPath().resolve("sequencer/todo"))
              ? Optional.of("cherry-pick")
              : Optional.empty();
    };
  }

  /** The newest commit on the first-parent line that changes a path which is not ours. */
  Optional<String> headBeside(Predicate<String> ours) throws IOException {
    var head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return Optional.empty();
    }
    try (var walk = new RevWalk(repository);
        var changes = new TreeWalk(repository)) {
      changes.setRecursive(true);
      changes.setFilter(TreeFilter.ANY_DIFF);
      var commit = walk.parseCommit(head);
      while (commit.getParentCount() == 1) {
        var former = walk.parseCommit(commit.getParent(0));
        changes.reset(former.getTree(), commit.getTree());
        boolean others = false;
        while (!others && changes.next()) {
          others = !ours.test(changes.getPathString());
        }
        if (others) {
          break;
        }
        commit = former;
      }
      return Optional.of(commit.name());
    }
  }

  boolean contains(String commit) throws IOException {
    try (var walk = new RevWalk(repository)) {
      var head = repository.resolve(Constants.HEAD);
      if (head == null || !ObjectId.isId(commit)) {
        return false;
      }
      var start = walk.parseCommit(ObjectId.fromString(commit));
      return walk.isMergedInto(start, walk.parseCommit(head));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return false;
    }
  }

  /** Refuses to commit where a commit would be lost, or would end what git is in the middle of. */
  void refuseUnlessReady() throws IOException {
    var middle = inMiddleOf();
    if (middle.isPresent()) {
      throw new Trouble(
          repository.getWorkTree() + " is in the middle of a " + middle.get(),
          "Nothing is committed until that is done",
          "Finish or abort it with git, then try again");
    }
    if (branch().isEmpty()) {
      throw new Trouble(
          repository.getWorkTree() + " stands on a detached head",
          "A commit made there could be lost",
          "Start a branch for it, then try again");
    }
  }

  void start(String name) throws IOException {
    var head = repository.resolve(Constants.HEAD);
    if (branch().isPresent() || head == null) {
      throw new Trouble(
          repository.getWorkTree() + " stands on a branch already",
          "No branch was started",
          "Go on with it");
    }
    var ref = Constants.R_HEADS + name;
    if (!Repository.isValidRefName(ref) || repository.exactRef(ref) != null) {
      throw new Trouble(
          "There is a branch named " + name + " already, or the name cannot be one",
          "No branch was started",
          "Choose another name");
    }
    var create = repository.updateRef(ref);
    create.setNewObjectId(head);
    create.setExpectedOldObjectId(ObjectId.zeroId());
    var created = create.update();
    if (created != Result.NEW) {
      throw new IOException("the branch " + name + " could not be made: " + created);
    }
    var linked = repository.updateRef(Constants.HEAD).link(ref);
    if (linked != Result.FORCED && linked != Result.NEW) {
      throw new IOException("HEAD could not be put on the branch " + name + ": " + linked);
    }
  }
}
