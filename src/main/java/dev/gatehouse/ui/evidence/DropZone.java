package dev.gatehouse.ui.evidence;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A dashed field for evidence: it is dropped on it, pasted into it, or chosen. */
public final class DropZone extends VBox {

  /**
   * Hands over what is brought.
   *
   * @param onPaste gets nothing where the clipboard is empty
   */
  public DropZone(
      String text,
      FilePicker picker,
      Consumer<Brought> onBrought,
      Consumer<Optional<Brought>> onPaste) {
    getStyleClass().add("drop-zone");
    setAlignment(Pos.CENTER);
    var words = new HBox(Icons.of("fth-upload", "muted-icon"), Layout.word(text, "muted"));
    words.getStyleClass().add("row");
    words.setAlignment(Pos.CENTER);
    var choose = link("or choose files…", "Choose files as evidence", "drop-choose");
    Layout.onFollow(
        choose,
        () -> {
          var files = picker.pick(getScene().getWindow(), text);
          if (!files.isEmpty()) {
            onBrought.accept(Brought.files(files));
          }
        });
    var paste =
        link(
            "paste, " + Pasting.keys(),
            "Paste a screenshot, text or files as evidence",
            "drop-paste");
    Layout.onFollow(paste, () -> onPaste.accept(Pasting.held()));
    var links = new FlowPane(choose, paste);
    links.getStyleClass().add("drop-links");
    links.setAlignment(Pos.CENTER);
    getChildren().setAll(words, links);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(text);
    DropTarget.install(this, files -> onBrought.accept(Brought.files(files)));
    Pasting.install(this, onPaste);
  }

  private static Hyperlink link(String words, String accessible, String styleClass) {
    var link = new Hyperlink(words);
    link.getStyleClass().addAll("plain", "small", styleClass);
    link.setAccessibleText(accessible);
    link.setMinWidth(Hyperlink.USE_PREF_SIZE);
    return link;
  }
}
