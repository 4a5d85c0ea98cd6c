package dev.gatehouse.ui.compare;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.evidence.DropTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/**
 * The entries that the chosen files can be claimed for: by a press, or by dragging them onto one.
 */
final class ClaimStrip {
  /** How many other entries have a button of their own; the rest are in a menu. */
  private static final int BUTTONS = 2;

  private final FlowPane node = new FlowPane();
  private final Consumer<ClaimTarget> onChosen;
  private final BiConsumer<ClaimTarget, List<?>> onDropped;
  private final ObservableBooleanValue off;

  /**
   * @param onChosen told which entry the chosen rows are claimed for
   * @param onDropped told where rows were dropped, and the keys of those rows
   * @param off whether nothing can be claimed by a press
   */
  ClaimStrip(
      Consumer<ClaimTarget> onChosen,
      BiConsumer<ClaimTarget, List<?>> onDropped,
      ObservableBooleanValue off) {
    this.onChosen = onChosen;
    this.onDropped = onDropped;
    this.off = off;
    node.setId("claim-strip");
    node.getStyleClass().add("claim-strip");
  }

  Node node() {
    return node;
  }

  void show(List<ClaimTarget> targets) {
    var shown = new ArrayList<Node>();
    shown.add(Layout.word("Claim for", "small", "muted"));
    for (var i = 0; i < Math.min(targets.size(), BUTTONS + 1); i++) {
      shown.add(button(targets.get(i), i == 0));
    }
    if (targets.size() > BUTTONS + 1) {
      shown.add(more(targets.subList(BUTTONS + 1, targets.size())));
    }
    node.getChildren().setAll(shown);
  }

  private Button button(ClaimTarget target, boolean first) {
    var button = Layout.button("claim-" + target.entryId(), words(target, first));
    button.setGraphic(Icons.of(target.ships() ? "fth-arrow-right-circle" : "fth-lock"));
    button.getStyleClass().add("claim-target");
    button.setAccessibleText("Claim the chosen files for " + words(target, first));
    button.setTooltip(
        new Tooltip(
            target.entryId()
                + (target.ships() ? "\nWhat it claims ships." : "\nWhat it claims stays in dev.")
                + "\nDrop files here, or choose them and press"
                + (first ? " (Ctrl+L)." : ".")));
    button.disableProperty().bind(off);
    button.setOnAction(event -> onChosen.accept(target));
    takeDrops(button, target);
    return button;
  }

  private MenuButton more(List<ClaimTarget> targets) {
    var more = new MenuButton("More");
    more.setId("claim-more");
    more.setAccessibleText("Claim the chosen files for another entry");
    more.getStyleClass().add("claim-target");
    more.setMinWidth(MenuButton.USE_PREF_SIZE);
    more.disableProperty().bind(off);
    more.getItems().setAll(items(targets));
    return more;
  }

  /** A menu's lines, one for each entry. */
  List<MenuItem> items(List<ClaimTarget> targets) {
    var items = new ArrayList<MenuItem>();
    for (var target : targets) {
      var item = new MenuItem("Claim for " + words(target, false));
      item.disableProperty().bind(off);
      item.setOnAction(event -> onChosen.accept(target));
      items.add(item);
    }
    return items;
  }

  private static String words(ClaimTarget target, boolean first) {
    return first ? "this entry" : target.entryId() + (target.ships() ? "" : ", stays in dev");
  }

  private void takeDrops(Node target, ClaimTarget entry) {
    DropTarget.install(
        target,
        board -> board.hasContent(RowDrag.ROWS),
        board -> board.getContent(RowDrag.ROWS) instanceof List<?> keys ? keys : List.of(),
        keys -> onDropped.accept(entry, keys));
  }
}
