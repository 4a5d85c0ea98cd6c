package dev.gatehouse.ui.log;

import dev.gatehouse.log.Field;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The fields that every entry must have, and what is missing of them: as the record counts them
 * where there is one, as the section and the notes say otherwise.
 */
final class FieldsCard extends Card {
  FieldsCard(LogRow row, Optional<EntryDetails> details) {
    super(List.of(Layout.word("Required fields", "card-title")));
    setId("fields-card");
    details
        .flatMap(EntryDetails::promotion)
        .map(Promotion::required)
        .ifPresentOrElse(
            required ->
                required.forEach(
                    field ->
                        add(
                            field.label(),
                            field.value().isEmpty() ? missing(field.why()) : field.value(),
                            field.filled(),
                            field.value().isEmpty() ? "" : field.why())),
            () -> handWritten(row, details));
  }

  private void handWritten(LogRow row, Optional<EntryDetails> details) {
    var fields = row.view().entry().fields();
    SortedMap<Field, String> notes = details.map(EntryDetails::fromNotes).orElseGet(TreeMap::new);
    for (var field : Field.required()) {
      if (fields.containsKey(field)) {
        add(field.label(), Objects.requireNonNull(fields.get(field)), true, "");
      } else if (notes.containsKey(field)) {
        add(field.label(), Objects.requireNonNull(notes.get(field)), false, "from the notes");
      } else {
        add(field.label(), missing(""), false, "");
      }
    }
    var states = details.map(EntryDetails::transitions).orElse(List.of());
    add(
        "State transitions",
        states.isEmpty() ? missing("") : states.size() + " in its section",
        !states.isEmpty(),
        "");
  }

  private static String missing(String why) {
    return why.isEmpty() ? "missing" : "missing: " + why;
  }

  private void add(String label, String value, boolean filled, String remark) {
    var icon =
        filled ? Icons.of("fth-check", "success-icon") : Icons.of("fth-circle", "muted-icon");
    icon.setAccessibleText(filled ? "there" : "missing");
    var words = new VBox(Layout.text(label), Layout.text(value.replace("`", ""), "muted", "small"));
    if (!remark.isEmpty()) {
      words.getChildren().add(Layout.text(remark, "warning-text", "small"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    Node line = new HBox(icon, words);
    line.getStyleClass().add("field-line");
    body().getChildren().add(line);
  }
}
