package dev.gatehouse.ui.settings;

import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workspace.CommandLine;
import dev.gatehouse.workspace.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A command on one line, with a button that tries it. */
final class CommandRow {
  private final TextField field;
  private final Label wrong = Layout.text("", "small", "danger-text");
  private final HBox line;
  private final VBox node;

  /**
   * @param read the command as the settings have it
   * @param write takes the words of what was typed; none for no command
   * @param in the checkout in which it runs
   */
  CommandRow(
      SettingsModel model,
      Trials trials,
      String id,
      String what,
      Supplier<String> read,
      Consumer<Optional<List<String>>> write,
      Role in) {
    field = FormFields.line("settings-" + id, what, "");
    field.getStyleClass().add("mono");
    FormFields.follow(
        model,
        field,
        () -> wrong.getText().isEmpty() ? read.get() : field.getText(),
        typed -> typed(typed, write));
    var attempt = Layout.button("try-" + id, "Try…");
    attempt.setAccessibleText("Try: " + what);
    attempt.setTooltip(new Tooltip("Runs it once, after showing what would run and where"));
    attempt.setOnAction(event -> trials.ask(what, Lists.words(field.getText()), in));
    attempt
        .disableProperty()
        .bind(field.textProperty().map(text -> !trials.canTry(Lists.words(text))));
    Layout.collapsing(wrong).visibleProperty().bind(wrong.textProperty().isNotEmpty());
    line = new HBox(field, attempt);
    line.getStyleClass().add("row");
    node = new VBox(line, wrong);
  }

  private void typed(String typed, Consumer<Optional<List<String>>> write) {
    try {
      var words = CommandLine.words(typed);
      wrong.setText("");
      write.accept(words.isEmpty() ? Optional.empty() : Optional.of(words));
    } catch (IllegalArgumentException open) {
      wrong.setText("Not taken over yet: " + open.getMessage() + ".");
    }
  }

  /** Adds something before the button that tries it. */
  CommandRow with(Button more) {
    line.getChildren().add(line.getChildren().size() - 1, more);
    return this;
  }

  /** Adds something behind all. */
  CommandRow last(Node more) {
    line.getChildren().add(more);
    return this;
  }

  TextField field() {
    return field;
  }

  Node node() {
    return node;
  }
}
