package dev.gatehouse.git;

import dev.gatehouse.git.WorkTree.Found;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Writes commits from objects up, which leaves no place where a hook, a filter or a signing program
 * could be started. The index is locked while it works, and written only when the branch has moved.
 */
final class CommitWriter implements AutoCloseable {
  private final Repository repository;
  private final WorkTree tree;
  private final DirCache index;
  private final DirCache next;
  private final ObjectInserter inserter;
  private final Optional<ObjectId> head;
  private final Optional<ObjectId> headTree;
  private final IndexScan scan;
  private Optional<ObjectId> merged = Optional.empty();
  private final TreeMap<String, Optional<DirCacheEntry>> edits = new TreeMap<>();

  /** Where the index gets something else than the commit. */
  private final TreeMap<String, DirCacheEntry> staged = new TreeMap<>();

  CommitWriter(Repository repository, WorkTree tree) throws IOException {
    this.repository = repository;
    this.tree = tree;
    this.inserter = repository.newObjectInserter();
    this.index = IndexLock.take(repository);
    try {
      this.scan = new IndexScan(repository, tree, index);
      this.head = Optional.ofNullable(repository.resolve(Constants.HEAD));
      if (head.isPresent()) {
        try (var walk = new RevWalk(repository)) {
          this.headTree = Optional.of(walk.parseCommit(head.get()).getTree().getId());
        }
        try (var reader = repository.newObjectReader()) {
          this.next = DirCache.read(reader, headTree.get());
        }
      } else {
        this.headTree = Optional.empty();
        this.next = DirCache.newInCore();
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Takes a path as it lies in the work tree; of a folder, everything in it. */
  void take(Collection<String> paths) throws IOException {
    for (var path : expanded(paths)) {
      edits.put(path, entry(path));
    }
  }

  /** Takes exactly this content for a path, which lies in the work tree already. */
  void take(String path, int mode, byte[] stored) throws IOException {
    refuseRequiredFilter(path);
    var entry = new DirCacheEntry(path);
    entry.setFileMode(FileMode.fromBits(mode));
    entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, stored));
    tree.find(path).ifPresent(found -> note(entry, found));
    edits.put(path, Optional.of(entry));
  }

  /** The commit will be a merge, with this one for its second parent. */
  void merges(ObjectId commit) {
    merged = Optional.of(commit);
  }

  boolean hasConflicts() {
    return index.hasUnmergedPaths();
  }

  /** Takes a file as it lies in the work tree, unless the last commit has it so, or it is gone. */
  void takeKept(String path) throws IOException {
    var committed = next.getEntry(path);
    var seen = scan.one(path);
    if (committed != null
        && seen.filter(one -> one.unchanged() && Staging.isSame(one.entry(), committed))
            .isPresent()) {
      return;
    }
    entry(path).ifPresent(entry -> edits.put(path, Optional.of(entry)));
  }

  /**
   * Takes of a file in the work tree what is not staged of it, and leaves the rest staged. Returns
   * whether the two could be told apart; if not, nothing is taken.
   */
  boolean takeUnstaged(String path) throws IOException {
    @Nullable DirCacheEntry waiting = index.getEntry(path);
    @Nullable DirCacheEntry committed = next.getEntry(path);
    var found = tree.find(path);
    boolean asStaged = scan.one(path).filter(IndexScan.Seen::unchanged).isPresent();
    if (found.isEmpty()
        || Staging.isNothing(waiting, committed)
        || (!asStaged && Staging.isCutShort(repository, head, path, waiting))) {
      takeKept(path);
      return true;
    }
    if (waiting == null
        || committed == null
        || found.get().kind() != WorkTree.Kind.FILE
        || !TrackedFile.isFile(waiting.getRawMode())
        || !TrackedFile.isFile(committed.getRawMode())) {
      return false;
    }
    refuseRequiredFilter(path);
    var present = scan.content().bytes(path, found.get());
    var before = bytes(committed);
    var part = UnstagedPart.of(before, bytes(waiting), present);
    if (part.isEmpty()) {
      return false;
    }
    if (!Arrays.equals(part.get().commit(), before)) {
      edits.put(path, Optional.of(changed(committed, part.get().commit())));
      var left = changed(waiting, part.get().index());
      if (Arrays.equals(part.get().index(), present)) {
        note(left, found.get());
      }
      staged.put(path, left);
    }
    return true;
  }

  private byte[] bytes(DirCacheEntry entry) throws IOException {
    return repository.open(entry.getObjectId()).getBytes();
  }

  private DirCacheEntry changed(DirCacheEntry from, byte[] content) throws IOException {
    var entry = new DirCacheEntry(from.getPathString());
    entry.setFileMode(from.getFileMode());
    entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content));
    return entry;
  }

  void remove(String path) {
    edits.put(path, Optional.empty());
  }

  private TreeSet<String> expanded(Collection<String> paths) throws IOException {
    var all = new TreeSet<String>();
    for (var given : paths) {
      var path = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
      var file = tree.resolve(path);
      boolean submodule = isSubmodule(index.getEntry(path)) || isSubmodule(next.getEntry(path));
      boolean folder =
          tree.find(path).filter(found -> found.kind() == WorkTree.Kind.FOLDER).isPresent();
      if (!folder || submodule) {
        all.add(path);
      } else if (!Files.exists(file.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        all.addAll(Untracked.everythingIn(tree, file));
      }
      for (var side : new DirCache[] {index, next}) {
        for (var entry : side.getEntriesWithin(path)) {
          all.add(entry.getPathString());
        }
      }
    }
    return all;
  }

  private static boolean isSubmodule(@Nullable DirCacheEntry entry) {
    return entry != null && entry.getRawMode() == TrackedFile.SUBMODULE;
  }

  private Optional<DirCacheEntry> entry(String path) throws IOException {
    var entry = new DirCacheEntry(path);
    var known = index.getEntry(path) == null ? next.getEntry(path) : index.getEntry(path);
    var found = tree.find(path);
    if (isSubmodule(known)) {
      var seen = scan.one(path).flatMap(IndexScan.Seen::file);
      entry.setFileMode(FileMode.GITLINK);
      seen.ifPresent(file -> entry.setObjectId(ObjectId.fromString(file.blob())));
      return seen.map(file -> entry);
    }
    if (found.isEmpty()
        || found.get().kind() == WorkTree.Kind.FOLDER
        || found.get().kind() == WorkTree.Kind.OTHER) {
      return Optional.empty();
    }
    refuseRequiredFilter(path);
    entry.setFileMode(FileMode.REGULAR_FILE);
    entry.setFileMode(FileMode.fromBits(scan.mode(found.get(), known == null ? entry : known)));
    entry.setObjectId(scan.content().blob(path, found.get(), inserter, true));
    note(entry, found.get());
    return Optional.of(entry);
  }

  private static void note(DirCacheEntry entry, Found found) {
    entry.setLength((int) found.bytes());
    entry.setLastModified(found.modified());
  }

  /** Where git itself would refuse to store a file that its filter has not seen, so does this. */
  private void refuseRequiredFilter(String path) throws IOException {
    var filter = scan.attributes().filter(path);
    var config = repository.getConfig();
    if (filter.isPresent() && config.getBoolean("filter", filter.get(), "required", false)) {
      throw new Trouble(
          path + " needs the filter \"" + filter.get() + "\", and filters do not run here",
          "Committing it without the filter could store what must not be stored",
          "Commit this file with git itself, or leave it out");
    }
  }

  /**
   * Makes the commit on the current branch and returns its id; where nothing would change, there is
   * none and the last commit's id is returned.
   */
  String commit(String message, Who who) throws IOException {
    if (head.isPresent() && edits.isEmpty()) {
      return head.get().name();
    }
    apply(next, edits);
    apply(index, edits);
    var left = new TreeMap<String, Optional<DirCacheEntry>>();
    staged.forEach((path, entry) -> left.put(path, Optional.of(entry)));
    apply(index, left);
    var newTree = next.writeTree(inserter);
    if (head.isPresent() && newTree.equals(headTree.orElseThrow())) {
      index.write();
      index.commit();
      return head.get().name();
    }
    var person = person(who);
    var builder = new CommitBuilder();
    builder.setTreeId(newTree);
    builder.setParentIds(Stream.concat(head.stream(), merged.stream()).toArray(ObjectId[]::new));
    builder.setAuthor(person);
    builder.setCommitter(person);
    builder.setMessage(message.endsWith("\n") ? message : message + "\n");
    var id = inserter.insert(builder);
    inserter.flush();
    index.write();
    moveBranch(id, person, message);
    if (!index.commit()) {
      throw new IOException("the index could not be written after commit " + id.name());
    }
    return id.name();
  }

  private static void apply(DirCache to, TreeMap<String, Optional<DirCacheEntry>> edits) {
    var editor = to.editor();
    edits.forEach(
        (path, entry) ->
            editor.add(
                entry.isEmpty()
                    ? new DirCacheEditor.DeletePath(path)
                    : new DirCacheEditor.PathEdit(path) {
                      @Override
                      public void apply(DirCacheEntry target) {
                        target.copyMetaData(entry.get());
                      }
                    }));
    editor.finish();
  }

  private void moveBranch(ObjectId id, PersonIdent person, String message) throws IOException {
    var update = repository.updateRef(Constants.HEAD);
    update.setNewObjectId(id);
    update.setExpectedOldObjectId(head.orElse(ObjectId.zeroId()));
    update.setRefLogIdent(person);
    var kind = head.isEmpty() ? "commit (initial): " : "commit: ";
    update.setRefLogMessage(kind + message.lines().findFirst().orElse(""), false);
    var result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD -> {}
      default ->
          throw new Trouble(
              "The branch could not be moved to the new commit (" + result + ")",
              "Nothing was committed",
              "Another program may have committed meanwhile: try again");
    }
  }

  private PersonIdent person(Who who) {
    var config = repository.getConfig();
    var name = config.getString("user", null, "name");
    var email = config.getString("user", null, "email");
    // Somebody else's address is not lent to an agent or a second person.
    boolean own = email != null && who.name().equals(name);
    return new PersonIdent(who.name(), own ? email : "");
  }

  @Override
  public void close() {
    index.unlock();
    inserter.close();
  }
}
