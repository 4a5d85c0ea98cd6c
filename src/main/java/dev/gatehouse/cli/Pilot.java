package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ui.control.Nodes;
import dev.gatehouse.ui.evidence.DropTarget;
import dev.gatehouse.ui.shell.MainWindow;
import dev.gatehouse.ui.shell.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Works the window's own controls as a person does, from a thread of its own: it waits until a
 * control is there and can be used, uses it, and waits until what that started has been shown.
 */
final class Pilot {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Scene scene;
  private final Session session;

  Pilot(Scene scene, MainWindow window) {
    this.scene = scene;
    this.session = window.session();
  }

  /** Clicks a button once it can be clicked, and waits for all that this started. */
  void click(String id) {
    press(id);
    settle();
  }

  /** Clicks a button once it can be clicked. */
  void press(String id) {
    use(id, ButtonBase.class, button -> !button.isDisabled(), ButtonBase::fire);
  }

  /** Presses a button, and tells how long it took until what it shows was laid out. */
  Duration timed(String id) {
    var laidOut = new CompletableFuture<Long>();
    var pressed = new CompletableFuture<Long>();
    use(
        id,
        ButtonBase.class,
        button -> !button.isDisabled(),
        button -> {
          afterLayout(() -> laidOut.complete(System.nanoTime()));
          pressed.complete(System.nanoTime());
          button.fire();
        });
    return Duration.ofNanos(laidOut.join() - pressed.join());
  }

  /** How long it takes, once a property changes, until what that shows is laid out. */
  CompletableFuture<Duration> shownAfter(ReadOnlyProperty<?> property) {
    var shown = new CompletableFuture<Duration>();
    onScreen(
        () ->
            property.subscribe(
                (old, now) -> {
                  var since = System.nanoTime();
                  afterLayout(() -> shown.complete(Duration.ofNanos(System.nanoTime() - since)));
                }));
    return shown;
  }

  /** Writes a text into a field, in place of what stands there. */
  void write(String id, String text) {
    use(id, TextInputControl.class, field -> field.isEditable(), field -> field.setText(text));
  }

  /** Shows a node as it is while something is dragged over it, which no program can do. */
  void hover(String id, boolean hovered) {
    use(
        id,
        Node.class,
        node -> true,
        node -> node.pseudoClassStateChanged(DropTarget.HOVERED, hovered));
  }

  /** The text of a field. */
  String read(String id) {
    var text = new CompletableFuture<String>();
    use(id, TextInputControl.class, field -> true, field -> text.complete(field.getText()));
    return text.join();
  }

  /** Takes the value in a choice whose words contain the text. */
  void choose(String id, String value) {
    use(id, ChoiceBox.class, box -> true, box -> pick(box, value));
  }

  private static <T> void pick(ChoiceBox<T> box, String value) {
    for (var item : box.getItems()) {
      if (String.valueOf(item).equalsIgnoreCase(value)) {
        box.setValue(item);
      }
    }
  }

  /** Selects the first row of a table that is about the text. */
  void select(String id, String about) {
    use(
        id,
        TableView.class,
        table -> row(table, about) >= 0,
        table -> {
          table.getSelectionModel().clearAndSelect(row(table, about));
          table.scrollTo(row(table, about));
        });
    settle();
  }

  private static int row(TableView<?> table, String about) {
    for (int row = 0; row < table.getItems().size(); row++) {
      if (String.valueOf(table.getItems().get(row)).contains(about)) {
        return row;
      }
    }
    return -1;
  }

  /** Whether a control is there and to be seen. */
  boolean sees(String id) {
    return onScreen(() -> visible(scene.lookup("#" + id)));
  }

  /** Whether a label says just that; to be asked on the FX thread. */
  boolean isTitle(String id, String text) {
    return scene.lookup("#" + id) instanceof Labeled label && label.getText().equals(text);
  }

  /** Waits until something holds on the FX thread. */
  void until(String what, Callable<Boolean> condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!onScreen(condition)) {
      if (System.nanoTime() > end) {
        throw new Trouble(
            "The tour waited in vain: " + what, "It ends here", "Look at its pictures");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Waits until no work is under way and what it changed has been laid out and drawn. */
  void settle() {
    until("the window is at rest", () -> session.runner().pendingProperty().get() == 0);
    drawn();
  }

  /** Waits until the scene has been drawn once more. */
  void drawn() {
    var pulse = new CompletableFuture<Boolean>();
    onScreen(
        () -> {
          afterLayout(() -> pulse.complete(true));
          return true;
        });
    pulse.join();
  }

  private void afterLayout(Runnable toDo) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            toDo.run();
          }
        });
    Platform.requestNextPulse();
  }

  /** Leaves a picture of the window. */
  void picture(Path file) throws IOException {
    var image = onScreen(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
    ImageIO.write(image, "png", file.toFile());
  }

  private <T extends Node> void use(
      String id, Class<T> type, Predicate<T> ready, Consumer<T> deed) {
    until(
        "#" + id + " can be used",
        () -> {
          var node = scene.lookup("#" + id);
          if (!visible(node) || !type.isInstance(node) || !ready.test(type.cast(node))) {
            return false;
          }
          deed.accept(type.cast(node));
          return true;
        });
  }

  private static boolean visible(@Nullable Node node) {
    return node != null && Nodes.isSeen(node);
  }

  /** Does something on the FX thread, and waits for its result. */
  static <T> T onScreen(Callable<T> work) {
    var result = new CompletableFuture<T>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
