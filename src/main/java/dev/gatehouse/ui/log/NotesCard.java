package dev.gatehouse.ui.log;

import dev.gatehouse.log.Field;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An entry's note, and below it the fields that it seems to state, each to be taken over. */
final class NotesCard extends Card {
  NotesCard(LogModel model, LogRow row, Map<Field, String> offers) {
    super(
        List.of(Layout.word("Notes", "card-title")), MarkdownNodes.of(row.view().entry().notes()));
    setId("notes-card");
    if (!offers.isEmpty()) {
      var rows = new VBox(Layout.text("Found in these notes:", "muted", "small"));
      rows.getStyleClass().add("note-offers");
      offers.forEach((field, value) -> rows.getChildren().add(offer(model, row, field, value)));
      body().getChildren().add(rows);
    }
  }

  private static Node offer(LogModel model, LogRow row, Field field, String value) {
    var words =
        new VBox(
            Layout.text(field.label(), "small"),
            Layout.text(value.replace("`", ""), "small", "muted", "mono"));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var take = new Button("Take over");
    take.setId("take-" + field.key());
    take.setMinWidth(USE_PREF_SIZE);
    take.setAccessibleText("Take over from the notes: " + field.label() + ", " + value);
    take.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    take.setOnAction(event -> model.takeOver(row, field, value));
    var line = new HBox(Icons.of("fth-corner-down-right", "muted-icon"), words, take);
    line.getStyleClass().add("row");
    return line;
  }
}
