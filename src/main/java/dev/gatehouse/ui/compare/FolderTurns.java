package dev.gatehouse.ui.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Opens and shuts the folders of the list of what differs, by keys and clicks as trees have them.
 */
final class FolderTurns {
  private final TableView<DeltaRow> table;
  private final Runnable onTurn;
  private final Consumer<DeltaRow> onChoose;

  /** The folders that do not show what is in them, each with '/' at its end. */
  private final Set<String> shut = new HashSet<>();

  /**
   * @param onTurn told when other rows are to be shown
   * @param onChoose told which row is to be chosen
   */
  FolderTurns(TableView<DeltaRow> table, Runnable onTurn, Consumer<DeltaRow> onChoose) {
    this.table = table;
    this.onTurn = onTurn;
    this.onChoose = onChoose;
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
  }

  boolean isShut(String folder) {
    return shut.contains(folder);
  }

  void turn(DeltaRow.Folder folder) {
    if (!shut.remove(folder.key())) {
      shut.add(folder.key());
    }
    onTurn.run();
  }

  /** Shuts the folders among the rows, and opens all others. */
  void turnAll(List<DeltaRow> toShut) {
    shut.clear();
    toShut.stream()
        .filter(DeltaRow.Folder.class::isInstance)
        .forEach(folder -> shut.add(folder.key()));
    onTurn.run();
  }

  /**
   * Opens the folders that a file stands in.
   *
   * @return whether any was shut
   */
  boolean openTo(String path) {
    return shut.removeIf(path::startsWith);
  }

  private void onKey(KeyEvent key) {
    var row = table.getSelectionModel().getSelectedItem();
    if (row == null || key.isAltDown() || key.isShortcutDown()) {
      return;
    }
    switch (key.getCode()) {
      case RIGHT -> {
        if (!(row instanceof DeltaRow.Folder folder) || !folder.shut()) {
          return;
        }
        turn(folder);
      }
      case LEFT -> {
        if (row instanceof DeltaRow.Folder folder && !folder.shut()) {
          turn(folder);
        } else if (row.depth() > 0) {
          goUp(row);
        } else {
          return;
        }
      }
      case ENTER -> {
        if (!(row instanceof DeltaRow.Folder folder)) {
          return;
        }
        turn(folder);
      }
      default -> {
        return;
      }
    }
    key.consume();
  }

  /** Goes to the folder that a row stands in. */
  private void goUp(DeltaRow row) {
    for (var at = table.getSelectionModel().getSelectedIndex(); at >= 0; at--) {
      if (table.getItems().get(at).depth() < row.depth()) {
        onChoose.accept(table.getItems().get(at));
        return;
      }
    }
  }

  private void onClick(MouseEvent click) {
    if (click.getClickCount() == 2
        && table.getSelectionModel().getSelectedItem() instanceof DeltaRow.Folder folder) {
      turn(folder);
    }
  }
}
