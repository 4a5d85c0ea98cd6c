package dev.gatehouse.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** Where a node stands among the others. */
public final class Nodes {
  private Nodes() {}

  /**
   * Whether a node is another one or somewhere below it. What nodes say of a focus within
   * themselves stays true where what had it was taken away; this does not.
   */
  public static boolean isWithin(@Nullable Node inner, Node outer) {
    for (var node = inner; node != null; node = node.getParent()) {
      if (node == outer) {
        return true;
      }
    }
    return false;
  }

  /** Whether neither it nor anything that it stands in is hidden. */
  public static boolean isSeen(Node node) {
    for (var each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Scrolls the nearest pane that scrolls as far as it takes to have all of a node in view. */
  public static void reveal(Node node) {
    var parent = node.getParent();
    while (parent != null && !(parent instanceof ScrollPane)) {
      parent = parent.getParent();
    }
    if (!(parent instanceof ScrollPane pane)) {
      return;
    }
    pane.applyCss();
    pane.layout();
    var content = pane.getContent();
    var wanted = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    var height = pane.getViewportBounds().getHeight();
    var room = content.getLayoutBounds().getHeight() - height;
    if (room <= 0) {
      return;
    }
    var top = pane.getVvalue() * room;
    var least = wanted.getMaxY() - height;
    if (top < least || top > wanted.getMinY()) {
      pane.setVvalue(Math.clamp((top < least ? least : wanted.getMinY()) / room, 0, 1));
    }
  }
}
