package dev.gatehouse.git;

import dev.gatehouse.git.WorkTree.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/**
 * One look at the tracked files of a checkout. Most files of most checkouts are as the index has
 * them, and their size and time prove it: those are gone through in one quick pass, and what it
 * leaves unsure is looked at by {@link IndexScan}.
 */
final class TreeLook {
  private static final String ATTRIBUTES = ".gitattributes";
  private static final long MOST_NOTED = 0xffffffffL;
  private static final ObjectId EMPTY =
      new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, new byte[0]);

  private final Repository repository;
  private final WorkTree tree;
  private final IndexTable index;
  private final Stamps stamps;
  private final StatProof stat;
  private final boolean namesAreNarrow;
  private final BitSet attributeFiles = new BitSet();
  private final BitSet proven;
  private final Map<Integer, TrackedFile> read;
  private final BitSet unsure = new BitSet();

  private TreeLook(Repository repository, WorkTree tree, TrackedFiles before) {
    this.repository = repository;
    this.tree = tree;
    this.index = before.index();
    this.stamps = before.stamps();
    this.stat = new StatProof(repository, tree);
    var system = SystemReader.getInstance();
    this.namesAreNarrow = system.isWindows() || system.isMacOS();
    this.proven = (BitSet) before.proven().clone();
    this.read = new HashMap<>(before.read());
  }

  /** A look at all of them. */
  static TrackedFiles all(Repository repository, WorkTree tree) throws IOException {
    var stamps = Stamps.of(repository);
    var table = IndexTable.read(repository.getIndexFile().toPath());
    if (table.isEmpty()) {
      return byScan(repository, tree, stamps);
    }
    var nothing = new TrackedFiles(table.get(), stamps, new BitSet(), new HashMap<>());
    var look = new TreeLook(repository, tree, nothing);
    var every = new BitSet();
    every.set(0, table.get().count());
    return look.at(every);
  }

  /**
   * A look at some of them: all else is taken to be as it was. Where git's own files or the rules
   * of storing have changed, it is a look at all.
   *
   * @param paths files, or folders with everything in them
   */
  static TrackedFiles again(
      Repository repository, WorkTree tree, TrackedFiles before, Collection<String> paths)
      throws IOException {
    if (before.index().isOfPathsAlone()
        || paths.stream().anyMatch(TreeLook::ruleFile)
        || !before.stamps().equals(Stamps.of(repository))) {
      return all(repository, tree);
    }
    if (paths.isEmpty()) {
      return before;
    }
    var some = new BitSet();
    paths.forEach(path -> before.index().entriesIn(path).forEach(some::set));
    return new TreeLook(repository, tree, before).at(some);
  }

  private static boolean ruleFile(String path) {
    return path.isEmpty() || path.equals(ATTRIBUTES) || path.endsWith("/" + ATTRIBUTES);
  }

  private static TrackedFiles byScan(Repository repository, WorkTree tree, Stamps stamps)
      throws IOException {
    var cache = repository.readDirCache();
    var table = IndexTable.of(cache);
    var read = new HashMap<Integer, TrackedFile>();
    int i = 0;
    for (var seen : new IndexScan(repository, tree, cache).all()) {
      int at = i;
      seen.file().ifPresent(file -> read.put(at, file));
      i = table.next(i);
    }
    return new TrackedFiles(table, stamps, new BitSet(), read);
  }

  private TrackedFiles at(BitSet entries) throws IOException {
    findAttributeFiles();
    prove(entries);
    readUnsure();
    return new TrackedFiles(index, stamps, proven, read);
  }

  private void findAttributeFiles() {
    for (int i = 0; i < index.count(); i++) {
      if (index.endsWith(i, ATTRIBUTES)) {
        attributeFiles.set(i);
      }
    }
  }

  private void prove(BitSet entries) throws IOException {
    var attributes = new PathAttributes(repository, tree, index.only(attributeFiles));
    var folders = new HashMap<String, Boolean>();
    var written = stamps.index().modified();
    int last = -1;
    Path folder = tree.root();
    boolean provable = false;
    for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(index.next(i))) {
      if (namesAreNarrow) {
        index.check(i);
      }
      if (last < 0 || !index.sameFolder(i, last)) {
        var path = index.folder(i);
        folder = path.isEmpty() ? tree.root() : tree.resolve(path);
        provable = tree.reachable(index.path(i), folders) && !attributes.mayFilterIn(path);
        last = i;
      }
      proven.clear(i);
      read.remove(i);
      var file = tree.resolveIn(folder, index.name(i));
      boolean racy = StatProof.racy(index.modifiedSecond(i), index.modifiedNano(i), written);
      if (!provable || racy || !prove(i, file)) {
        unsure.set(i);
      }
    }
  }

  private boolean prove(int i, Path file) throws IOException {
    int mode = index.mode(i);
    if (mode == TrackedFile.SUBMODULE || index.stage(i) != 0 || smudged(i)) {
      return false;
    }
    var found = tree.look(file);
    if (found.isEmpty()
        || (found.get().kind() != Kind.FILE && found.get().kind() != Kind.LINK)
        || found.get().bytes() > MOST_NOTED) {
      return false;
    }
    boolean holds =
        stat.holds(
            mode, index.size(i), index.modifiedSecond(i), index.modifiedNano(i), found.get());
    proven.set(i, holds);
    return holds;
  }

  /** Git takes the size away from an entry whose time proves nothing. */
  private boolean smudged(int i) {
    return index.size(i) == 0 && !index.id(i).equals(EMPTY);
  }

  private void readUnsure() throws IOException {
    if (unsure.isEmpty()) {
      return;
    }
    var wanted = (BitSet) attributeFiles.clone();
    for (int i = unsure.nextSetBit(0); i >= 0; i = unsure.nextSetBit(i + 1)) {
      wanted.set(i, index.next(i));
    }
    var scan = new IndexScan(repository, tree, index.only(wanted));
    for (int i = unsure.nextSetBit(0); i >= 0; i = unsure.nextSetBit(i + 1)) {
      int at = i;
      scan.one(index.path(i)).flatMap(IndexScan.Seen::file).ifPresent(file -> read.put(at, file));
    }
  }
}
