package dev.gatehouse.git;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCache;
import org.jspecify.annotations.Nullable;

/** Finds the files that git neither tracks nor ignores. */
final class Untracked {
  private Untracked() {}

  /**
   * The paths of all such files, sorted. A repository inside the checkout is named with a '/' at
   * its end and not looked into.
   */
  static List<String> in(WorkTree tree, DirCache index, IgnoreRules ignore) throws IOException {
    var tracked = new HashSet<String>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      tracked.add(index.getEntry(i).getPathString());
    }
    return below(tree, tree.root(), tracked::contains, ignore);
  }

  /** All files in a folder, tracked and ignored ones too, but none of a repository inside it. */
  static List<String> everythingIn(WorkTree tree, Path folder) throws IOException {
    var all = below(tree, folder, path -> false, null);
    all.removeIf(path -> path.endsWith("/"));
    return all;
  }

  private static List<String> below(
      WorkTree tree, Path start, Predicate<String> tracked, @Nullable IgnoreRules ignore)
      throws IOException {
    var found = new ArrayList<String>();
    Files.walkFileTree(
        start,
        Set.of(),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            if (folder.equals(tree.root())) {
              return FileVisitResult.CONTINUE;
            }
            var name = folder.getFileName().toString();
            var path = path(tree, folder);
            if (name.equals(".git") || tracked.test(path)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (ignore != null && ignore.ignoredIn(path, true)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
              found.add(path + "/");
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            var path = path(tree, file);
            if ((is.isRegularFile() || is.isSymbolicLink())
                && !file.getFileName().toString().equals(".git")
                && !tracked.test(path)
                && (ignore == null || !ignore.ignoredIn(path, false))) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              // It went away while the folder was read.
              return FileVisitResult.CONTINUE;
            }
            if (e instanceof AccessDeniedException
                && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
              // A folder that may not be opened is named, unless it is ignored; git warns of it.
              var path = path(tree, file);
              if (!tracked.test(path) && (ignore == null || !ignore.ignoredIn(path, true))) {
                found.add(path + "/");
              }
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static String path(WorkTree tree, Path file) {
    var relative = tree.root().relativize(file).toString();
    return relative.replace(file.getFileSystem().getSeparator(), "/");
  }
}
