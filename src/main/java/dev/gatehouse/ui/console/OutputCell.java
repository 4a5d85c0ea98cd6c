package dev.gatehouse.ui.console;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A line of output: the time of day, and the text. */
final class OutputCell extends ListCell<OutputLine> {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Text time = new Text();
  private final Text text = new Text();
  private final TextFlow line = new TextFlow(time, text);

  OutputCell() {
    getStyleClass().add("output-cell");
    time.getStyleClass().add("output-time");
    text.getStyleClass().add("output-text");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable OutputLine item, boolean empty) {
    super.updateItem(item, empty);
    pseudoClassStateChanged(ERROR, item != null && item.error());
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    time.setText(TIME.format(item.at()) + " ");
    text.setText(item.text());
    setAccessibleText((item.error() ? "error: " : "") + item.text());
    setGraphic(line);
  }
}
