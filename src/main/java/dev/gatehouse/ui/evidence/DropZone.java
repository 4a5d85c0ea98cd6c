package dev.gatehouse.ui.evidence;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A dashed field for evidence: files are dropped on it, or chosen. */
public final class DropZone extends VBox {

  /** Hands over files as {@link DropTarget} does. */
  public DropZone(String text, FilePicker picker, Consumer<List<Path>> onFiles) {
    getStyleClass().add("drop-zone");
    setAlignment(Pos.CENTER);
    var words = new HBox(Icons.of("fth-upload", "muted-icon"), Layout.word(text, "muted"));
    words.getStyleClass().add("row");
    words.setAlignment(Pos.CENTER);
    var choose = new Hyperlink("or choose files…");
    choose.getStyleClass().add("drop-choose");
    choose.setOnAction(
        event -> {
          choose.setVisited(false);
          var files = picker.pick(getScene().getWindow(), text);
          if (!files.isEmpty()) {
            onFiles.accept(files);
          }
        });
    getChildren().setAll(words, choose);
    setAccessibleText(text);
    DropTarget.install(this, onFiles);
  }
}
