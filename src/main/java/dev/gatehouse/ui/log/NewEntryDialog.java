package dev.gatehouse.ui.log;

import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Failure;
import dev.gatehouse.ui.control.Layout;
import java.time.LocalDate;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Asks for a new entry's ID, which comes first: its record starts with it, its row comes later. */
final class NewEntryDialog {
  private static final String NAME = "new entry";
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final LogModel model;
  private final Dialogs dialogs;
  private final TextField id = new TextField();
  private final Label error = Layout.text("", "danger-text");
  private final Button ok = new Button("Open the promotion");

  NewEntryDialog(LogModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    id.setId("new-entry-id");
    id.setAccessibleText("ID of the new entry");
    id.getStyleClass().add("mono");
    id.setText(LocalDate.now() + "-");
    dialogs.keep(NAME, id);
    error.setId("new-entry-error");
    Layout.collapsing(error).setVisible(false);
    ok.setId("new-entry-ok");
    ok.getStyleClass().add("accent");
    ok.setDefaultButton(true);
    ok.setOnAction(event -> create());
    id.textProperty().subscribe(text -> clearError());
  }

  void show() {
    var cancel = dialogs.cancel("Cancel");
    cancel.setId("new-entry-cancel");
    var box =
        new DialogBox(
            "New entry",
            List.of(
                Layout.text(
                    "Its ID: today's date and a few words, in lower case with hyphens. The record"
                        + " starts with it; summary and owner are asked for on the Entry page."),
                id,
                error));
    dialogs.show(box.buttons(cancel, ok), () -> {});
    id.requestFocus();
    id.end();
  }

  private void create() {
    var wanted = id.getText().strip();
    model.create(
        wanted,
        this::refused,
        () -> {
          dialogs.forget(NAME);
          dialogs.close();
        });
  }

  private void refused(Throwable why) {
    var failure = Failure.of(why);
    error.setText(failure.line());
    error.setVisible(true);
    id.pseudoClassStateChanged(WRONG, true);
    id.requestFocus();
  }

  private void clearError() {
    error.setVisible(false);
    id.pseudoClassStateChanged(WRONG, false);
  }
}
