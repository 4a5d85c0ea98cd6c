package dev.gatehouse.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;

/**
 * What the files of a checkout looked like when they were last looked at: size and time of each
 * that git tracks or does not ignore, and of git's own index and head.
 */
final class WatchedTree {
  /** Under this name stand the index and HEAD, wherever they lie. */
  static final String GIT = ".git";

  private final Repository repository;
  private final WorkTree tree;
  private final Set<String> trackedFolders = new HashSet<>();
  private IndexTable index = IndexTable.of(DirCache.newInCore());
  private TreeMap<String, String> seen = new TreeMap<>();

  WatchedTree(Repository repository, WorkTree tree) {
    this.repository = repository;
    this.tree = tree;
  }

  /**
   * Looks at everything, and returns the paths that are not as they were.
   *
   * @param folders is told of each folder, the root first
   */
  Set<String> look(Consumer<Path> folders) throws IOException {
    readIndex();
    var now = new TreeMap<String, String>();
    now.put(GIT, gitsOwn());
    walk(tree.root(), folders, now);
    var changed = differing(seen, now);
    seen = now;
    return changed;
  }

  /** Looks at a file, or at a folder and everything in it, that an event has named. */
  Set<String> look(String path, Consumer<Path> folders) throws IOException {
    var file = tree.root().resolve(path);
    var now = new TreeMap<String, String>();
    if (path.equals(GIT)) {
      now.put(GIT, gitsOwn());
    } else if (isIgnored(path, Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))) {
      return Set.of();
    } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      walk(file, folders, now);
    }
    var before = new TreeMap<String, String>();
    Optional.ofNullable(seen.get(path)).ifPresent(print -> before.put(path, print));
    // The character after '/' is '0'.
    before.putAll(seen.subMap(path + "/", path + "0"));
    var changed = differing(before, now);
    seen.keySet().removeAll(before.keySet());
    seen.putAll(now);
    return changed;
  }

  private static Set<String> differing(
      TreeMap<String, String> before, TreeMap<String, String> now) {
    var changed = new TreeSet<String>();
    now.forEach(
        (path, print) -> {
          if (!print.equals(before.get(path))) {
            changed.add(path);
          }
        });
    before.keySet().stream().filter(path -> !now.containsKey(path)).forEach(changed::add);
    return changed;
  }

  private String gitsOwn() throws IOException {
    var head = repository.exactRef("HEAD");
    return Stamps.of(repository) + " " + head + " " + (head == null ? "" : head.getObjectId());
  }

  private void readIndex() throws IOException {
    trackedFolders.clear();
    var table = IndexTable.read(repository.getIndexFile().toPath());
    index = table.isPresent() ? table.get() : IndexTable.of(repository.readDirCache());
    for (int i = 0; i < index.count(); i++) {
      if (i == 0 || !index.sameFolder(i, i - 1)) {
        for (var folder = index.folder(i);
            !folder.isEmpty() && trackedFolders.add(folder);
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')))) {}
      }
    }
  }

  /** In an ignored folder, git may track files all the same. */
  private boolean isIgnored(String path, boolean folder) throws IOException {
    boolean tracked = folder ? trackedFolders.contains(path) : isTracked(path);
    return !tracked && !seen.containsKey(path) && new IgnoreRules(repository, tree).ignored(path);
  }

  private boolean isTracked(String path) {
    int i = index.from(path);
    return i < index.count() && index.path(i).equals(path);
  }

  private void walk(Path start, Consumer<Path> folders, TreeMap<String, String> now)
      throws IOException {
    var rules = new IgnoreRules(repository, tree);
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            if (!folder.equals(tree.root())) {
              var path = path(folder);
              boolean skip =
                  folder.endsWith(GIT)
                      || (!trackedFolders.contains(path) && rules.ignoredIn(path, true));
              if (skip || Files.exists(folder.resolve(GIT), LinkOption.NOFOLLOW_LINKS)) {
                // What a repository inside this one does is its own business.
                return FileVisitResult.SKIP_SUBTREE;
              }
            }
            folders.accept(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            var path = path(file);
            if (!file.endsWith(GIT) && (isTracked(path) || !rules.ignoredIn(path, false))) {
              now.put(path, is.size() + " " + is.lastModifiedTime() + " " + is.fileKey());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (!(e instanceof NoSuchFileException)) {
              // What may not be read is no news as long as it stays so.
              now.put(path(file), e.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private String path(Path file) {
    return tree.root()
        .relativize(file)
        .toString()
        .replace(file.getFileSystem().getSeparator(), "/");
  }
}
