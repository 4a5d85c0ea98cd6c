package dev.gatehouse.ui.control;

import dev.gatehouse.ui.task.Kept;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The layer on which questions appear, over the page in the same window. One at a time; Escape
 * leaves it, and what it was about stays as it is. Put it last into the window's stack.
 */
public final class Dialogs extends StackPane {
  private record Shown(DialogBox box, Runnable onCancel, @Nullable Node before) {}

  private final Deque<Shown> shown = new ArrayDeque<>();
  private TypedTexts typed = new TypedTexts(Kept.nowhere(Map.of()));
  private final ChangeListener<@Nullable Node> keepFocus = (seen, old, now) -> hold(now);

  public Dialogs() {
    setId("dialogs");
    getStyleClass().add("dialog-layer");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    sceneProperty()
        .addListener(
            (seen, old, now) -> {
              if (old != null) {
                old.focusOwnerProperty().removeListener(keepFocus);
              }
              if (now != null) {
                now.focusOwnerProperty().addListener(keepFocus);
              }
            });
  }

  /** Keeps what is typed into questions that are left there, until they are answered. */
  public void keepTyped(TypedTexts texts) {
    typed = texts;
  }

  /**
   * Keeps what is typed into a field of a box of one's own, until it is {@link #forget}. What the
   * field says when it is given here was not typed.
   */
  public void keep(String name, TextInputControl field) {
    var prefilled = field.getText();
    typed.of("dialog " + name).ifPresent(field::setText);
    field
        .textProperty()
        .subscribe((old, now) -> typed.put("dialog " + name, now.equals(prefilled) ? "" : now));
  }

  /** What was typed was given away. */
  public void forget(String name) {
    typed.drop("dialog " + name);
  }

  /** Asks for some words; {@code onAnswer} gets them, stripped and not empty. */
  public void ask(String title, String question, Consumer<String> onAnswer) {
    ask(title, question, "OK", "", onAnswer);
  }

  /** The same, with words already there and another word on the button. */
  public void ask(
      String title, String question, String ok, String prefilled, Consumer<String> onAnswer) {
    var name = title + ": " + question;
    var text = new TextArea(prefilled);
    text.setId("dialog-text");
    keep(name, text);
    text.setAccessibleText(question);
    text.setPrefRowCount(3);
    text.setWrapText(true);
    Layout.tabGoesOn(text);
    var box = new DialogBox(title, List.of(Layout.text(question), text));
    var accept = ok(ok);
    accept.disableProperty().bind(text.textProperty().map(String::isBlank));
    accept.setOnAction(
        event -> {
          close();
          forget(name);
          onAnswer.accept(text.getText().strip());
        });
    box.buttons(cancel("Cancel"), accept);
    show(box, () -> {});
    text.requestFocus();
    text.end();
  }

  /** Asks whether something shall be done, with the word for doing it on the button. */
  public void confirm(String title, String text, String ok, Runnable onOk) {
    var box = new DialogBox(title, List.of(Layout.text(text)));
    var accept = ok(ok);
    accept.setOnAction(
        event -> {
          close();
          onOk.run();
        });
    box.buttons(cancel("Cancel"), accept);
    show(box, () -> {});
    accept.requestFocus();
  }

  /** Says what went wrong, with what else can be done about it, before the button that closes. */
  public void trouble(Throwable thrown, Button... remedies) {
    var box = new DialogBox("That did not work", List.of(new TroublePane(thrown)));
    var accept = ok("OK");
    accept.setCancelButton(true);
    accept.setOnAction(event -> close());
    var buttons = new ArrayList<>(List.of(remedies));
    buttons.add(accept);
    box.buttons(buttons.toArray(Button[]::new));
    show(box, () -> {});
    accept.requestFocus();
  }

  /**
   * Shows a box of one's own.
   *
   * @param onCancel what else happens when it is left by Escape
   */
  public void show(DialogBox box, Runnable onCancel) {
    var scene = getScene();
    shown.push(new Shown(box, onCancel, scene == null ? null : scene.getFocusOwner()));
    getChildren().setAll(box);
    setVisible(true);
    // Controls take the caret where they are told to only once they have their skins.
    applyCss();
    box.requestFocus();
  }

  /** Takes away the box that is shown; the one below it, if any, appears again. */
  public void close() {
    if (shown.isEmpty()) {
      return;
    }
    var gone = shown.pop();
    if (shown.isEmpty()) {
      getChildren().clear();
      setVisible(false);
    } else {
      getChildren().setAll(shown.peek().box());
    }
    if (gone.before() != null && gone.before().getScene() == getScene()) {
      gone.before().requestFocus();
    }
  }

  /** Leaves the box that is shown, as Escape does. */
  public void cancel() {
    if (!shown.isEmpty()) {
      var left = shown.peek();
      close();
      left.onCancel().run();
    }
  }

  public boolean isOpen() {
    return !shown.isEmpty();
  }

  /** A button that leaves the box, for boxes of one's own. */
  public Button cancel(String text) {
    var button = new Button(text);
    button.setId("dialog-cancel");
    button.setOnAction(event -> cancel());
    return button;
  }

  private static Button ok(String text) {
    var button = new Button(text);
    button.setId("dialog-ok");
    button.getStyleClass().add("accent");
    button.setDefaultButton(true);
    return button;
  }

  private void onKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE && isOpen()) {
      key.consume();
      cancel();
    }
  }

  /** Keeps the keyboard inside the box while one is shown. */
  private void hold(@Nullable Node focused) {
    if (isOpen() && focused != null && !Nodes.isWithin(focused, this)) {
      shown.getFirst().box().requestFocus();
    }
  }
}
