package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.ui.theme.Theme;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of the list of what differs, and the orders that it can be sorted by. */
final class DeltaColumns {
  /** Behind whatever a file says of itself. */
  private static final String LAST = "\uffff";

  private DeltaColumns() {}

  static List<TableColumn<DeltaRow, ?>> of(CompareModel model, DeltaCells cells) {
    var kind = column("", cells::kind, by(view -> view.delta().kind().name()));
    fix(kind, 26);
    var file = column("File", cells::file, by(view -> ""));
    file.setMinWidth(120);
    var found = column("Found", cells::found, byFound(model));
    fix(found, 72);
    var decision = column("Decision", cells::decision, by(Fates::decision));
    fix(decision, 108);
    return List.of(kind, file, found, decision);
  }

  /**
   * @param width in pixels of the usual size
   */
  private static void fix(TableColumn<?, ?> column, double width) {
    var scaled = Theme.scale().multiply(width);
    column.minWidthProperty().bind(scaled);
    column.maxWidthProperty().bind(scaled);
    column.prefWidthProperty().bind(scaled);
  }

  /** Only the flat list is sorted; what is no file that differs comes last in it. */
  private static Comparator<DeltaRow> by(Function<DeltaView, String> first) {
    return Comparator.<DeltaRow, String>comparing(
            row -> row instanceof DeltaRow.File file ? first.apply(file.view()) : LAST)
        .thenComparing(DeltaRow::key);
  }

  private static Comparator<DeltaRow> byFound(CompareModel model) {
    return Comparator.comparing(
        row -> row instanceof DeltaRow.File ? model.openFindings(row.key()) : -1L);
  }

  private static TableColumn<DeltaRow, DeltaRow> column(
      String title, Function<DeltaRow, Node> cell, Comparator<DeltaRow> order) {
    var column = new TableColumn<DeltaRow, DeltaRow>(title);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
    column.setComparator(order);
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable DeltaRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : cell.apply(row));
              }
            });
    return column;
  }
}
