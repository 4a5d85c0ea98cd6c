package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Commits what Gatehouse has saved, in whatever checkout it lies and beside whatever people are
 * doing there. Like {@link GitCheckout}, it starts nothing of the repository's.
 */
public final class LogCommit implements AutoCloseable {
  /** Begins the last line of the message of each commit that Gatehouse makes for an entry. */
  public static final String TRAILER = "Gatehouse-Ledger";

  private final Repository repository;
  private final WorkTree tree;
  private final Branches branches;

  private LogCommit(Repository repository, Path root) {
    this.repository = repository;
    this.tree = new WorkTree(root);
    this.branches = new Branches(repository);
  }

  /**
   * Opens the checkout that a folder lies in; nothing where it lies in none.
   *
   * @param folder a real path, without links
   * @throws Trouble where its repository cannot be read
   */
  public static Optional<LogCommit> around(Path folder) throws IOException {
    for (var root = folder; root != null; root = root.getParent()) {
      if (Repositories.isCheckout(root)) {
        return Optional.of(new LogCommit(Repositories.open(root), root));
      }
    }
    return Optional.empty();
  }

  /** The path of a file in the checkout, with '/'; nothing where it lies elsewhere. */
  public Optional<String> path(Path file) {
    if (!file.startsWith(tree.root())) {
      return Optional.empty();
    }
    var path = tree.root().relativize(file).toString();
    return Optional.of(path.replace(file.getFileSystem().getSeparator(), "/"));
  }

  /** Whether people keep the file out of git: it is not tracked, and an ignore rule takes it. */
  public boolean ignores(String path) throws IOException {
    return repository.readDirCache().getEntry(path) == null
        && new IgnoreRules(repository, tree).ignored(path);
  }

  /** The file as the last commit has it. */
  public Optional<byte[]> committed(String path) throws IOException {
    var head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return Optional.empty();
    }
    try (var commits = new RevWalk(repository);
        var found = TreeWalk.forPath(repository, path, commits.parseCommit(head).getTree())) {
      return found == null || !TrackedFile.isFile(found.getRawMode(0))
          ? Optional.empty()
          : Optional.of(repository.open(found.getObjectId(0)).getBytes());
    }
  }

  /** Why nothing can be committed just now, with what has to be done first. */
  public Optional<Trouble> obstacle() throws IOException {
    try {
      branches.refuseUnlessReady();
    } catch (Trouble e) {
      return Optional.of(e);
    }
    return repository.readDirCache().hasUnmergedPaths()
        ? Optional.of(conflict(repository))
        : IndexLock.held(repository);
  }

  /**
   * Makes one commit on the current branch, or none where nothing would change. What is staged
   * stays staged and is not part of it; nothing is ever removed.
   *
   * @param shared files that people edit and stage too: what of them is not staged is committed
   * @param own files that nobody else writes, ignored ones too: they are committed as they are
   * @return what of {@code shared} had to be left out, and why
   * @throws Trouble where there is an {@link #obstacle}, or a file must not be stored without its
   *     filter; nothing was committed then
   */
  public List<Trouble> commit(
      Collection<String> shared, Collection<String> own, String message, Who who)
      throws IOException {
    branches.refuseUnlessReady();
    try (var writer = new CommitWriter(repository, tree)) {
      if (writer.hasConflicts()) {
        throw conflict(repository);
      }
      for (var path : own) {
        writer.takeKept(path);
      }
      var leftOut = new ArrayList<Trouble>();
      for (var path : shared) {
        try {
          if (!writer.takeUnstaged(path)) {
            leftOut.add(staged(path));
          }
        } catch (Trouble e) {
          leftOut.add(e);
        }
      }
      writer.commit(message, who);
      return leftOut;
    }
  }

  private static Trouble conflict(Repository repository) {
    return new Trouble(
        repository.getWorkTree() + " has conflicts that are not resolved",
        "Nothing is committed until they are",
        "Resolve them and git add the files, then try again");
  }

  private static Trouble staged(String path) {
    return new Trouble(
        "Changes of " + path + " are staged that cannot be told from what was saved since",
        "The file was not committed, so that they stay yours to commit",
        "Commit or unstage them");
  }

  @Override
  public void close() {
    repository.close();
  }
}
