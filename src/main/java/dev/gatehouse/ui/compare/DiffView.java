package dev.gatehouse.ui.compare;

import dev.gatehouse.ui.compare.CompareModel.OpenFile;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The difference in the file that is looked at, from prod to dev: unified, or side by side. */
final class DiffView extends VBox {
  private static final double LINE_HEIGHT = 19;

  private final PathLabel path = new PathLabel("");
  private final Label counts = Layout.word("", "small", "muted");
  private final Label sides = Layout.text("", "small", "muted", "diff-sides");
  private final ListView<DiffRow> lines = new ListView<>();
  private final ToggleButton unified = new ToggleButton("Unified");
  private final ToggleButton split = new ToggleButton("Split");
  private final CompareModel model;

  DiffView(CompareModel model) {
    this.model = model;
    setId("diff-view");
    getStyleClass().add("diff-view");
    setAccessibleText("What differs in the chosen file");
    lines.getStyleClass().add("diff-lines");
    lines.setFixedCellSize(LINE_HEIGHT);
    lines.setCellFactory(view -> new DiffCell());
    lines.setAccessibleText("Lines that differ");
    lines.setPlaceholder(new Label("Choose a file to see what differs in it."));
    VBox.setVgrow(lines, Priority.ALWAYS);
    var group = new ToggleGroup();
    for (var button : new ToggleButton[] {unified, split}) {
      button.getStyleClass().add("chip");
      button.setToggleGroup(group);
      button.setMinWidth(ToggleButton.USE_PREF_SIZE);
    }
    unified.getStyleClass().add("tone-neutral");
    split.getStyleClass().add("tone-neutral");
    unified.setSelected(true);
    group
        .selectedToggleProperty()
        .addListener(
            (seen, old, now) -> {
              if (now == null) {
                group.selectToggle(old);
              } else {
                show(model.fileProperty().get());
              }
            });
    path.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(path, Priority.ALWAYS);
    var bar = new HBox(path, counts, unified, split);
    bar.getStyleClass().addAll("row", "diff-bar");
    getChildren().setAll(bar, sides, lines);
    model.fileProperty().addListener((seen, old, now) -> show(now));
    show(model.fileProperty().get());
  }

  private void show(Optional<OpenFile> open) {
    if (open.isEmpty()) {
      lines.getItems().clear();
      path.show("");
      counts.setText("");
      sides.setText("");
      return;
    }
    var file = open.get();
    var diff = file.diff();
    path.show(file.path());
    counts.setText("+" + diff.added() + " −" + diff.removed());
    sides.setText(unified.isSelected() ? "from prod to dev" : "prod on the left, dev on the right");
    var wanted = unified.isSelected() ? DiffRow.unified(diff) : DiffRow.split(diff);
    if (!wanted.equals(lines.getItems())) {
      lines.getItems().setAll(wanted);
      lines.scrollTo(0);
    }
    if (diff.hunks().isEmpty()) {
      lines.setPlaceholder(
          new Label("No line differs: it is the mode, or the content is no text."));
    }
  }
}
