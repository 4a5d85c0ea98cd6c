package dev.gatehouse.ui.log;

import dev.gatehouse.ui.control.Icons;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What else can be done with an entry: taking it elsewhere, and finding it in the log's file. */
final class EntryMenu extends MenuButton {
  EntryMenu(Errands errands, LogRow row) {
    super("", Icons.of("fth-more-horizontal"));
    setId("entry-menu");
    getStyleClass().add("compact");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText("More for " + row.id());
    getItems()
        .setAll(
            item("copy-markdown", "Copy as Markdown", () -> errands.copyMarkdown(row)),
            item("copy-line", "Copy as one line", () -> errands.copyLine(row)),
            new SeparatorMenuItem(),
            item("open-at-line", "Open the file at its line", () -> errands.openFile(row)),
            item("reveal-log", "Reveal in the file manager", errands::revealFile));
  }

  private static MenuItem item(String id, String words, Runnable deed) {
    var item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(event -> deed.run());
    return item;
  }
}
