package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.task.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/**
 * Closes the window. While work is running it asks first: stop the work, keep the window away until
 * it is done and come back only where it did not go well, or stay.
 */
final class Closing {
  private final TaskRunner runner;
  private final Dialogs dialogs;
  private final Stage stage;

  Closing(TaskRunner runner, Dialogs dialogs, Stage stage) {
    this.runner = runner;
    this.dialogs = dialogs;
    this.stage = stage;
  }

  void onRequest(WindowEvent request) {
    if (runner.pendingProperty().get() == 0) {
      return;
    }
    request.consume();
    if (runner.running().isEmpty()) {
      // Something short is being written; nobody needs to be asked about that.
      closeWhenDone(true, false);
    } else {
      ask();
    }
  }

  private void ask() {
    var works = runner.running();
    var names = String.join(", ", works.stream().map(Work::what).toList());
    var box =
        new DialogBox(
            works.size() == 1 ? "A step is still running" : "Steps are still running",
            List.of(
                Layout.text(names, "strong"),
                Layout.text(
                    "Stop it and close, or hide the window until it is done: then Gatehouse quits"
                        + " by itself, but comes back where something went wrong. Or stay here.")));
    var stop = button("Stop it and close", "close-stop");
    stop.getStyleClass().add("danger");
    stop.setOnAction(
        event -> {
          dialogs.close();
          List.copyOf(works).forEach(Work::cancel);
          closeWhenDone(false, false);
        });
    var hide = button("Hide until it is done", "close-hide");
    hide.setOnAction(
        event -> {
          dialogs.close();
          closeWhenDone(true, true);
        });
    var stay = button("Stay", "close-cancel");
    stay.getStyleClass().add("accent");
    stay.setOnAction(event -> dialogs.cancel());
    dialogs.show(box.buttons(stop, hide, stay), () -> {});
    stay.requestFocus();
  }

  private static Button button(String text, String id) {
    var button = new Button(text);
    button.setId(id);
    return button;
  }

  /** A run that is asked to stop still writes down how it ended, so the program waits for it. */
  private void closeWhenDone(boolean away, boolean comesBack) {
    var pending = runner.pendingProperty();
    if (pending.get() == 0) {
      stage.close();
      return;
    }
    var exitsByItself = Platform.isImplicitExit();
    var ended = new AtomicBoolean();
    var watch = new Subscription[1];
    // How work ended is reported right behind its end, and may bring more work with it.
    watch[0] =
        pending.subscribe(
            (old, now) ->
                runner.post(
                    () -> {
                      if (pending.get() == 0 && !ended.get()) {
                        ended.set(true);
                        watch[0].unsubscribe();
                        end(comesBack);
                        Platform.setImplicitExit(exitsByItself);
                      }
                    }));
    if (away) {
      // Without a window the program would end, and the work with it.
      Platform.setImplicitExit(false);
      stage.hide();
    }
  }

  /** What went wrong is still on the page. */
  private void end(boolean comesBack) {
    if (comesBack && !runner.endedBadly().isEmpty()) {
      stage.show();
      stage.toFront();
    } else {
      stage.close();
    }
  }
}
