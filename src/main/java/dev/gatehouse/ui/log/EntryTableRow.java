package dev.gatehouse.ui.log;

import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row of the table. That of a heading gives all its width to the first cell. */
final class EntryTableRow extends TableRow<LogLine> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  @Override
  protected void updateItem(@Nullable LogLine line, boolean empty) {
    super.updateItem(line, empty);
    pseudoClassStateChanged(HEADING, !empty && line instanceof LogLine.Group);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getItem() instanceof LogLine.Group && !getChildren().isEmpty()) {
      var first = getChildren().getFirst();
      first.resize(getWidth(), first.getLayoutBounds().getHeight());
    }
  }

  /** Whether something that was clicked is in a row, and not a head of a column or a scroll bar. */
  static boolean isIn(EventTarget clicked) {
    var node = clicked instanceof Node one ? one : null;
    while (node != null && !(node instanceof EntryTableRow)) {
      node = node.getParent();
    }
    return node != null;
  }
}
