package dev.gatehouse.ui.compare;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What narrows the list of what differs, and how the list is laid out. */
final class Sieve {
  private final TextField filter = new TextField();
  private final ToggleButton undecided =
      chip(
          "Undecided",
          "delta-undecided",
          "Only what nobody has decided on (F8 goes to the next file that is open)");
  private final ToggleButton tree = chip("Tree", "delta-tree", "By folder, or one list (Ctrl+T)");
  private final ToggleButton untracked =
      chip("Untracked", "delta-untracked", "Dev's files that git neither tracks nor ignores");
  private final ToggleButton lineEnds =
      chip(
          "Line ends",
          "delta-line-ends",
          "Files that only lie there with other line ends, and are the same to git");
  private final HBox node;

  /**
   * @param onChange told when other rows are wanted
   */
  Sieve(CompareModel model, Runnable onChange) {
    filter.setId("delta-filter");
    filter.setPromptText("Filter files");
    filter.setAccessibleText("Filter the files by their path, or by what becomes of them");
    filter.setMinWidth(70);
    HBox.setHgrow(filter, Priority.ALWAYS);
    filter.textProperty().subscribe((old, now) -> onChange.run());
    undecided.getStyleClass().add("tone-neutral");
    undecided.selectedProperty().subscribe((old, now) -> onChange.run());
    tree.getStyleClass().add("tone-neutral");
    tree.selectedProperty().bindBidirectional(model.notebook().byFolderProperty());
    untracked.getStyleClass().add("tone-neutral");
    untracked.selectedProperty().bindBidirectional(model.untrackedProperty());
    lineEnds.getStyleClass().add("tone-neutral");
    lineEnds.selectedProperty().bindBidirectional(model.lineEndsProperty());
    node = new HBox(filter, undecided, untracked, lineEnds, tree);
    node.getStyleClass().addAll("row", "diff-bar");
  }

  private static ToggleButton chip(String words, String id, String more) {
    var chip = new ToggleButton(words);
    chip.setId(id);
    chip.getStyleClass().add("chip");
    chip.setMinWidth(ToggleButton.USE_PREF_SIZE);
    chip.setTooltip(new Tooltip(more));
    chip.setAccessibleHelp(more);
    return chip;
  }

  Node node() {
    return node;
  }

  boolean onlyUndecided() {
    return undecided.isSelected();
  }

  /** What was typed into the filter, in lower case; empty where nothing was. */
  String words() {
    return filter.getText().toLowerCase(Locale.ROOT).strip();
  }

  /** Whether a row with this path is wanted, or with what it says besides, which may be asked. */
  boolean takes(String path, Supplier<String> words) {
    var wanted = words();
    return wanted.isEmpty()
        || path.toLowerCase(Locale.ROOT).contains(wanted)
        || words.get().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
