package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Says at the window's lower right what has happened on a page that is not shown. It asks for
 * nothing, takes no focus, and goes by itself unless the pointer is over it.
 */
final class Notices extends VBox {
  private static final Duration SHOWN = Duration.seconds(12);
  private static final int MOST = 4;

  Notices() {
    setId("notices");
    getStyleClass().add("notices");
    setAlignment(Pos.BOTTOM_RIGHT);
    // What lies below can be clicked; the boxes themselves take their own clicks.
    setPickOnBounds(false);
    setFillWidth(false);
  }

  /**
   * Says something.
   *
   * @param action the word on the button
   * @param onAction what the button does, after which nothing has to be said any more
   */
  void show(String text, Tone tone, String action, Runnable onAction) {
    var words = Layout.text(text);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var icon =
        switch (tone) {
          case SUCCESS -> Icons.of("fth-check-circle", "success-icon");
          case DANGER -> Icons.of("fth-x-circle", "danger-icon");
          case WARNING -> Icons.of("fth-alert-triangle", "warning-icon");
          default -> Icons.of("fth-bell", "accent-icon");
        };
    var show = new Button(action);
    show.setMinWidth(Region.USE_PREF_SIZE);
    show.setAccessibleText(action + ": " + text);
    var close = new Button("", Icons.of("fth-x"));
    close.getStyleClass().addAll("round", "icon-button", "flat");
    close.setAccessibleText("Dismiss: " + text);
    close.setMinWidth(Region.USE_PREF_SIZE);
    var box = new HBox(icon, words, show, close);
    box.getStyleClass().addAll("notice", tone.styleClass());
    box.setAccessibleRole(AccessibleRole.NODE);
    box.setAccessibleText(text);
    var gone = new PauseTransition(SHOWN);
    gone.setOnFinished(event -> getChildren().remove(box));
    box.hoverProperty()
        .subscribe(
            hovered -> {
              if (hovered) {
                gone.stop();
              } else {
                gone.playFromStart();
              }
            });
    close.setOnAction(event -> getChildren().remove(box));
    show.setOnAction(
        event -> {
          getChildren().remove(box);
          onAction.run();
        });
    getChildren().add(box);
    if (getChildren().size() > MOST) {
      getChildren().removeFirst();
    }
  }
}
