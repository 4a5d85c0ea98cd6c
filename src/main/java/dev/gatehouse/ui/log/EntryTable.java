package dev.gatehouse.ui.log;

import dev.gatehouse.log.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * The table of the log's entries, below the headings of their tables where that is wanted. Enter or
 * a double click goes on with an entry; a heading is folded by Enter, by a click and by the arrows.
 */
final class EntryTable extends TableView<LogLine> {
  private static final Comparator<LogRow> BY_ID =
      Comparator.comparing(LogRow::id, String.CASE_INSENSITIVE_ORDER);

  /** In the order of the process; what is none of its statuses comes last. */
  private static final Comparator<LogRow> BY_STATUS =
      Comparator.comparingInt(
          row -> row.view().entry().status().map(Status::ordinal).orElse(Integer.MAX_VALUE));

  private static final Comparator<LogRow> BY_OWNER =
      Comparator.comparing(LogRow::owner, String.CASE_INSENSITIVE_ORDER);
  private static final Comparator<LogRow> BY_PROGRESS =
      Comparator.comparing(LogRow::hasRecord).thenComparing(row -> row.view().done());

  private final LogModel model;
  private boolean following;

  EntryTable(LogModel model) {
    this.model = model;
    setId("log-table");
    getStyleClass().add("log-table");
    setAccessibleText("Entries of the log");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var entry = column("Entry", 260, 200, BY_ID, () -> new EntryCell(model));
    var status = column("Status", 105, 95, BY_STATUS, StatusCell::new);
    var owner = column("Owner", 110, 70, BY_OWNER, () -> new WordCell(LogRow::owner));
    var steps = column("Steps", 66, 66, BY_PROGRESS, () -> new WordCell(LogRow::progress));
    status.setMaxWidth(150);
    owner.setMaxWidth(180);
    steps.setMaxWidth(80);
    getColumns().setAll(List.of(entry, status, owner, steps));
    setRowFactory(table -> new EntryTableRow());
    setSortPolicy(
        table -> {
          arrange();
          return true;
        });
    model.rows().addListener((ListChangeListener<LogRow>) change -> arrange());
    model.groupedProperty().subscribe(grouped -> arrange());
    model.nowProperty().subscribe(now -> refresh());
    followChoice();
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    setOnMouseClicked(this::onClick);
  }

  /** The entries that are shown, without the headings. */
  List<LogRow> entries() {
    return getItems().stream().filter(LogRow.class::isInstance).map(LogRow.class::cast).toList();
  }

  /** Puts the rows that are let through in order, and below their headings where that is wanted. */
  private void arrange() {
    var rows = new ArrayList<>(model.rows());
    var order = getComparator();
    if (order != null) {
      rows.sort(order);
    }
    following = true;
    getItems().setAll(model.lines(rows));
    choose(model.chosenProperty().get());
    following = false;
  }

  /** Keeps the table's choice and the model's the same, whoever changes it. */
  private void followChoice() {
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (!following && line instanceof LogRow row) {
                model.chosenProperty().set(Optional.of(row));
              }
            });
    model
        .chosenProperty()
        .subscribe(
            row -> {
              following = true;
              choose(row);
              following = false;
            });
  }

  private void choose(Optional<LogRow> row) {
    var at = row.map(getItems()::indexOf).orElse(-1);
    if (at < 0) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != at) {
      getSelectionModel().clearAndSelect(at);
    }
  }

  private void onKey(KeyEvent key) {
    var line = getSelectionModel().getSelectedItem();
    var wanted =
        switch (key.getCode()) {
          case ENTER -> true;
          case SPACE -> line instanceof LogLine.Group;
          case LEFT -> line instanceof LogLine.Group group && group.open();
          case RIGHT -> line instanceof LogLine.Group group && !group.open();
          default -> false;
        };
    if (wanted && line != null) {
      goOn(line);
      key.consume();
    }
  }

  private void onClick(MouseEvent click) {
    var line = getSelectionModel().getSelectedItem();
    var wanted = line instanceof LogLine.Group ? 1 : 2;
    if (line != null
        && click.getButton() == MouseButton.PRIMARY
        && click.getClickCount() == wanted
        && EntryTableRow.isIn(click.getTarget())) {
      goOn(line);
    }
  }

  private void goOn(LogLine line) {
    switch (line) {
      case LogRow row when row.hasRecord() -> model.open(row);
      case LogLine.Group group -> {
        var at = getSelectionModel().getSelectedIndex();
        model.fold(group.title());
        arrange();
        following = true;
        getSelectionModel().clearAndSelect(at);
        following = false;
      }
      default -> {}
    }
  }

  private static TableColumn<LogLine, LogLine> column(
      String title,
      double width,
      double least,
      Comparator<LogRow> order,
      Supplier<TableCell<LogLine, LogLine>> cell) {
    var column = new TableColumn<LogLine, LogLine>(title);
    column.setPrefWidth(width);
    column.setMinWidth(least);
    column.setCellValueFactory(features -> new SimpleObjectProperty<>(features.getValue()));
    column.setCellFactory(made -> cell.get());
    // Only rows are ever put in order; the headings are put between them afterwards.
    column.setComparator((one, other) -> order.compare((LogRow) one, (LogRow) other));
    column.setReorderable(false);
    return column;
  }
}
