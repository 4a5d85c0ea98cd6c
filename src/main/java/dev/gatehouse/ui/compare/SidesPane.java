package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Sizes;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.ui.compare.Pictures.Picture;
import dev.gatehouse.ui.control.Layout;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Both sides of a file that has no lines: pictures beside each other, or their sizes and ids. */
final class SidesPane extends HBox {
  SidesPane() {
    getStyleClass().add("diff-pictures");
    setVisible(false);
  }

  void show(OpenFile file) {
    getChildren()
        .setAll(
            side("prod", file.delta().prod(), file.pictures().prod()),
            side("dev", file.delta().dev(), file.pictures().dev()));
  }

  private static VBox side(String name, Optional<TrackedFile> file, Optional<Picture> picture) {
    var side = new VBox(Layout.text(name, "strong"));
    side.getStyleClass().add("column");
    HBox.setHgrow(side, Priority.ALWAYS);
    side.setMinWidth(0);
    side.setPrefWidth(1);
    if (file.isEmpty()) {
      side.getChildren().add(Layout.text("does not have it", "muted"));
      return side;
    }
    picture.ifPresent(
        shown -> {
          var view = new ImageView(shown.image());
          view.setAccessibleText("The picture as " + name + " has it");
          side.getChildren().add(view);
        });
    var pixels = picture.map(shown -> shown.width() + " × " + shown.height() + ", ").orElse("");
    side.getChildren().add(Layout.text(pixels + Sizes.of(file.get().bytes()), "small"));
    side.getChildren().add(Layout.text("git's id " + file.get().blob(), "small", "muted", "mono"));
    return side;
  }
}
