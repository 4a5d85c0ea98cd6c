package dev.gatehouse.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseEvent;
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

  static void install(TableView<DeltaRow> table) {
    table.addEventHandler(
        MouseEvent.DRAG_DETECTED,
        drag -> {
          var rows = List.copyOf(table.getSelectionModel().getSelectedItems());
          if (!rows.isEmpty()) {
            table.startDragAndDrop(TransferMode.COPY).setContent(content(rows));
            drag.consume();
          }
        });
  }

  static ClipboardContent content(List<DeltaRow> rows) {
    var keys = new ArrayList<String>();
    rows.forEach(row -> keys.add(row.key()));
    var content = new ClipboardContent();
    content.put(ROWS, keys);
    content.putString(String.join("\n", keys));
    return content;
  }
}
