package dev.gatehouse.git;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * One git checkout: what it holds, what differs, and the few writes that a promotion needs. Nothing
 * of the repository is ever started: no hook, no filter, no monitor, no signing program. Paths are
 * relative to the root, with '/'.
 */
public final class GitCheckout implements AutoCloseable {
  private final Repository repository;
  private final WorkTree tree;
  private final Branches branches;

  private GitCheckout(Repository repository, Path root) {
    this.repository = repository;
    this.tree = new WorkTree(root);
    this.branches = new Branches(repository);
  }

  /** Whether this very folder is the root of a checkout that can be read. */
  public static boolean isCheckout(Path root) {
    return Repositories.isCheckout(root.toAbsolutePath().normalize());
  }

  /**
   * Opens the checkout whose root this is.
   *
   * @throws Trouble where it is none, or its repository cannot be read
   */
  public static GitCheckout open(Path root) throws IOException {
    var absolute = root.toAbsolutePath().normalize();
    return new GitCheckout(Repositories.open(absolute), absolute);
  }

  /**
   * Makes the folder a repository on branch {@code main}, with everything in it that is not ignored
   * as the first commit. Files named like {@code .env} are put on the repository's own list of
   * ignored files, since what they hold must not get into git.
   *
   * @throws Trouble where the folder is a checkout with commits already
   */
  public static GitCheckout init(Path root, String message, Who who) throws IOException {
    var absolute = root.toAbsolutePath().normalize();
    if (!isCheckout(absolute)) {
      Repositories.create(absolute);
    }
    var made = open(absolute);
    try {
      if (made.head().isPresent()) {
        throw new Trouble(
            absolute + " is a git checkout already",
            "Nothing was changed",
            "Go on with it as it is");
      }
      made.ignoreSecrets();
      made.commit(made.untracked(), message, who);
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void ignoreSecrets() throws IOException {
    var file = repository.getCommonDirectory().toPath().resolve("info").resolve("exclude");
    Files.createDirectories(file.getParent());
    var text = Files.exists(file) ? Files.readString(file) : "";
    var more = ".env\n.env.*\n!.env.example\n!.env.sample\n!.env.template\n";
    var join = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    Files.write(file, (text + join + more).getBytes(StandardCharsets.UTF_8));
  }

  public Path root() {
    return tree.root();
  }

  /** The id of the last commit, in hex; empty before the first. */
  public Optional<String> head() {
    return asked(branches::head);
  }

  /**
   * The id of the last commit that changed anything but what {@code ours} takes, on HEAD's line of
   * first parents: commits of the log alone say nothing of the product.
   */
  public Optional<String> headBeside(Predicate<String> ours) {
    return asked(() -> branches.headBeside(ours));
  }

  /** The branch that HEAD names, without {@code refs/heads/}; empty when it is detached. */
  public Optional<String> branch() {
    return asked(branches::branch);
  }

  /** Whether HEAD names a commit and no branch. */
  public boolean detached() {
    return branch().isEmpty();
  }

  /** The name that git's configuration gives the user, where it gives one. */
  public Optional<String> userName() {
    return Optional.ofNullable(repository.getConfig().getString("user", null, "name"))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  /** What {@code git status} lists, with untracked files one by one, sorted by path. */
  public List<Change> changes() throws IOException {
    return StatusScan.of(repository, tree);
  }

  /**
   * Every tracked file as the work tree has it now, in the order of the paths' bytes. The blob is
   * what git's built-in rules (line ends, {@code $Id$}, encodings) make of the file. What the index
   * proves unchanged is not read; what is deleted in the work tree is left out.
   */
  public List<TrackedFile> tracked() throws IOException {
    return look().all();
  }

  /** The same as a whole, for whoever compares checkouts, or looks again later. */
  public TrackedFiles look() throws IOException {
    return TreeLook.all(repository, tree);
  }

  /**
   * What an earlier look at this checkout has become, when nothing but these paths may have
   * changed; git's own files are looked at in any case. The user's configuration outside the
   * checkout is not: for that a new {@link #look()} is due now and then.
   *
   * @param paths files, or folders with everything in them
   */
  public TrackedFiles lookAgain(TrackedFiles before, Collection<String> paths) throws IOException {
    return TreeLook.again(repository, tree, before, paths);
  }

  /** The files that git neither tracks nor ignores, sorted. */
  public List<String> untracked() throws IOException {
    return Untracked.in(tree, repository.readDirCache(), new IgnoreRules(repository, tree));
  }

  /** What git is in the middle of, such as {@code merge} or {@code rebase}. */
  public Optional<String> inMiddleOf() {
    return branches.inMiddleOf();
  }

  /**
   * Commits exactly these paths as they are in the work tree, additions, changes and deletions, on
   * the current branch. A folder stands for everything in it, ignored files too. What is staged of
   * other paths stays staged. Returns the commit's id; where nothing would change, that of the last
   * one.
   *
   * @throws Trouble in the middle of a merge or the like, on a detached head, while another git
   *     works, or for a file that must not be stored without its filter
   */
  public String commit(Collection<String> paths, String message, Who who) throws IOException {
    branches.refuseUnlessReady();
    try (var writer = new CommitWriter(repository, tree)) {
      writer.take(paths);
      return writer.commit(message, who);
    }
  }

  /**
   * Writes files to the work tree as git would check them out, by its built-in rules: all of them,
   * or, where that fails, none. The index is not touched. Returns the paths.
   *
   * @throws Trouble where a file that git does not track lies in the way, a link or a file stands
   *     where a folder is needed, a submodule would change, or a required filter is missing
   */
  public List<String> apply(List<FileEdit> edits) throws IOException {
    new WorkTreeEdit(repository, tree, edits).run().forget();
    return edits.stream().map(FileEdit::path).sorted().toList();
  }

  /**
   * Writes files to the work tree and commits exactly what was written, in one. Where either fails,
   * the work tree, the index and the branch are as before. Returns the commit's id.
   *
   * @throws Trouble as {@link #apply} and {@link #commit} do
   */
  public String applyAndCommit(List<FileEdit> edits, String message, Who who) throws IOException {
    return applyAndCommit(edits, Optional.empty(), message, who);
  }

  /**
   * The same as a merge: the commit has one of the other checkout's for its second parent, whose
   * history is taken over. What the files become is said by the edits alone.
   *
   * @throws Trouble also where {@link #isMergeable} says no
   */
  public String applyAndMerge(
      List<FileEdit> edits, GitCheckout other, String commit, String message, Who who)
      throws IOException {
    var common = mergeable(other);
    if (common.isEmpty() || !other.contains(commit)) {
      throw new Trouble(
          "The history of " + other.root() + " cannot be merged into that of " + root(),
          "Nothing was written",
          "Promote in a commit of its own");
    }
    var merged = ObjectId.fromString(commit);
    Kinship.take(other.repository, merged, common.get(), repository);
    return applyAndCommit(edits, Optional.of(merged), message, who);
  }

  /**
   * Whether the other checkout's last commit can become a parent here: both histories are whole and
   * have commits in common, and the other's is not behind this one's already.
   */
  public boolean isMergeable(GitCheckout other) throws IOException {
    return mergeable(other).isPresent();
  }

  /** A commit that both have behind them; empty where nothing can be merged. */
  private Optional<ObjectId> mergeable(GitCheckout other) throws IOException {
    return other.head().filter(commit -> !contains(commit)).isPresent()
            && !Kinship.isCut(other.repository)
            && !Kinship.isCut(repository)
        ? Kinship.common(repository, other.repository)
        : Optional.empty();
  }

  private String applyAndCommit(
      List<FileEdit> edits, Optional<ObjectId> merged, String message, Who who) throws IOException {
    branches.refuseUnlessReady();
    try (var writer = new CommitWriter(repository, tree)) {
      merged.ifPresent(writer::merges);
      var undo = new WorkTreeEdit(repository, tree, edits).run();
      String id;
      try {
        for (var edit : edits) {
          if (edit.content().isEmpty()) {
            writer.remove(edit.path());
          } else {
            writer.take(edit.path(), edit.mode(), edit.content().get().stored());
          }
        }
        id = writer.commit(message, who);
      } catch (IOException | RuntimeException e) {
        undo.putBack();
        throw e;
      }
      undo.forget();
      return id;
    }
  }

  /**
   * Puts back the files of an {@link #apply} or {@link #applyAndCommit} whose process was killed
   * half-way; the next of these does so by itself. Returns whether there was anything to put back.
   */
  public boolean undoUnfinished() throws IOException {
    return Undo.finishEarlier(repository, tree);
  }

  /**
   * Undoes a commit by a new one, and returns that one's id. A merge is undone towards its first
   * parent.
   *
   * @throws Trouble where a file was changed since in the same place, or has changes that are not
   *     committed; nothing is changed then
   */
  public String revert(String commit, String message, Who who) throws IOException {
    branches.refuseUnlessReady();
    Undo.finishEarlier(repository, tree);
    return applyAndCommit(new Reverter(repository, tree).edits(commit), message, who);
  }

  /** Whether the commit, given by its full id, is HEAD or one of the commits before it. */
  public boolean contains(String commit) {
    return asked(() -> branches.contains(commit));
  }

  /** What a commit, given by its full id, holds; sizes are not told. Empty where it is none. */
  public Optional<List<TrackedFile>> committed(String commit) throws IOException {
    return CommitFiles.of(repository, commit);
  }

  /** The messages that hold a text, of HEAD and all commits before it, newest first. */
  public List<CommitText> messagesWith(String text) throws IOException {
    return MessageSearch.with(repository, text);
  }

  /**
   * What the newest commits changed that HEAD has behind it, newest first and without merges.
   *
   * @param commit where it ends, not told itself; empty, or gone since, to go by the time
   * @param time older commits are left out then
   * @param most how many are told
   */
  public List<CommitChange> commitsSince(String commit, Instant time, int most) throws IOException {
    return new CommitWalk(repository).since(commit, time, most);
  }

  /** A look at the files, for whoever needs many of them. */
  public Contents contents() {
    return new Contents(repository, tree);
  }

  /**
   * The content of a file in the work tree as git would store it by its built-in rules; of a link,
   * its target.
   *
   * @throws NoSuchFileException where no file lies there
   */
  public byte[] stored(String path) throws IOException {
    return contents().stored(path);
  }

  /**
   * Whether git would leave the path out of {@code git add}: it is not tracked, and an ignore rule
   * takes it. The file need not exist.
   */
  public boolean ignored(String path) {
    tree.resolve(path);
    return asked(
        () ->
            repository.readDirCache().getEntry(path) == null
                && new IgnoreRules(repository, tree).ignored(path));
  }

  /** What {@code git status -sb} prints; a rename stands there as removed and added. */
  public String statusText() {
    return asked(() -> StatusText.of(repository, branch(), head().isEmpty(), changes()));
  }

  /**
   * Writes all branches, tags and HEAD to one file from which git can clone.
   *
   * @throws Trouble where there is no commit yet
   */
  public void bundle(Path file) throws IOException {
    Bundle.write(repository, file);
  }

  /**
   * Starts a branch at the commit of a detached HEAD and puts HEAD on it.
   *
   * @throws Trouble where HEAD is on a branch already, or the name is taken or is none
   */
  public void startBranch(String name) throws IOException {
    branches.start(name);
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
