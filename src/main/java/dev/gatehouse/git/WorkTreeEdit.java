package dev.gatehouse.git;

import dev.gatehouse.git.WorkTree.Kind;
import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.CoreConfig.SymLinks;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;

/** Writes a set of files to a work tree: all of them, or none. */
final class WorkTreeEdit {
  private final Repository repository;
  private final WorkTree tree;
  private final DirCache index;
  private final List<FileEdit> edits;
  private final Set<String> removed = new HashSet<>();

  WorkTreeEdit(Repository repository, WorkTree tree, List<FileEdit> edits) throws IOException {
    this.repository = repository;
    this.tree = tree;
    this.index = repository.readDirCache();
    this.edits = edits.stream().sorted(Comparator.comparing(FileEdit::path)).toList();
    edits.stream().filter(FileEdit::removes).forEach(edit -> removed.add(edit.path()));
  }

  /**
   * Writes everything. What was there before can be had back from the result, until it is told to
   * forget.
   *
   * @throws Trouble where a file must not be overwritten; nothing has been touched then
   */
  Undo run() throws IOException {
    Undo.finishEarlier(repository, tree);
    refuseWhatMustNotBe();
    var undo = Undo.prepare(repository, tree, edits.stream().map(FileEdit::path).toList());
    try {
      write();
      return undo;
    } catch (IOException | RuntimeException e) {
      try {
        undo.putBack();
      } catch (IOException | RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void refuseWhatMustNotBe() throws IOException {
    var attributes = new PathAttributes(repository, tree, index);
    var content = new StoredContent(repository, index, attributes);
    for (var edit : edits) {
      var path = edit.path();
      tree.resolve(path);
      if (edit.removes()) {
        continue;
      }
      if (edit.mode() == TrackedFile.SUBMODULE) {
        throw refusal(path + " is a submodule", "Update it with git, and exclude it here");
      }
      var filter = attributes.filter(path);
      if (filter.isPresent()
          && repository.getConfig().getBoolean("filter", filter.get(), "required", false)) {
        throw refusal(
            path + " needs the filter \"" + filter.get() + "\", and filters do not run here",
            "Exclude it here, and promote it with git itself");
      }
      refuseClosedWay(path);
      var found = tree.find(path);
      if (found.isPresent()
          && (found.get().kind() == Kind.FILE || found.get().kind() == Kind.LINK)
          && index.getEntry(path) == null
          && !isOtherCaseOfRemoved(path)
          && !Arrays.equals(
              content.bytes(path, found.get()), edit.content().orElseThrow().stored())) {
        throw refusal(
            path + " lies there already, and git does not track it",
            "Move it away or add it to git, then try again");
      }
    }
  }

  /** A link or a file where a folder is needed is never followed or replaced in passing. */
  private void refuseClosedWay(String path) throws IOException {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      var above = path.substring(0, at);
      var found = tree.find(above);
      if (found.isEmpty() || removed.contains(above)) {
        return;
      }
      if (found.get().kind() != Kind.FOLDER) {
        throw refusal(
            path + " cannot be written, since " + above + " is no folder",
            "Decide on " + above + " too, or exclude " + path);
      }
    }
  }

  private boolean isOtherCaseOfRemoved(String path) {
    return removed.stream().anyMatch(path::equalsIgnoreCase);
  }

  private Trouble refusal(String what, String remedy) {
    return new Trouble(what, "Nothing was written to " + tree.root(), remedy);
  }

  private void write() throws IOException {
    for (var edit : edits.reversed()) {
      if (edit.removes()) {
        remove(edit.path());
      }
    }
    // The rules for line ends may be among what is written: they hold for the rest.
    var rules = new ArrayList<FileEdit>();
    var rest = new ArrayList<FileEdit>();
    for (var edit : edits) {
      if (!edit.removes()) {
        boolean isRule = ("/" + edit.path()).endsWith("/.gitattributes");
        (isRule ? rules : rest).add(edit);
      }
    }
    for (var group : List.of(rules, rest)) {
      var attributes = new PathAttributes(repository, tree, index);
      for (var edit : group) {
        write(edit, attributes);
      }
    }
  }

  private void remove(String path) throws IOException {
    var found = tree.find(path);
    if (found.isPresent() && found.get().kind() != Kind.FOLDER) {
      Files.delete(found.get().file());
    }
    // Git keeps no empty folders; what is not git's keeps its folder.
    for (var below = path;
        below.contains("/");
        below = below.substring(0, below.lastIndexOf('/'))) {
      var above = below.substring(0, below.lastIndexOf('/'));
      if (!tree.reachable(below, new HashMap<>()) || !Undo.deleteEmpty(tree.resolve(above))) {
        return;
      }
    }
  }

  private void write(FileEdit edit, PathAttributes attributes) throws IOException {
    var path = edit.path();
    var file = tree.resolve(path);
    var before = tree.find(path);
    Set<PosixFilePermission> modes = Set.of();
    if (before.isPresent()) {
      if (before.get().kind() == Kind.FILE && tree.posix()) {
        modes = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
      }
      deleteForReplacement(path, file);
    }
    Files.createDirectories(file.getParent());
    var stored = edit.content().orElseThrow().stored();
    if (edit.mode() == TrackedFile.LINK) {
      link(file, stored);
      return;
    }
    Files.write(
        file, attributes.conversion(path).toWorkTree(stored), StandardOpenOption.CREATE_NEW);
    if (tree.posix()) {
      permit(file, modes, edit.mode() == TrackedFile.EXECUTABLE);
    }
  }

  /** A folder goes only where it is empty; of a link, what it points at stays. */
  private void deleteForReplacement(String path, Path file) throws IOException {
    try {
      Files.delete(file);
    } catch (DirectoryNotEmptyException e) {
      throw new Trouble(
          path + " cannot be written, since a folder with files of its own stands there",
          "Nothing was written to " + tree.root(),
          "Decide on the files in it too, or exclude " + path,
          e);
    }
  }

  private void link(Path file, byte[] target) throws IOException {
    if (repository.getConfig().get(WorkingTreeOptions.KEY).getSymLinks() == SymLinks.FALSE) {
      Files.write(file, target, StandardOpenOption.CREATE_NEW);
    } else {
      Files.createSymbolicLink(file, Path.of(new String(target, StandardCharsets.UTF_8)));
    }
  }

  /** Keeps what a file was open for, and makes it executable for whoever may read it, or nobody. */
  private static void permit(Path file, Set<PosixFilePermission> before, boolean executable)
      throws IOException {
    var modes =
        new HashSet<>(
            before.isEmpty()
                ? Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                : before);
    for (var who : List.of("OWNER", "GROUP", "OTHERS")) {
      var execute = PosixFilePermission.valueOf(who + "_EXECUTE");
      if (executable && modes.contains(PosixFilePermission.valueOf(who + "_READ"))) {
        modes.add(execute);
      } else {
        modes.remove(execute);
      }
    }
    Files.setPosixFilePermissions(file, modes);
  }
}
