package dev.gatehouse.ui.control;

import javafx.scene.Node;
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
}
