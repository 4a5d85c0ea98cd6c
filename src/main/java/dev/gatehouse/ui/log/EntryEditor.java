package dev.gatehouse.ui.log;

import dev.gatehouse.log.Field;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The cells of an entry's row as fields to type into, with what others wrote meanwhile. */
final class EntryEditor extends Card {
  private final LogModel model;
  private final EntryDraft draft;
  private final Label changed = Layout.text("");
  private final Button save = Layout.button("entry-save", "Save");

  /**
   * An editor of a draft.
   *
   * @param onCompare asked to show both versions of what others have changed too
   */
  EntryEditor(LogModel model, EntryDraft draft, Runnable onCompare) {
    super(List.of(Layout.word("Edit the entry", "card-title")));
    this.model = model;
    this.draft = draft;
    setId("entry-editor");
    var undo = Layout.button("entry-undo", "Undo");
    undo.setAccessibleText("Undo what was typed for " + draft.id());
    undo.setOnAction(event -> model.undo(draft));
    save.getStyleClass().add("accent");
    save.setAccessibleText("Save " + draft.id());
    save.disableProperty()
        .bind(draft.dirtyProperty().not().or(model.readOnlyProperty().isNotEmpty()));
    save.setOnAction(event -> model.save(draft));
    var compare = Layout.button("entry-compare", "Compare…");
    compare.setOnAction(event -> onCompare.run());
    header().getChildren().addAll(Layout.spacer(), undo, save);
    body().getChildren().setAll(conflicts(compare));
    for (var field : draft.fields()) {
      body().getChildren().add(captioned(field, isLong(field) ? area(field) : line(field)));
    }
    body().getChildren().add(Layout.text(guarded(draft), "small", "muted"));
  }

  private static boolean isLong(Field field) {
    return field == Field.NOTES || field == Field.CLAIMS || field == Field.ROLLBACK;
  }

  /** What cannot be typed here, and why not. */
  private static String guarded(EntryDraft draft) {
    return draft.fields().contains(Field.ROLLBACK)
        ? "Status and state transitions are not typed: the steps that give them write them, with"
            + " who and when. A path that is typed here counts only once it is attached as"
            + " evidence, which checks and hashes it."
        : "The entry has no record: adopt it to fill its other fields. Status and state transitions"
            + " are never typed: the steps that give them write them.";
  }

  private HBox conflicts(Button compare) {
    HBox.setHgrow(changed, Priority.ALWAYS);
    changed.setId("entry-conflicts");
    var banner = new HBox(Icons.of("fth-git-merge", "warning-icon"), changed, compare);
    banner.getStyleClass().add("banner");
    Layout.collapsing(banner);
    draft
        .conflictsProperty()
        .subscribe(
            fields -> {
              banner.setVisible(!fields.isEmpty());
              changed.setText(
                  "Changed outside while you typed here: "
                      + fields.stream().map(EntryEditor::name).collect(Collectors.joining(", "))
                      + ". What you typed is kept.");
            });
    return banner;
  }

  private TextField line(Field field) {
    var line = new TextField();
    return prepared(line, field);
  }

  private TextArea area(Field field) {
    var area = new TextArea();
    area.setPrefRowCount(field == Field.NOTES ? 5 : 3);
    area.setPrefColumnCount(10);
    area.setWrapText(true);
    Layout.tabGoesOn(area);
    return prepared(area, field);
  }

  private <T extends TextInputControl> T prepared(T input, Field field) {
    input.setId("edit-" + field.key());
    if (field != Field.SUMMARY && field != Field.OWNER && field != Field.NOTES) {
      input.getStyleClass().add("mono");
    }
    input.setAccessibleText(field.label() + " of " + draft.id());
    input.textProperty().bindBidirectional(draft.text(field));
    input.editableProperty().bind(model.readOnlyProperty().isEmpty());
    return input;
  }

  /** Puts the caret into the first field. */
  void begin() {
    if (body().lookup("#edit-summary") instanceof TextInputControl first) {
      first.requestFocus();
      first.end();
    }
  }

  private static VBox captioned(Field field, Node input) {
    var caption = Layout.text(field.label(), "small", "strong");
    caption.setLabelFor(input);
    var box = new VBox(caption, input);
    box.getStyleClass().add("captioned");
    return box;
  }

  private static String name(Field field) {
    return field.key();
  }
}
