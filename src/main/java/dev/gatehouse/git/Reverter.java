package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Works out what has to be written to undo one commit on top of the present one. */
final class Reverter {
  private final Repository repository;
  private final WorkTree tree;

  Reverter(Repository repository, WorkTree tree) {
    this.repository = repository;
    this.tree = tree;
  }

  /**
   * The edits that take back what the commit did to its first parent. Where a file was changed
   * since, both changes are merged if they do not touch.
   *
   * @throws Trouble where they do, or where one of the files has changes that are not committed
   */
  List<FileEdit> edits(String commit) throws IOException {
    var edits = new ArrayList<FileEdit>();
    var conflicts = new ArrayList<String>();
    var dirty = new ArrayList<String>();
    var index = repository.readDirCache();
    var scan = new IndexScan(repository, tree, index);
    try (var commits = new RevWalk(repository);
        var walk = new TreeWalk(repository)) {
      var undone = parse(commits, commit);
      var head = commits.parseCommit(repository.resolve("HEAD"));
      walk.addTree(undone.getTree());
      if (undone.getParentCount() == 0) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(commits.parseCommit(undone.getParent(0)).getTree());
      }
      walk.addTree(head.getTree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        if (same(walk, 0, 1) || same(walk, 1, 2)) {
          continue;
        }
        var path = walk.getPathString();
        var edit = same(walk, 0, 2) ? Optional.of(parents(walk, path)) : merged(walk, path);
        edit.ifPresentOrElse(edits::add, () -> conflicts.add(path));
        var seen = scan.one(path);
        boolean clean =
            walk.getRawMode(2) == 0
                ? seen.isEmpty()
                : seen.isPresent()
                    && seen.get().unchanged()
                    && seen.get().entry().getObjectId().equals(walk.getObjectId(2));
        if (!clean) {
          dirty.add(path);
        }
      }
    }
    refuse(conflicts, "was changed again after commit " + commit, "Undo the later change first");
    refuse(dirty, "has changes that are not committed", "Commit or undo them first");
    return edits;
  }

  private static void refuse(List<String> paths, String why, String remedy) {
    if (!paths.isEmpty()) {
      throw new Trouble(
          String.join(", ", paths) + " " + why,
          "The commit was not undone, and nothing was changed",
          remedy);
    }
  }

  private RevCommit parse(RevWalk commits, String commit) throws IOException {
    if (!ObjectId.isId(commit)
        || !repository.getObjectDatabase().has(ObjectId.fromString(commit))) {
      throw new Trouble(
          "The repository has no commit " + commit,
          "There is nothing to undo",
          "Check whether it was made in another clone");
    }
    return commits.parseCommit(ObjectId.fromString(commit));
  }

  private static boolean same(TreeWalk walk, int a, int b) {
    return walk.getRawMode(a) == walk.getRawMode(b) && walk.idEqual(a, b);
  }

  private FileEdit parents(TreeWalk walk, String path) {
    var id = walk.getObjectId(1);
    int mode = walk.getRawMode(1);
    return mode == 0 ? FileEdit.remove(path) : FileEdit.write(path, mode, () -> bytes(id));
  }

  private byte[] bytes(AnyObjectId id) throws IOException {
    return repository.open(id).getBytes();
  }

  /** Taking back and later changes in one, where they leave each other alone. */
  private Optional<FileEdit> merged(TreeWalk walk, String path) throws IOException {
    for (int side = 0; side < 3; side++) {
      if ((walk.getRawMode(side) & 0170000) != 0100000) {
        return Optional.empty();
      }
    }
    var texts = new RawText[3];
    for (int side = 0; side < 3; side++) {
      var bytes = bytes(walk.getObjectId(side));
      if (RawText.isBinary(bytes)) {
        return Optional.empty();
      }
      texts[side] = new RawText(bytes);
    }
    var result =
        new MergeAlgorithm().merge(RawTextComparator.DEFAULT, texts[0], texts[2], texts[1]);
    if (result.containsConflicts()) {
      return Optional.empty();
    }
    var out = new ByteArrayOutputStream();
    new MergeFormatter().formatMerge(out, result, List.of("", "", ""), StandardCharsets.UTF_8);
    int mode = walk.getRawMode(0) == walk.getRawMode(1) ? 2 : 1;
    return Optional.of(FileEdit.write(path, walk.getRawMode(mode), out::toByteArray));
  }
}
