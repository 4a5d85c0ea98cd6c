package dev.gatehouse.ui.log;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A word or two of an entry. */
final class WordCell extends TableCell<LogLine, LogLine> {
  private final Function<LogRow, String> text;

  WordCell(Function<LogRow, String> text) {
    this.text = text;
  }

  @Override
  protected void updateItem(@Nullable LogLine line, boolean empty) {
    super.updateItem(line, empty);
    setText(!empty && line instanceof LogRow row ? text.apply(row) : null);
  }
}
