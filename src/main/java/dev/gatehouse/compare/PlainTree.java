package dev.gatehouse.compare;

import dev.gatehouse.git.FileEdit;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Writes the files of a checkout, with changes, into a folder that knows nothing of git. */
final class PlainTree {
  private final Path target;
  private final List<String> leftOut = new ArrayList<>();

  PlainTree(Path target) {
    this.target = target;
  }

  /** Returns the paths that were left out: submodules, and links that lead out of the tree. */
  List<String> write(List<FileEdit> edits, GitCheckout prod) throws IOException {
    Files.createDirectories(target);
    var changed = new HashMap<String, FileEdit>();
    edits.forEach(edit -> changed.put(edit.path(), edit));
    var contents = prod.contents();
    for (var file : prod.tracked()) {
      var path = file.path();
      if (changed.containsKey(path)) {
        continue;
      }
      if (file.isSubmodule() || (file.isLink() && leadsOut(path, contents.stored(path)))) {
        leftOut.add(path);
      } else {
        contents.copy(path, Folders.inside(target, path));
      }
    }
    for (var edit : edits) {
      if (edit.content().isPresent()) {
        var stored = edit.content().get().stored();
        if (edit.mode() == TrackedFile.LINK) {
          link(edit.path(), stored);
        } else {
          write(edit, contents.asInWorkTree(edit.path(), stored));
        }
      }
    }
    return List.copyOf(leftOut);
  }

  private static boolean leadsOut(String path, byte[] link) {
    return !LinkTarget.staysInside(path, new String(link, StandardCharsets.UTF_8));
  }

  private void link(String path, byte[] stored) throws IOException {
    if (leadsOut(path, stored)) {
      leftOut.add(path);
      return;
    }
    var file = Folders.inside(target, path);
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(new String(stored, StandardCharsets.UTF_8)));
  }

  private void write(FileEdit edit, byte[] bytes) throws IOException {
    var file = Folders.inside(target, edit.path());
    Files.createDirectories(file.getParent());
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    if (edit.mode() == TrackedFile.EXECUTABLE) {
      // Where the file system has no such bit, there is nothing to set.
      file.toFile().setExecutable(true, false);
    }
  }
}
