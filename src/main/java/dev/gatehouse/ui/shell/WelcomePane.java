package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.EmptyState;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.TroublePane;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the window shows while it has no workspace: that it looks for one, or why there is none. */
public final class WelcomePane extends StackPane {
  private static final String HINT =
      "A workspace is two checkouts of one repository, dev and prod. Choose either of them, or the"
          + " folder that holds both.";

  private final Consumer<Path> onChosen;

  private final Personal personal;

  public WelcomePane(Personal personal, Consumer<Path> onChosen) {
    this.personal = personal;
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
    var state = new EmptyState("Open a workspace", HINT, choose, recent());
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

  private VBox recent() {
    var box = new VBox();
    box.setId("recent-workspaces");
    box.getStyleClass().add("recent-workspaces");
    var folders = personal.preferences().recent();
    if (!folders.isEmpty()) {
      box.getChildren().add(Layout.text("Open before", "section-title"));
    }
    for (var folder : folders) {
      var link = new Hyperlink(folder);
      link.setMnemonicParsing(false);
      link.getStyleClass().add("plain");
      link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      link.setTooltip(new Tooltip(folder));
      link.setOnAction(event -> onChosen.accept(Path.of(folder)));
      box.getChildren().add(link);
    }
    return box;
  }

  private void choose() {
    FolderChooser.choose(getScene().getWindow()).ifPresent(onChosen);
  }
}
