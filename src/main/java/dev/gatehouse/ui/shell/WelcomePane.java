package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.control.TroublePane;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;

/** What the window shows while it has no workspace: that it looks for one, or why there is none. */
public final class WelcomePane extends StackPane {
  private static final String HINT =
      "A workspace is two checkouts of one repository, dev and prod. Choose either of them, or the"
          + " folder that holds both.";

  private final Consumer<Path> onChosen;

  public WelcomePane(Consumer<Path> onChosen) {
    this.onChosen = onChosen;
    setId("welcome");
  }

  /** Says that a folder is being looked into. */
  public void looking(Path folder) {
    var indicator = new ProgressIndicator();
    indicator.setMaxSize(32, 32);
    indicator.setAccessibleText("Opening");
    getChildren().setAll(new EmptyState("Opening " + folder, "", indicator));
  }

  /** Says why there is nothing to show, where there is a reason, and asks for another folder. */
  public void ask(Optional<Throwable> why) {
    var choose = new Button("Open a folder…");
    choose.setId("open-folder");
    choose.getStyleClass().add("accent");
    choose.setOnAction(event -> choose());
    var state = new EmptyState("Open a workspace", HINT, choose);
    why.ifPresent(
        thrown -> {
          var pane = new TroublePane(thrown);
          pane.getStyleClass().add("banner");
          pane.setMaxWidth(640);
          state.getChildren().addFirst(pane);
        });
    getChildren().setAll(state);
    choose.requestFocus();
  }

  private void choose() {
    var chooser = new DirectoryChooser();
    chooser.setTitle("Open a workspace");
    Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(onChosen);
  }
}
