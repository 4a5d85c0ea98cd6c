package dev.gatehouse.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * One look at the files of a checkout, for whoever needs many of them: the index and the attributes
 * are read once, by the first question, the files when they are asked for. For one thread.
 */
public final class Contents {
  private final Repository repository;
  private final WorkTree tree;
  private @Nullable DirCache index;
  private @Nullable IndexScan scan;

  Contents(Repository repository, WorkTree tree) {
    this.repository = repository;
    this.tree = tree;
  }

  private DirCache index() throws IOException {
    var read = index;
    if (read == null) {
      read = repository.readDirCache();
      index = read;
    }
    return read;
  }

  private IndexScan scan() throws IOException {
    var made = scan;
    if (made == null) {
      made = new IndexScan(repository, tree, index());
      scan = made;
    }
    return made;
  }

  /** A tracked file as it lies in the work tree now; empty where it is not tracked or gone. */
  public Optional<TrackedFile> tracked(String path) throws IOException {
    return scan().one(path).flatMap(IndexScan.Seen::file);
  }

  /**
   * A file that git does not track, as it would store it; empty where none lies there, or where it
   * is a folder or a repository of its own.
   */
  public Optional<TrackedFile> untracked(String path) throws IOException {
    return path.endsWith("/") ? Optional.empty() : scan().unlisted(path);
  }

  /**
   * The content of a file in the work tree as git would store it by its built-in rules; of a link,
   * its target.
   *
   * @throws NoSuchFileException where no file lies there
   */
  public byte[] stored(String path) throws IOException {
    var found = find(path);
    return found.isPresent() ? scan().content().bytes(path, found.get()) : leftOut(path);
  }

  /**
   * A file's bytes as they lie in the work tree.
   *
   * @throws NoSuchFileException where no file lies there
   */
  public byte[] lying(String path) throws IOException {
    var found = find(path);
    if (found.isEmpty()) {
      throw new NoSuchFileException(tree.root().resolve(path).toString());
    }
    return Files.readAllBytes(found.get().file());
  }

  /** A file's bytes as the work tree would have them, given those that git stores. */
  public byte[] asInWorkTree(String path, byte[] stored) throws IOException {
    return scan().attributes().conversion(path).toWorkTree(stored);
  }

  /** Copies a file as it lies, with its mode; a link as a link. */
  public void copy(String path, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    var found = find(path);
    if (found.isEmpty()) {
      Files.write(to, asInWorkTree(path, leftOut(path)), StandardOpenOption.CREATE_NEW);
      return;
    }
    Files.copy(
        found.get().file(), to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<WorkTree.Found> find(String path) throws IOException {
    return tree.find(path).filter(found -> found.kind() != WorkTree.Kind.FOLDER);
  }

  /** What a sparse checkout has left out of the work tree is as the index has it. */
  private byte[] leftOut(String path) throws IOException {
    var entry = index().getEntry(path);
    if (entry == null || !entry.isSkipWorkTree()) {
      throw new NoSuchFileException(tree.root().resolve(path).toString());
    }
    return repository.open(entry.getObjectId()).getBytes();
  }
}
