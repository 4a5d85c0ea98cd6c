package dev.gatehouse.ui.evidence;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Makes a node take what is dropped on it. It shows itself while that hovers over it. */
public final class DropTarget {
  /** Set on a node while files hover over it. */
  public static final PseudoClass HOVERED = PseudoClass.getPseudoClass("drop-hover");

  private DropTarget() {}

  /**
   * Lets the node take files; a target inside it goes first. {@code onFiles} is called on the FX
   * thread with at least one path, and must not touch the disk there.
   */
  public static void install(Node node, Consumer<List<Path>> onFiles) {
    install(
        node,
        board -> board.hasFiles() && !node.isDisabled(),
        board -> files(board.getFiles()),
        onFiles);
  }

  private static List<Path> files(@Nullable List<File> dragged) {
    return dragged == null ? List.of() : dragged.stream().map(File::toPath).toList();
  }

  /**
   * Lets the node take whatever else can be dragged.
   *
   * @param takes whether what is dragged is meant for the node
   * @param content what of it is; nothing where there is nothing to drop after all
   */
  public static <T> void install(
      Node node,
      Predicate<Dragboard> takes,
      Function<Dragboard, List<T>> content,
      Consumer<List<T>> onDrop) {
    node.getStyleClass().add("drop-target");
    node.addEventHandler(
        DragEvent.DRAG_OVER,
        drag -> {
          if (takes.test(drag.getDragboard())) {
            drag.acceptTransferModes(TransferMode.COPY);
            hover(node, true);
            drag.consume();
          }
        });
    node.addEventHandler(DragEvent.DRAG_EXITED, drag -> hover(node, false));
    node.addEventHandler(
        DragEvent.DRAG_DROPPED,
        drag -> {
          hover(node, false);
          var dropped = content.apply(drag.getDragboard());
          if (!dropped.isEmpty()) {
            drag.setDropCompleted(true);
            drag.consume();
            onDrop.accept(dropped);
          }
        });
  }

  private static void hover(Node node, boolean hovered) {
    node.pseudoClassStateChanged(HOVERED, hovered);
  }
}
