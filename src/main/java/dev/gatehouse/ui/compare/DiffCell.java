package dev.gatehouse.ui.compare;

import dev.gatehouse.ui.control.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Draws a {@link DiffRow}. Its parts are made once and used again for every row it shows. */
final class DiffCell extends ListCell<DiffRow> {
  private final DiffPage page;
  private final DiffLine one;
  private final DiffLine left;
  private final DiffLine right;
  private final HBox two;
  private final Hyperlink hidden = new Hyperlink();
  private final HBox gap;

  DiffCell(DiffPage page) {
    this.page = page;
    this.one = new DiffLine(page, true, true);
    this.left = new DiffLine(page, true, false);
    this.right = new DiffLine(page, false, true);
    this.two = new HBox(left, right);
    this.gap = gap();
    left.prefWidthProperty().bind(widthProperty().divide(2));
    right.prefWidthProperty().bind(widthProperty().divide(2));
    getStyleClass().add("diff-cell");
    setPrefWidth(0);
  }

  private HBox gap() {
    var down = button("fth-chevron-down", "Show " + Folds.STEP + " lines more below these");
    down.setOnAction(event -> unfold(page.folds()::downFromTop));
    var up = button("fth-chevron-up", "Show " + Folds.STEP + " lines more above these");
    up.setOnAction(event -> unfold(page.folds()::upFromBottom));
    hidden.setFocusTraversable(false);
    hidden.setOnAction(event -> unfold(page.folds()::open));
    var row = new HBox(down, hidden, up);
    row.getStyleClass().add("diff-gap");
    return row;
  }

  private static Button button(String icon, String words) {
    var button = new Button(null, Icons.of(icon));
    button.getStyleClass().addAll("flat", "gap-button");
    button.setAccessibleText(words);
    button.setFocusTraversable(false);
    return button;
  }

  private void unfold(java.util.function.Consumer<DiffRow.Gap> how) {
    if (getItem() instanceof DiffRow.Gap shown) {
      how.accept(shown);
      page.layAnew();
    }
  }

  @Override
  protected void updateItem(@Nullable DiffRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (row) {
      case DiffRow.Gap folded -> {
        hidden.setText(folded.words());
        hidden.setVisited(false);
        setGraphic(gap);
      }
      case DiffRow.Same same -> {
        one.show(DiffLine.Kind.SAME, same.before(), same.after());
        setGraphic(one);
      }
      case DiffRow.Removed removed -> {
        one.show(DiffLine.Kind.REMOVED, removed.before(), removed.after());
        setGraphic(one);
      }
      case DiffRow.Added added -> {
        one.show(DiffLine.Kind.ADDED, added.before(), added.after());
        setGraphic(one);
      }
      case DiffRow.Two pair -> {
        left.show(
            kind(pair.differs(), pair.before(), DiffLine.Kind.REMOVED),
            pair.before(),
            pair.after());
        right.show(
            kind(pair.differs(), pair.after(), DiffLine.Kind.ADDED), pair.before(), pair.after());
        setGraphic(two);
      }
    }
    setAccessibleText(page.spoken(row));
  }

  private static DiffLine.Kind kind(boolean differs, int line, DiffLine.Kind changed) {
    if (line == DiffRow.NONE) {
      return DiffLine.Kind.NOTHING;
    }
    return differs ? changed : DiffLine.Kind.SAME;
  }
}
