package dev.gatehouse.ui.compare;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A strip beside the lines that shows where in the file something differs; a click goes there. */
final class Overview extends Pane {
  private static final double LEAST_HEIGHT = 2;

  /** More marks than that could not be told apart. */
  private static final int MOST_MARKS = 400;

  private List<DiffRow> rows = List.of();

  Overview(IntConsumer goTo) {
    getStyleClass().add("diff-overview");
    setAccessibleText("Where the file differs");
    setMinHeight(0);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(event, goTo));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(event, goTo));
    heightProperty().subscribe(height -> draw());
  }

  private void go(MouseEvent event, IntConsumer goTo) {
    if (!rows.isEmpty() && getHeight() > 0) {
      var row = (int) (event.getY() / getHeight() * rows.size());
      goTo.accept(Math.clamp(row, 0, rows.size() - 1));
    }
  }

  void show(List<DiffRow> now) {
    rows = List.copyOf(now);
    draw();
  }

  private void draw() {
    getChildren().clear();
    int start = -1;
    for (int row = 0; row <= rows.size(); row++) {
      var differs = row < rows.size() && rows.get(row).differs();
      if (differs && start < 0) {
        start = row;
      } else if (!differs && start >= 0) {
        mark(start, row);
        start = -1;
      }
      if (getChildren().size() >= MOST_MARKS) {
        return;
      }
    }
  }

  private void mark(int from, int to) {
    var scale = getHeight() / rows.size();
    var mark = new Region();
    mark.getStyleClass().add("diff-overview-mark");
    mark.setMouseTransparent(true);
    mark.pseudoClassStateChanged(PseudoClass.getPseudoClass("removed"), onlyRemoved(from, to));
    mark.resizeRelocate(
        2, Math.floor(from * scale), 8, Math.max(LEAST_HEIGHT, Math.ceil((to - from) * scale)));
    mark.setManaged(false);
    getChildren().add(mark);
  }

  private boolean onlyRemoved(int from, int to) {
    return rows.subList(from, to).stream()
        .allMatch(
            row ->
                row instanceof DiffRow.Removed
                    || (row instanceof DiffRow.Two two && two.after() == DiffRow.NONE));
  }
}
