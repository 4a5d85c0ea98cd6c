package dev.gatehouse.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;

/** Lets the chosen rows be dragged: onto an entry, or as text onto whatever takes text. */
final class RowDrag {
  private static final String TYPE = "application/x-gatehouse-rows";

  /** The keys of the rows that are dragged, as a list of texts. */
  static final DataFormat ROWS = format();

  private RowDrag() {}

  private static DataFormat format() {
    var known = DataFormat.lookupMimeType(TYPE);
    return known == null ? new DataFormat(TYPE) : known;
  }

  /** On the row and not on its table: a scroll bar is dragged too. */
  static void install(TableRow<DeltaRow> row) {
    row.setOnDragDetected(
        drag -> {
          if (!row.isEmpty()) {
            var chosen = List.copyOf(row.getTableView().getSelectionModel().getSelectedItems());
            row.startDragAndDrop(TransferMode.COPY).setContent(content(chosen));
            drag.consume();
          }
        });
  }

  private static ClipboardContent content(List<DeltaRow> rows) {
    var keys = new ArrayList<String>();
    rows.forEach(row -> keys.add(row.key()));
    var content = new ClipboardContent();
    content.put(ROWS, keys);
    content.putString(String.join("\n", keys));
    return content;
  }
}
