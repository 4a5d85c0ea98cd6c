package dev.gatehouse.ui.log;

import dev.gatehouse.log.NotesReader.Passage;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.MarkdownNodes;
import dev.gatehouse.ui.control.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * An entry's note. Below each passage that seems to state a field stands that field, to be taken
 * over.
 */
final class NotesCard extends Card {
  /** What parts one clause of a note from the next. */
  private static final String SEPARATORS = "^[;,.\\s]+(?=\\S)|^[;,.\\s]+$";

  private final LogModel model;
  private final LogRow row;

  /**
   * @param offers the passages whose fields can be taken over, in the note's order
   */
  NotesCard(LogModel model, LogRow row, List<Passage> offers) {
    super(List.of(Layout.word("Notes", "card-title")));
    this.model = model;
    this.row = row;
    setId("notes-card");
    body().getChildren().setAll(parts(row.view().entry().notes(), offers));
  }

  private List<Node> parts(String notes, List<Passage> offers) {
    var parts = new ArrayList<Node>();
    var from = 0;
    for (var at = 0; at < offers.size(); ) {
      var passage = offers.get(at);
      plain(notes.substring(Math.min(from, passage.from()), passage.from()), parts);
      var said = new VBox(MarkdownNodes.of(notes.substring(passage.from(), passage.to()).strip()));
      said.getStyleClass().add("note-passage");
      while (at < offers.size() && offers.get(at).from() == passage.from()) {
        said.getChildren().add(offer(offers.get(at)));
        at++;
      }
      parts.add(said);
      from = passage.to();
    }
    plain(notes.substring(from), parts);
    return parts;
  }

  private static void plain(String text, List<Node> parts) {
    var words = parts.isEmpty() ? text : text.replaceFirst(SEPARATORS, "");
    if (!words.isBlank()) {
      parts.add(MarkdownNodes.of(words.strip()));
    }
  }

  private Node offer(Passage passage) {
    var field = passage.field();
    var words =
        new VBox(
            Layout.text(field.label(), "small", "strong"),
            Layout.text(passage.value().replace("`", ""), "small", "muted", "mono"));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var take = new Button("Take over");
    take.setId("take-" + field.key());
    take.setMinWidth(USE_PREF_SIZE);
    take.setAccessibleText("Take over from the notes: " + field.label() + ", " + passage.value());
    take.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    take.setOnAction(event -> model.takeOver(row, field, passage.value()));
    var source = new Badge("from the notes", Tone.NEUTRAL);
    source.getStyleClass().add("mark");
    var line = new HBox(Icons.of("fth-corner-down-right", "muted-icon"), words, source, take);
    line.getStyleClass().add("row");
    return line;
  }
}
