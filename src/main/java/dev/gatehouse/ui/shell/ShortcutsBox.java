package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.DialogBox;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The page that lists what can be done by keys. */
final class ShortcutsBox {
  private static final String[][] ELSEWHERE = {
    {"Tab, Shift+Tab", "Next and previous control"},
    {"Ctrl+Tab", "Leave a field in which Tab is a part of the text"},
    {"Space, Enter", "Press the button, follow the link"},
    {"Arrow keys", "Move in a table, a diff or the output"},
    {"Esc", "Leave a dialog; what was typed is kept"},
  };

  private ShortcutsBox() {}

  static void show(Dialogs dialogs) {
    var grid = new GridPane();
    grid.getStyleClass().add("shortcuts");
    var row = 0;
    for (var group : Shortcut.Group.values()) {
      grid.add(Layout.text(group.title(), "section-title"), 0, row++, 2, 1);
      for (var shortcut : Shortcut.values()) {
        if (shortcut.group() == group) {
          row = line(grid, row, shortcut.keys(), shortcut.does());
        }
      }
    }
    grid.add(Layout.text("Everywhere", "section-title"), 0, row++, 2, 1);
    for (var line : ELSEWHERE) {
      row = line(grid, row, line[0], line[1]);
    }
    var scroll = Layout.scroll(grid);
    scroll.setFocusTraversable(true);
    scroll.setAccessibleText("Shortcuts");
    scroll.getStyleClass().add("shortcuts-scroll");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
    var box = new DialogBox("Keyboard shortcuts", List.<Node>of(new VBox(scroll)));
    box.setId("shortcuts-page");
    var close = dialogs.cancel("Close");
    dialogs.show(box.buttons(close), () -> {});
    close.requestFocus();
  }

  private static int line(GridPane grid, int row, String keys, String does) {
    var words = Layout.text(does);
    var pressed = Layout.word(keys, "mono", "key-cap");
    pressed.setAccessibleText(keys + ": " + does);
    grid.addRow(row, pressed, words);
    return row + 1;
  }
}
