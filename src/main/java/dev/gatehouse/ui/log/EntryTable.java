package dev.gatehouse.ui.log;

import dev.gatehouse.log.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;

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

  /** Below so many em there is no room for the owner, and below fewer none for the steps. */
  private static final double ROOM_FOR_OWNER = 33;

  private static final double ROOM_FOR_STEPS = 27;

  private final LogModel model;
  private final TableColumn<LogLine, LogLine> entry;
  private final TableColumn<LogLine, LogLine> status;
  private final TableColumn<LogLine, LogLine> owner;
  private final TableColumn<LogLine, LogLine> steps;
  private boolean following;

  EntryTable(LogModel model) {
    this.model = model;
    setId("log-table");
    getStyleClass().add("log-table");
    setAccessibleText("Entries of the log");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    entry = column("Entry", BY_ID, () -> new EntryCell(model));
    status = column("Status", BY_STATUS, StatusCell::new);
    owner = column("Owner", BY_OWNER, () -> new WordCell(LogRow::owner));
    steps = column("Steps", BY_PROGRESS, () -> new WordCell(LogRow::progress));
    size(13);
    getColumns().setAll(List.of(entry, status, owner, steps));
    setRowFactory(table -> new EntryTableRow());
    setSortPolicy(
        table -> {
          arrange();
          return true;
        });
    model.rows().shown().addListener((ListChangeListener<LogRow>) change -> arrange());
    model.rows().groupedProperty().subscribe(grouped -> arrange());
    model.nowProperty().subscribe(now -> refresh());
    followChoice();
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    setOnMouseClicked(this::onClick);
  }

  /** Goes by the size of the letters around it, since columns know of pixels only. */
  void follow(ObservableValue<Font> font) {
    font.subscribe(
        now -> {
          size(now.getSize());
          makeRoom(now.getSize());
        });
    widthProperty().subscribe(width -> makeRoom(font.getValue().getSize()));
  }

  private void size(double em) {
    size(entry, 15 * em, 20 * em, Double.MAX_VALUE);
    size(status, 7.4 * em, 8.1 * em, 11.5 * em);
    size(owner, 5.4 * em, 8.5 * em, 14 * em);
    size(steps, 5.1 * em, 5.1 * em, 6.2 * em);
  }

  private static void size(
      TableColumn<LogLine, LogLine> column, double least, double wanted, double most) {
    column.setMinWidth(0);
    column.setMaxWidth(most);
    column.setPrefWidth(wanted);
    column.setMinWidth(least);
  }

  /** The pane beside it says who owns an entry, and how far it has come. */
  private void makeRoom(double em) {
    if (getWidth() > 0) {
      owner.setVisible(getWidth() > ROOM_FOR_OWNER * em);
      steps.setVisible(getWidth() > ROOM_FOR_STEPS * em);
    }
  }

  /** The entries that are shown, without the headings. */
  List<LogRow> entries() {
    return getItems().stream().filter(LogRow.class::isInstance).map(LogRow.class::cast).toList();
  }

  /** Puts the rows that are let through in order, and below their headings where that is wanted. */
  private void arrange() {
    var rows = new ArrayList<>(model.rows().shown());
    var order = getComparator();
    if (order != null) {
      rows.sort(order);
    }
    following = true;
    getItems().setAll(model.rows().lines(rows));
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
        model.rows().fold(group.title());
        arrange();
        following = true;
        getSelectionModel().clearAndSelect(at);
        following = false;
      }
      default -> {}
    }
  }

  private static TableColumn<LogLine, LogLine> column(
      String title, Comparator<LogRow> order, Supplier<TableCell<LogLine, LogLine>> cell) {
    var column = new TableColumn<LogLine, LogLine>(title);
    column.setCellValueFactory(features -> new SimpleObjectProperty<>(features.getValue()));
    column.setCellFactory(made -> cell.get());
    // Only rows are ever put in order; the headings are put between them afterwards.
    column.setComparator((one, other) -> order.compare((LogRow) one, (LogRow) other));
    column.setReorderable(false);
    return column;
  }
}
