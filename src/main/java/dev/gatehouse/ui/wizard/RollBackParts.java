package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Facts;
import dev.gatehouse.action.PlanRollback;
import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The parts of a roll back, with what was written down for each; the next one has a button. */
final class RollBackParts {
  private final String phase;
  private final ObservableValue<Boolean> busy;
  private final Consumer<RollBackPart> onConfirm;
  private final Runnable onWithout;
  private final VBox rows = new VBox();
  private Optional<Button> next = Optional.empty();
  private List<Object> last = List.of();

  /**
   * @param onConfirm told which part a person wants done now
   * @param onWithout told that the present state cannot be backed up, and is not to be
   */
  RollBackParts(
      String phase,
      ObservableValue<Boolean> busy,
      Consumer<RollBackPart> onConfirm,
      Runnable onWithout) {
    this.phase = phase;
    this.busy = busy;
    this.onConfirm = onConfirm;
    this.onWithout = onWithout;
    rows.setId("roll-back-parts-" + phase);
    Layout.collapsing(rows).setVisible(false);
  }

  Node node() {
    return rows;
  }

  /** Whether there is a next part that can be confirmed now. */
  boolean focusNext() {
    var ready = next.filter(button -> !button.isDisabled());
    ready.ifPresent(Button::requestFocus);
    return ready.isPresent();
  }

  /** What stays as it is keeps its button, and so the keys. */
  void show(boolean shown, Facts facts) {
    rows.setVisible(shown);
    var done = RollBackPart.done(facts);
    var planned = PlanRollback.recorded(facts);
    if (!shown || List.of(done, planned).equals(last)) {
      return;
    }
    last = List.of(done, planned);
    var hadKeys = next.filter(Button::isFocused).isPresent();
    rows.getChildren().clear();
    next = Optional.empty();
    for (var part : RollBackPart.values()) {
      var state =
          done.contains(part)
              ? "done"
              : RollBackPart.next(facts).equals(Optional.of(part)) ? "next" : "later";
      rows.getChildren().add(row(part, state, words(part, planned)));
    }
    if (hadKeys) {
      focusNext();
    }
  }

  private Node row(RollBackPart part, String state, String more) {
    var icon =
        state.equals("done")
            ? Icons.of("fth-check-circle", "success-icon")
            : Icons.of("fth-circle", "muted-icon");
    var words = new VBox(Layout.text(title(part), "strong"), Layout.text(more, "small", "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(icon, words);
    row.getStyleClass().add("card-row");
    row.setAlignment(Pos.CENTER_LEFT);
    if (state.equals("next")) {
      var button =
          Inputs.button("roll-back-now-" + phase, label(part), () -> onConfirm.accept(part));
      button.setMinWidth(Button.USE_PREF_SIZE);
      button.setAccessibleText(title(part) + ", the next part of the roll back");
      button.disableProperty().bind(busy);
      next = Optional.of(button);
      if (part == RollBackPart.KEEP) {
        var without = new Hyperlink("It cannot be backed up…");
        without.setId("roll-back-without-" + phase);
        without.setMinWidth(Hyperlink.USE_PREF_SIZE);
        without.disableProperty().bind(busy);
        without.setOnAction(event -> onWithout.run());
        row.getChildren().add(without);
      }
      row.getChildren().add(button);
    } else {
      row.getChildren().add(Layout.word(state, "small", "muted"));
    }
    return row;
  }

  private static String title(RollBackPart part) {
    var words = part.words();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String label(RollBackPart part) {
    return switch (part) {
      case KEEP -> "Back up now";
      case STOP -> "Stop now";
      case UNDO -> "Undo now";
      case RESTORE -> "Put back…";
      case RESTART -> "Start now";
      case VERIFY -> "Verified, finish…";
    };
  }

  private static String words(RollBackPart part, Map<String, String> planned) {
    return switch (part) {
      case KEEP -> "Files, database and data as they are now, so that nothing of today is lost";
      case STOP -> planned.getOrDefault("stop", "Nothing is written down; stop them by hand");
      case UNDO -> "By new commits on top; nothing of prod's history is rewritten";
      case RESTORE -> planned.getOrDefault("restore", "From the backup of this promotion");
      case RESTART -> planned.getOrDefault("restart", "Nothing is written down; start by hand");
      case VERIFY ->
          "The core checks run; then you look: "
              + planned.getOrDefault("verify", "whether prod is as it was");
    };
  }
}
