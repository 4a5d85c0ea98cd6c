package dev.gatehouse.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets a person say where a file shall be saved. */
@FunctionalInterface
public interface FileSaver {
  /** Returns the file that was named; empty where the person thought better of it. */
  Optional<Path> choose(Window owner, String title, String name);

  /** The system's own chooser. */
  static FileSaver ofSystem() {
    return (owner, title, name) -> {
      var chooser = new FileChooser();
      chooser.setTitle(title);
      chooser.setInitialFileName(name);
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    };
  }
}
