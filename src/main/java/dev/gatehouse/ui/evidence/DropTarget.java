package dev.gatehouse.ui.evidence;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Makes a node take files that are dropped on it. It shows itself while files hover over it. */
public final class DropTarget {
  /** Set on a node while files hover over it. */
  public static final PseudoClass HOVERED = PseudoClass.getPseudoClass("drop-hover");

  private DropTarget() {}

  /**
   * Lets the node take files; a target inside it goes first. {@code onFiles} is called on the FX
   * thread with at least one path, and must not touch the disk there.
   */
  public static void install(Node node, Consumer<List<Path>> onFiles) {
    node.getStyleClass().add("drop-target");
    node.addEventHandler(DragEvent.DRAG_OVER, drag -> over(node, drag));
    node.addEventHandler(DragEvent.DRAG_EXITED, drag -> hover(node, false));
    node.addEventHandler(DragEvent.DRAG_DROPPED, drag -> dropped(node, drag, onFiles));
  }

  private static void over(Node node, DragEvent drag) {
    if (drag.getDragboard().hasFiles() && !node.isDisabled()) {
      drag.acceptTransferModes(TransferMode.COPY);
      hover(node, true);
      drag.consume();
    }
  }

  private static void dropped(Node node, DragEvent drag, Consumer<List<Path>> onFiles) {
    hover(node, false);
    var files = drag.getDragboard().getFiles();
    if (files == null || files.isEmpty()) {
      return;
    }
    drag.setDropCompleted(true);
    drag.consume();
    onFiles.accept(files.stream().map(File::toPath).toList());
  }

  private static void hover(Node node, boolean hovered) {
    node.pseudoClassStateChanged(HOVERED, hovered);
  }
}
