package dev.gatehouse.ui.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.evidence.Intake;
import dev.gatehouse.ui.control.Nodes;
import java.io.File;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Takes evidence from the clipboard: files, else a picture, else text. */
public final class Pasting {
  private static final KeyCombination PASTE = KeyCombination.keyCombination("Shortcut+V");

  /** As all times in files, in UTC; without what file names do not bear. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Pasting() {}

  /** The words for the keys, as this system calls them. */
  public static String keys() {
    return PASTE.getDisplayText();
  }

  /**
   * Lets the node take what is pasted while the keyboard is in it; a node inside it goes first. A
   * field takes text itself.
   *
   * @param onPaste is called on the FX thread; gets nothing where there is nothing to paste
   */
  public static void install(Node node, Consumer<Optional<Brought>> onPaste) {
    node.getProperties().put(Pasting.class, true);
    node.getStyleClass().add("paste-target");
    // When the press is over: the page that scrolls takes the keyboard with it.
    node.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> takeFocus(node));
    // Before a field gets the keys: of a picture it would make nothing.
    node.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (PASTE.match(key) && isFor(node, key.getTarget())) {
            key.consume();
            onPaste.accept(held());
          }
        });
  }

  /** A click beside the controls makes the node the one that is pasted into. */
  private static void takeFocus(Node node) {
    if (!Nodes.isWithin(node.getScene().getFocusOwner(), node)) {
      node.requestFocus();
    }
  }

  private static boolean isFor(Node node, EventTarget target) {
    if (node.isDisabled() || (target instanceof TextInputControl && isText())) {
      return false;
    }
    Node each = target instanceof Node focused ? focused : null;
    while (each != null && !each.getProperties().containsKey(Pasting.class)) {
      each = each.getParent();
    }
    return each == node;
  }

  private static boolean isText() {
    return Clipboard.getSystemClipboard().hasString();
  }

  /** What the clipboard holds; to be called on the FX thread. */
  public static Optional<Brought> held() {
    return held(Clipboard.getSystemClipboard(), Instant.now());
  }

  static Optional<Brought> held(Clipboard clipboard, Instant now) {
    var files = clipboard.hasFiles() ? clipboard.getFiles() : List.<File>of();
    if (files != null && !files.isEmpty()) {
      return Optional.of(Brought.files(files.stream().map(File::toPath).toList()));
    }
    var image = clipboard.hasImage() ? clipboard.getImage() : null;
    if (image != null && image.getWidth() >= 1 && image.getHeight() >= 1) {
      var name = "screenshot-" + STAMP.format(now) + ".png";
      return Optional.of(() -> List.of(Intake.of(name, Png.of(image))));
    }
    var text = clipboard.hasString() ? clipboard.getString() : null;
    if (text != null && !text.isBlank()) {
      var name = "text-" + STAMP.format(now) + ".txt";
      return Optional.of(() -> List.of(Intake.of(name, text.getBytes(UTF_8))));
    }
    return Optional.empty();
  }
}
