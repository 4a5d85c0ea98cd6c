package dev.gatehouse.ui.settings;

import dev.gatehouse.compare.LineDiff;
import dev.gatehouse.compare.LineDiff.Kind;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.workspace.SettingsText;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The file itself: its text to type into, what is wrong with it, and what saving would change. */
final class FileCard extends VBox {
  private static final int SHOWN_LINES = 400;

  private final SettingsModel model;
  private final TextArea text =
      FormFields.lines("settings-text", "The text of gatehouse.json", "", 16);
  private final Label problem = Layout.text("");
  private final HBox wrong = new HBox(problem);
  private final VBox preview = new VBox();
  private final Label state = Layout.text("", "muted", "small");
  private final Button save = Layout.button("settings-save", "Save");
  private final Button discard = Layout.button("settings-discard", "Undo");

  FileCard(SettingsModel model) {
    this.model = model;
    getStyleClass().addAll("settings-file", "column");
    text.setId("settings-text");
    VBox.setVgrow(text, Priority.SOMETIMES);
    problem.setId("settings-problem");
    wrong.getStyleClass().addAll("banner", "danger");
    Layout.collapsing(wrong);
    preview.setId("settings-preview");
    preview.getStyleClass().add("settings-preview");
    var scroll = Layout.scroll(preview);
    scroll.setFocusTraversable(true);
    scroll.setAccessibleText("What saving changes in the file");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    save.getStyleClass().add("accent");
    Shortcut.GO_ON.on(save, "Save gatehouse.json");
    save.setOnAction(event -> save());
    discard.setAccessibleText("Undo what was typed and is not saved");
    discard.setOnAction(event -> model.discard());
    HBox.setHgrow(state, Priority.ALWAYS);
    state.setMaxWidth(Double.MAX_VALUE);
    var foot = new HBox(state, discard, save);
    foot.getStyleClass().add("row");
    getChildren()
        .setAll(
            Layout.text("gatehouse.json", "section-title"),
            Layout.text(
                "In dev's root, for everybody who works on it. The forms write into it, and you"
                    + " can too.",
                "small",
                "muted"),
            text,
            wrong,
            Layout.text("What saving changes", "section-title"),
            scroll,
            foot);
    FormFields.follow(
        model,
        text,
        () -> model.textProperty().get().map(SettingsText::text).orElse(""),
        model::type);
    // A text that is no JSON can be mended here and nowhere else.
    text.disableProperty().unbind();
    model.textProperty().subscribe(this::show);
    model.readOnlyProperty().subscribe(why -> show(model.textProperty().get()));
  }

  private void show(Optional<SettingsText> now) {
    text.setDisable(now.isEmpty());
    var changed = now.filter(SettingsText::isChanged).isPresent();
    var fault = now.flatMap(SettingsText::problem);
    wrong.setVisible(fault.isPresent() && (changed || !now.get().before().isEmpty()));
    problem.setText(
        fault
            .map(
                what ->
                    "Line %d, column %d%s: %s."
                        .formatted(
                            what.line(),
                            what.column(),
                            what.key().isEmpty() ? "" : ", " + what.key(),
                            what.why()))
            .orElse(""));
    var why = model.readOnlyProperty().get();
    save.setDisable(!changed || fault.isPresent() || !why.isEmpty());
    discard.setDisable(!changed);
    state.setText(said(now, changed, fault.isPresent(), why));
    preview.getChildren().setAll(changed ? lines(model.preview()) : nothing());
  }

  private static String said(
      Optional<SettingsText> now, boolean changed, boolean wrong, String readOnly) {
    if (!readOnly.isEmpty()) {
      return readOnly;
    }
    if (now.isEmpty()) {
      return "Reading the settings…";
    }
    if (wrong) {
      return "It can be saved once that is corrected.";
    }
    return changed
        ? "Not saved yet. Commands in it have to be confirmed again before they run."
        : now.get().before().isEmpty() ? "There is no gatehouse.json yet." : "Saved.";
  }

  private static java.util.List<Node> nothing() {
    return java.util.List.of(Layout.text("Nothing is changed.", "muted"));
  }

  private static java.util.List<Node> lines(LineDiff diff) {
    var nodes = new ArrayList<Node>();
    for (var hunk : diff.hunks()) {
      for (var line : hunk.lines()) {
        if (nodes.size() < SHOWN_LINES) {
          nodes.add(line(line));
        }
      }
    }
    return nodes;
  }

  /** A sign as well as a colour says which side a line is on. */
  private static Node line(LineDiff.Line line) {
    var sign =
        switch (line.kind()) {
          case ADDED -> "+ ";
          case REMOVED -> "- ";
          case CONTEXT -> "  ";
        };
    var label = Layout.text(sign + line.text().replace("\r", ""), "mono", "preview-line");
    label.setMaxWidth(Double.MAX_VALUE);
    if (line.kind() != Kind.CONTEXT) {
      label.getStyleClass().add(line.kind() == Kind.ADDED ? "added" : "removed");
    }
    return label;
  }

  void save() {
    if (!save.isDisabled()) {
      model.save();
    }
  }
}
