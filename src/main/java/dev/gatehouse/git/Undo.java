package dev.gatehouse.git;

import dev.gatehouse.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Repository;

/**
 * What a work tree was before a set of files was written to it: kept inside git's own folder until
 * the work is done, so that it can be put back by whoever failed, or by the next start after a
 * kill. Times are kept too, so that the index still knows the files that come back.
 */
final class Undo {
  private static final String FOLDER = "gatehouse-undo";
  private static final String PLAN = "plan";

  private final WorkTree tree;
  private final Path folder;
  private final List<String> added = new ArrayList<>();
  private final List<String> replaced = new ArrayList<>();
  private final TreeSet<String> newFolders = new TreeSet<>();

  private Undo(WorkTree tree, Path folder) {
    this.tree = tree;
    this.folder = folder;
  }

  /** Keeps what lies at these paths now; nothing has been touched when this fails. */
  static Undo prepare(Repository repository, WorkTree tree, Collection<String> paths)
      throws IOException {
    var undo = new Undo(tree, folder(repository));
    Files.createDirectories(undo.folder);
    try {
      for (var path : paths) {
        undo.keep(path);
      }
      var plan = new StringBuilder(head(repository)).append('\0');
      undo.added.forEach(path -> plan.append('A').append(path).append('\0'));
      undo.replaced.forEach(path -> plan.append('R').append(path).append('\0'));
      undo.newFolders.forEach(path -> plan.append('F').append(path).append('\0'));
      // The plan is written last: without it, nothing has been touched.
      var draft = undo.folder.resolve(PLAN);
      AtomicFile.write(draft, plan.append("end").toString().getBytes(StandardCharsets.UTF_8));
      return undo;
    } catch (IOException | RuntimeException e) {
      undo.forget();
      throw e;
    }
  }

  private static Path folder(Repository repository) {
    return repository.getDirectory().toPath().resolve(FOLDER);
  }

  private static String head(Repository repository) throws IOException {
    var head = repository.resolve("HEAD");
    return head == null ? "" : head.name();
  }

  private void keep(String path) throws IOException {
    var found = tree.find(path);
    if (found.isEmpty() || found.get().kind() == WorkTree.Kind.FOLDER) {
      added.add(path);
      for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        var above = path.substring(0, at);
        if (!Files.isDirectory(tree.resolve(above), LinkOption.NOFOLLOW_LINKS)) {
          newFolders.add(above);
        }
      }
      return;
    }
    Files.copy(
        found.get().file(),
        folder.resolve(Integer.toString(replaced.size())),
        StandardCopyOption.COPY_ATTRIBUTES,
        LinkOption.NOFOLLOW_LINKS);
    replaced.add(path);
  }

  /**
   * Puts back what an earlier process left half done. Where it had come as far as its commit, there
   * is nothing to put back.
   *
   * @return whether anything was put back
   */
  static boolean finishEarlier(Repository repository, WorkTree tree) throws IOException {
    var undo = new Undo(tree, folder(repository));
    if (!Files.isDirectory(undo.folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    var plan = undo.folder.resolve(PLAN);
    var text = Files.exists(plan) ? Files.readString(plan) : "";
    var lines = text.split("\0", -1);
    boolean whole = lines[lines.length - 1].equals("end");
    if (!whole || !lines[0].equals(head(repository))) {
      undo.forget();
      return false;
    }
    for (int i = 1; i < lines.length - 1; i++) {
      var path = lines[i].substring(1);
      switch (lines[i].charAt(0)) {
        case 'A' -> undo.added.add(path);
        case 'R' -> undo.replaced.add(path);
        default -> undo.newFolders.add(path);
      }
    }
    undo.putBack();
    return true;
  }

  /** Makes the work tree what it was. */
  void putBack() throws IOException {
    for (var path : added) {
      var found = tree.find(path);
      if (found.isPresent() && found.get().kind() != WorkTree.Kind.FOLDER) {
        Files.delete(found.get().file());
      }
    }
    for (var path : newFolders.descendingSet()) {
      deleteEmpty(tree.resolve(path));
    }
    for (int i = 0; i < replaced.size(); i++) {
      var file = tree.resolve(replaced.get(i));
      var kept = folder.resolve(Integer.toString(i));
      Files.createDirectories(file.getParent());
      Files.copy(
          kept,
          file,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
    }
    forget();
  }

  /** To be called when the work is done: what was is no longer kept. */
  void forget() throws IOException {
    var plan = folder.resolve(PLAN);
    Files.deleteIfExists(plan);
    try (var files = Files.list(folder)) {
      for (var file : files.sorted(Comparator.naturalOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Deletes a folder if nothing is in it. */
  static boolean deleteEmpty(Path folder) throws IOException {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      return false;
    }
  }
}
