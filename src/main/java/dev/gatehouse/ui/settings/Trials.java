package dev.gatehouse.ui.settings;

import dev.gatehouse.action.CommandTrial;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.script.RunResult;
import dev.gatehouse.ui.console.Console;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workspace.CommandLine;
import dev.gatehouse.workspace.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Tries a command of the settings: shows what would run and where, runs it, shows how it ended. */
final class Trials {
  private final SettingsModel model;
  private final Dialogs dialogs;

  Trials(SettingsModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  boolean canTry(List<String> command) {
    return CommandTrial.canBeTried(command);
  }

  /** Asks before it runs: a command does what it does, here as in a promotion. */
  void ask(String what, List<String> command, Role in) {
    var filled = model.filled(command);
    var folder =
        model.session().workspace().checkout(in).map(one -> one.root().toString()).orElse("");
    var shown = Layout.text(CommandLine.line(filled), "mono", "code-block");
    shown.setId("try-command");
    var result = Layout.text("", "strong");
    result.setId("try-result");
    Layout.collapsing(result).visibleProperty().bind(result.textProperty().isNotEmpty());
    var console = new Console();
    console.setId("try-output");
    Layout.collapsing(console).setVisible(false);
    var box =
        new DialogBox(
            "Try: " + what,
            List.of(
                Layout.text(
                    "This runs once, now, in "
                        + in.name().toLowerCase(Locale.ROOT)
                        + " ("
                        + folder
                        + "). It does all that it does in a promotion; nothing of it is recorded."),
                shown,
                console,
                result));
    box.getStyleClass().add("trial-box");
    var run = Layout.button("try-run", "Run it");
    run.getStyleClass().add("accent");
    var close = dialogs.cancel("Close");
    var running = new Run(console, result, run);
    run.setOnAction(event -> running.turn(filled, in));
    dialogs.show(box.buttons(close, run), running::stop);
    close.requestFocus();
  }

  /** One trial's run, which ends with the box at the latest. */
  private final class Run {
    private final Console console;
    private final Label result;
    private final Button button;
    private Optional<Cancellation> under = Optional.empty();

    Run(Console console, Label result, Button button) {
      this.console = console;
      this.result = result;
      this.button = button;
    }

    void turn(List<String> command, Role in) {
      if (under.isPresent()) {
        stop();
        return;
      }
      console.clear();
      console.setVisible(true);
      result.setText("");
      button.setText("Cancel");
      var feed = new OutputFeed(model.session().runner(), console);
      under =
          Optional.of(
              model.attempt(
                  command,
                  in,
                  feed,
                  ended -> {
                    feed.drain();
                    ended(said(ended));
                  },
                  failure -> {
                    feed.drain();
                    ended(String.valueOf(failure.getMessage()));
                  }));
    }

    void stop() {
      under.ifPresent(Cancellation::cancel);
    }

    private void ended(String words) {
      under = Optional.empty();
      result.setText(words);
      button.setText("Run it again");
    }

    private static String said(RunResult ended) {
      var seconds = String.format(Locale.ROOT, "%.1f s", ended.took().toMillis() / 1000.0);
      return switch (ended.ending()) {
        case FINISHED -> "It ended with exit code " + ended.exit() + " after " + seconds + ".";
        case CANCELLED -> "It was cancelled after " + seconds + ".";
        case TIMED_OUT -> "It ran for too long, and was ended after " + seconds + ".";
      };
    }
  }
}
