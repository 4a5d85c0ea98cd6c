package dev.gatehouse.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Lets a person choose the folder of a workspace. */
final class FolderChooser {
  private FolderChooser() {}

  static Optional<Path> choose(Window owner) {
    var chooser = new DirectoryChooser();
    chooser.setTitle("Open a workspace");
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }
}
