package dev.gatehouse.ui.log;

import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Tone;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** An entry's status as a badge. */
final class StatusCell extends TableCell<LogLine, LogLine> {
  private final Badge badge = new Badge("", Tone.NEUTRAL);

  StatusCell() {
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable LogLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || !(line instanceof LogRow row)) {
      setText(null);
      setGraphic(null);
      return;
    }
    badge.show(row.status(), row.tone());
    setText(row.status());
    setGraphic(badge);
  }
}
