package dev.gatehouse.ui.compare;

import dev.gatehouse.ui.control.Layout;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Writes the text that ships in place of dev's, for the file that is looked at. */
final class TailorPane extends VBox {
  private final CompareModel model;
  private final Runnable onSettled;
  private final TextArea text = new TextArea();
  private final Label title = Layout.text("", "strong");
  private final Label older =
      Layout.text(
          "The file has changed since you typed this: look at the difference again.",
          "warning-text");
  private String path = "";

  /**
   * @param onSettled told when a text was saved, and the pane has closed
   */
  TailorPane(CompareModel model, Runnable onSettled) {
    this.model = model;
    this.onSettled = onSettled;
    getStyleClass().add("tailor-pane");
    text.setId("tailor-text");
    text.setAccessibleText("The text that ships");
    text.getStyleClass().add("mono");
    text.editableProperty().bind(model.desk().shutProperty().not());
    text.setPrefRowCount(8);
    text.setPrefColumnCount(20);
    VBox.setVgrow(text, Priority.ALWAYS);
    text.textProperty()
        .addListener(
            (seen, old, now) -> {
              if (!path.isEmpty()) {
                model.keepDraft(path, now);
              }
            });
    var save = button("Ship this text", "tailor-save", this::save);
    save.getStyleClass().add("accent");
    save.disableProperty().bind(model.desk().busyProperty().isNotEmpty());
    var buttons =
        new FlowPane(
            save,
            button("From prod's", "tailor-from-prod", () -> take(OpenFile::prodText)),
            button("From dev's", "tailor-from-dev", () -> take(OpenFile::devText)),
            button("Close", "tailor-close", () -> setVisible(false)));
    buttons.getStyleClass().add("tailor-buttons");
    getChildren().setAll(title, older, text, buttons);
    Layout.collapsing(older);
    Layout.collapsing(this).setVisible(false);
    model.fileProperty().addListener((seen, old, now) -> follow(now));
  }

  private static Button button(String words, String id, Runnable action) {
    var button = new Button(words);
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void take(Function<OpenFile, String> side) {
    model.fileProperty().get().map(side).ifPresent(text::setText);
  }

  private void save() {
    if (!path.isEmpty()) {
      model
          .fileProperty()
          .get()
          .filter(open -> open.path().equals(path))
          .ifPresent(open -> save(open, text.getText()));
    }
  }

  /** What ships is settled then: the keyboard goes back to where the next file is chosen. */
  private void save(OpenFile open, String ships) {
    model.tailor(
        open,
        ships,
        () -> {
          if (!open.path().equals(path)) {
            return;
          }
          if (!text.getText().equals(ships)) {
            model.keepDraft(path, text.getText()); // typed meanwhile
            return;
          }
          setVisible(false);
          onSettled.run();
        });
  }

  /** Opens it for the file that is looked at. */
  void open() {
    setVisible(true);
    follow(model.fileProperty().get());
    text.requestFocus();
  }

  /** Another file has another text; for the same one, what is being typed stays. */
  private void follow(Optional<OpenFile> open) {
    if (!isVisible() || open.isEmpty()) {
      if (open.isEmpty()) {
        path = "";
        setVisible(false);
      }
      return;
    }
    older.setVisible(model.notebook().isTypedBefore(open.get().delta()));
    if (!open.get().path().equals(path)) {
      path = "";
      text.setText(model.notebook().draft(open.get()));
      path = open.get().path();
      title.setText("What prod gets for " + path);
    }
  }
}
