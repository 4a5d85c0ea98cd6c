package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.task.Work;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/**
 * Closes the window. While work is running it asks first: stop the work, keep the window away until
 * it is done, or stay.
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
      closeWhenDone(true);
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
                    "Stop it and close, close the window and let it come to its end, or stay"
                        + " here.")));
    var stop = button("Stop it and close", "close-stop");
    stop.getStyleClass().add("danger");
    stop.setOnAction(
        event -> {
          dialogs.close();
          List.copyOf(works).forEach(Work::cancel);
          closeWhenDone(false);
        });
    var hide = button("Close when it is done", "close-hide");
    hide.setOnAction(
        event -> {
          dialogs.close();
          closeWhenDone(true);
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
  private void closeWhenDone(boolean away) {
    var pending = runner.pendingProperty();
    if (pending.get() == 0) {
      stage.close();
      return;
    }
    var exitsByItself = Platform.isImplicitExit();
    var watch = new Subscription[1];
    watch[0] =
        pending.subscribe(
            (old, now) -> {
              if (now.intValue() == 0) {
                watch[0].unsubscribe();
                stage.close();
                Platform.setImplicitExit(exitsByItself);
              }
            });
    if (away) {
      // Without a window the program would end, and the work with it.
      Platform.setImplicitExit(false);
      stage.hide();
    }
  }
}
