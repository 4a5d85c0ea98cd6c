package dev.gatehouse.ui.log;

import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Tone;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of the log's entries. Enter or a double click goes on with one. */
final class EntryTable extends TableView<LogRow> {
  private boolean following;

  EntryTable(LogModel model) {
    setId("log-table");
    getStyleClass().add("log-table");
    setAccessibleText("Entries of the log");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var entry = column("Entry", 260, 200, LogRow::id, EntryCell::new);
    var status = column("Status", 105, 95, LogRow::status, StatusCell::new);
    var owner = column("Owner", 110, 70, LogRow::owner, WordCell::new);
    var steps = column("Steps", 66, 66, LogRow::progress, WordCell::new);
    status.setMaxWidth(150);
    owner.setMaxWidth(180);
    steps.setMaxWidth(80);
    getColumns().setAll(java.util.List.of(entry, status, owner, steps));
    var sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    followChoice(model);
    setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            goOn(model);
            key.consume();
          }
        });
    setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
            goOn(model);
          }
        });
  }

  /** Keeps the table's choice and the model's the same, whoever changes it. */
  private void followChoice(LogModel model) {
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (!following && row != null) {
                model.chosenProperty().set(Optional.of(row));
              }
            });
    model
        .chosenProperty()
        .subscribe(
            row -> {
              following = true;
              row.ifPresentOrElse(getSelectionModel()::select, getSelectionModel()::clearSelection);
              following = false;
            });
  }

  private void goOn(LogModel model) {
    var row = getSelectionModel().getSelectedItem();
    if (row != null && row.hasRecord()) {
      model.open(row);
    }
  }

  private static TableColumn<LogRow, LogRow> column(
      String title,
      double width,
      double least,
      Function<LogRow, String> text,
      Function<Function<LogRow, String>, TableCell<LogRow, LogRow>> cell) {
    var column = new TableColumn<LogRow, LogRow>(title);
    column.setPrefWidth(width);
    column.setMinWidth(least);
    column.setCellValueFactory(features -> new SimpleObjectProperty<>(features.getValue()));
    column.setCellFactory(made -> cell.apply(text));
    column.setComparator(java.util.Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    column.setReorderable(false);
    return column;
  }

  /** The ID above the summary. */
  private static final class EntryCell extends TableCell<LogRow, LogRow> {
    private final Label id = new Label();
    private final Label summary = new Label();
    private final VBox both = new VBox(id, summary);

    EntryCell(Function<LogRow, String> text) {
      id.getStyleClass().add("entry-id");
      summary.getStyleClass().add("muted");
      both.getStyleClass().add("entry-cell");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable LogRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setGraphic(null);
        return;
      }
      id.setText(row.id());
      summary.setText(row.summary());
      setText(row.id() + ", " + row.summary());
      setGraphic(both);
    }
  }

  private static final class StatusCell extends TableCell<LogRow, LogRow> {
    private final Badge badge = new Badge("", Tone.NEUTRAL);

    StatusCell(Function<LogRow, String> text) {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable LogRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setGraphic(null);
        return;
      }
      badge.show(row.status(), row.tone());
      setText(row.status());
      setGraphic(badge);
    }
  }

  private static final class WordCell extends TableCell<LogRow, LogRow> {
    private final Function<LogRow, String> text;

    WordCell(Function<LogRow, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(@Nullable LogRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(row == null || empty ? null : text.apply(row));
    }
  }
}
