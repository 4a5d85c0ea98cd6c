package dev.gatehouse.git;

import dev.gatehouse.git.WorkTree.Found;
import dev.gatehouse.git.WorkTree.Kind;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Looks at every path of the index as it lies in the work tree. Where size and time are those that
 * the index noted, the blob is the index's and the file is not read, as git does it.
 */
final class IndexScan {
  private static final int ATTEMPTS = 3;

  private final Repository repository;
  private final WorkTree tree;
  private final DirCache index;
  private final StatProof stat;
  private final PathAttributes attributes;
  private final StoredContent content;
  private final Map<String, Boolean> realFolders = new HashMap<>();
  private final Map<String, Boolean> filterFolders = new HashMap<>();

  IndexScan(Repository repository, WorkTree tree, DirCache index) throws IOException {
    this.repository = repository;
    this.tree = tree;
    this.index = index;
    this.stat = new StatProof(repository, tree);
    this.attributes = new PathAttributes(repository, tree, index);
    this.content = new StoredContent(repository, index, attributes);
  }

  /**
   * One path of the index.
   *
   * @param file what lies in the work tree, empty where it is gone
   * @param unchanged whether that is what the index has
   */
  record Seen(DirCacheEntry entry, Optional<TrackedFile> file, boolean unchanged) {}

  PathAttributes attributes() {
    return attributes;
  }

  StoredContent content() {
    return content;
  }

  /** Every path once, in the index's order, which is that of the paths' bytes. */
  List<Seen> all() throws IOException {
    var seen = new ArrayList<Seen>(index.getEntryCount());
    try (var hash = new ObjectInserter.Formatter()) {
      for (int i = 0; i < index.getEntryCount(); i = index.nextEntry(i)) {
        seen.add(look(index.getEntry(i), hash));
      }
    }
    return seen;
  }

  /** One path; nothing where the index does not have it. */
  Optional<Seen> one(String path) throws IOException {
    var entry = index.getEntry(path);
    if (entry == null) {
      return Optional.empty();
    }
    try (var hash = new ObjectInserter.Formatter()) {
      return Optional.of(look(entry, hash));
    }
  }

  /** A file that the index does not list; empty where there is none. */
  Optional<TrackedFile> unlisted(String path) throws IOException {
    var found = tree.find(path, realFolders);
    if (found.isEmpty() || found.get().kind() == Kind.FOLDER || found.get().kind() == Kind.OTHER) {
      return Optional.empty();
    }
    boolean filtered = mayFilter(path) && attributes.filter(path).isPresent();
    try (var hash = new ObjectInserter.Formatter()) {
      var read = read(path, found.get(), hash);
      int mode = stat.mode(read.found, TrackedFile.FILE);
      return Optional.of(tracked(path, mode, read.blob, read.found, filtered));
    }
  }

  private Seen look(DirCacheEntry entry, ObjectInserter hash) throws IOException {
    var path = entry.getPathString();
    var found = tree.find(path, realFolders);
    if (entry.getRawMode() == TrackedFile.SUBMODULE) {
      return submodule(entry, path, found);
    }
    if (found.isEmpty() || found.get().kind() == Kind.FOLDER || found.get().kind() == Kind.OTHER) {
      return entry.isSkipWorkTree() ? leftOut(entry, path) : gone(entry);
    }
    boolean filtered = mayFilter(path) && attributes.filter(path).isPresent();
    boolean clean = entry.getStage() == 0 && statProves(entry, found.get());
    if (clean && !filtered) {
      var file = tracked(path, entry.getRawMode(), entry.getObjectId(), found.get(), false);
      return new Seen(entry, Optional.of(file), true);
    }
    var read = read(path, found.get(), hash);
    int mode = mode(read.found, entry);
    var file = tracked(path, mode, read.blob, read.found, filtered);
    boolean same = read.blob.equals(entry.getObjectId()) && mode == entry.getRawMode();
    return new Seen(entry, Optional.of(file), clean || (same && entry.getStage() == 0));
  }

  private static TrackedFile tracked(
      String path, int mode, ObjectId blob, Found found, boolean filtered) {
    return new TrackedFile(path, mode, blob.name(), found.bytes(), filtered);
  }

  private static Seen gone(DirCacheEntry entry) {
    return new Seen(entry, Optional.empty(), false);
  }

  /** A sparse checkout leaves files out on purpose: they are as the index has them. */
  private Seen leftOut(DirCacheEntry entry, String path) throws IOException {
    long size = repository.open(entry.getObjectId()).getSize();
    var file = new TrackedFile(path, entry.getRawMode(), entry.getObjectId().name(), size, false);
    return new Seen(entry, Optional.of(file), true);
  }

  private boolean mayFilter(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    var folder = slash < 0 ? "" : path.substring(0, slash);
    var known = filterFolders.get(folder);
    if (known == null) {
      known = attributes.mayFilterIn(folder);
      filterFolders.put(folder, known);
    }
    return known;
  }

  private boolean statProves(DirCacheEntry entry, Found found) {
    // A smudged entry was written in the same instant as the index: its time proves nothing.
    var noted = entry.getLastModifiedInstant();
    return !entry.isSmudged()
        && stat.holds(
            entry.getRawMode(), entry.getLength(), noted.getEpochSecond(), noted.getNano(), found);
  }

  /** The mode that git would note; where the file system cannot say, the index is asked. */
  int mode(Found found, DirCacheEntry entry) {
    return stat.mode(found, entry.getRawMode());
  }

  private record Read(Found found, ObjectId blob) {}

  /** Reads a file again when it changed under the reading. */
  private Read read(String path, Found found, ObjectInserter hash) throws IOException {
    var before = found;
    for (int attempt = 1; ; attempt++) {
      try {
        var blob = content.blob(path, before, hash, false);
        var after = tree.find(path);
        if (after.isPresent() && after.get().sameStat(before)) {
          return new Read(before, blob);
        }
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException(path + " could not be read: " + e.getMessage(), e);
        }
      }
      if (attempt == ATTEMPTS) {
        throw new IOException(path + " keeps changing while it is read");
      }
      before = tree.find(path).orElse(before);
    }
  }

  private Seen submodule(DirCacheEntry entry, String path, Optional<Found> found)
      throws IOException {
    if (found.isEmpty() || found.get().kind() != Kind.FOLDER) {
      return gone(entry);
    }
    var commit = commitIn(found.get()).orElse(entry.getObjectId());
    var file = new TrackedFile(path, TrackedFile.SUBMODULE, commit.name(), 0, false);
    boolean same = commit.equals(entry.getObjectId());
    return new Seen(entry, Optional.of(file), same && entry.getStage() == 0);
  }

  /** The commit a submodule stands on; its repository is believed only inside this checkout. */
  private Optional<ObjectId> commitIn(Found folder) throws IOException {
    var builder = new FileRepositoryBuilder().setFS(repository.getFS()).setMustExist(true);
    builder.setWorkTree(folder.file().toFile());
    try {
      builder.setup();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    File git = builder.getGitDir();
    if (!git.isDirectory()) {
      return Optional.empty();
    }
    var real = git.toPath().toRealPath();
    if (!real.startsWith(tree.root().toRealPath())
        && !real.startsWith(repository.getCommonDirectory().toPath().toRealPath())) {
      return Optional.empty();
    }
    try (var inner = builder.build()) {
      return Optional.ofNullable(inner.resolve("HEAD"));
    }
  }
}
