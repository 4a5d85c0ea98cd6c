package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** The name of the workspace, and below it the others that were open, to go to. */
final class WorkspaceMenu extends MenuButton {
  private static final double LEAST_WIDTH = 90;

  private final Session session;
  private final Runnable onOpen;

  /**
   * @param onOpen asked to let the person choose a folder
   */
  WorkspaceMenu(Session session, Runnable onOpen) {
    this.session = session;
    this.onOpen = onOpen;
    setId("workspace-name");
    getStyleClass().addAll("round", "workspace-menu");
    // At least so much of a long name; the tooltip has all of it.
    setMinWidth(LEAST_WIDTH);
    session.workspaceProperty().subscribe(this::name);
    session.personal().preferencesProperty().subscribe(now -> list());
  }

  private void name(Workspace workspace) {
    setText(workspace.prod().orElse(workspace.dev()).name());
    setAccessibleText("Workspace " + getText() + ". Open another one");
    setTooltip(
        new Tooltip(
            "dev: "
                + workspace.dev().root()
                + workspace.prod().map(there -> "\nprod: " + there.root()).orElse("")));
    list();
  }

  private void list() {
    var items = new ArrayList<MenuItem>();
    var here = session.workspace().dev().root().toString();
    for (var folder : session.personal().preferences().recent()) {
      if (!folder.equals(here)) {
        items.add(item(folder));
      }
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    var other = new MenuItem("Open a folder… (" + Shortcut.OPEN.keys() + ")");
    other.setId("open-other");
    other.setOnAction(event -> onOpen.run());
    items.add(other);
    getItems().setAll(List.copyOf(items));
  }

  private MenuItem item(String folder) {
    // A single underscore would be taken for a mnemonic.
    var item = new MenuItem(folder);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> session.openOther(Path.of(folder)));
    return item;
  }
}
