package dev.gatehouse.ui.evidence;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets a person choose files. An interface, because a system's own chooser cannot be tested. */
@FunctionalInterface
public interface FilePicker {
  /** Returns what was chosen; nothing where the person thought better of it. */
  List<Path> pick(Window owner, String title);

  /** The system's own chooser. */
  static FilePicker ofSystem() {
    return (owner, title) -> {
      var chooser = new FileChooser();
      chooser.setTitle(title);
      var files = chooser.showOpenMultipleDialog(owner);
      return files == null ? List.of() : files.stream().map(java.io.File::toPath).toList();
    };
  }
}
