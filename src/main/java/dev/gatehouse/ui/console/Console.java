package dev.gatehouse.ui.console;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The output of a run as it comes: follows the end, is searched, and is copied from. It holds the
 * last {@value OutputFeed#CAPACITY} lines. To be used on the FX thread; an {@link OutputFeed} fills
 * it from others.
 */
public final class Console extends VBox {
  private static final double LINE_HEIGHT = 19;

  private final ObservableList<OutputLine> lines = FXCollections.observableArrayList();
  private final ListView<OutputLine> list = new ListView<>(lines);
  private final TextField search = new TextField();
  private final Label found = Layout.word("", "console-found");
  private final ToggleButton follow = new ToggleButton("Follow");

  public Console() {
    getStyleClass().add("console");
    list.getStyleClass().add("console-lines");
    list.setFixedCellSize(LINE_HEIGHT);
    list.setCellFactory(view -> new OutputCell());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setAccessibleText("Output");
    list.setPlaceholder(new Label("Nothing was printed yet."));
    list.setOnKeyPressed(
        key -> {
          if (KeyCombination.keyCombination("Shortcut+C").match(key)) {
            copy();
            key.consume();
          }
        });
    // Whoever scrolls up wants to read, and not to be carried away.
    list.setOnScroll(
        scroll -> {
          if (scroll.getDeltaY() > 0) {
            follow.setSelected(false);
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().setAll(bar(), list);
  }

  /** Adds a line; many at once come cheaper in a list. */
  public void append(String line, boolean error) {
    append(List.of(new OutputLine(Instant.now(), line, error)));
  }

  /** Adds lines at the end, and drops the oldest where there are too many. */
  public void append(List<OutputLine> more) {
    var surplus = lines.size() + more.size() - OutputFeed.CAPACITY;
    if (surplus > 0) {
      lines.remove(0, Math.min(surplus, lines.size()));
    }
    lines.addAll(more.subList(Math.max(0, more.size() - OutputFeed.CAPACITY), more.size()));
    if (follow.isSelected()) {
      list.scrollTo(lines.size() - 1);
    }
  }

  public void clear() {
    lines.clear();
    found.setText("");
  }

  /** What it holds, oldest first. */
  public ObservableList<OutputLine> lines() {
    return FXCollections.unmodifiableObservableList(lines);
  }

  /** Chooses the next line that holds the searched text, in any case, and goes round at the end. */
  private void findNext(boolean backwards) {
    var wanted = search.getText().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty() || lines.isEmpty()) {
      found.setText("");
      return;
    }
    var start = list.getSelectionModel().getSelectedIndex();
    var step = backwards ? -1 : 1;
    for (var i = 1; i <= lines.size(); i++) {
      var at = Math.floorMod(start + i * step, lines.size());
      if (lines.get(at).text().toLowerCase(Locale.ROOT).contains(wanted)) {
        follow.setSelected(false);
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - 3));
        found.setText("line " + (at + 1));
        return;
      }
    }
    list.getSelectionModel().clearSelection();
    found.setText("not found");
  }

  private void copy() {
    var chosen = list.getSelectionModel().getSelectedItems();
    var text =
        (chosen.isEmpty() ? lines : chosen)
            .stream().map(OutputLine::text).collect(Collectors.joining("\n", "", "\n"));
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private HBox bar() {
    search.setPromptText("Search output");
    search.setAccessibleText("Search output");
    search.getStyleClass().add("console-search");
    search.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            findNext(key.isShiftDown());
            key.consume();
          }
        });
    search.textProperty().addListener((seen, old, now) -> found.setText(""));
    follow.setSelected(true);
    follow.getStyleClass().add("console-follow");
    follow.setTooltip(new Tooltip("Keep the newest line in view"));
    follow
        .selectedProperty()
        .addListener(
            (seen, old, now) -> {
              if (now && !lines.isEmpty()) {
                list.scrollTo(lines.size() - 1);
              }
            });
    var copy = new Button("Copy", Icons.of("fth-copy"));
    copy.getStyleClass().add("console-copy");
    copy.setTooltip(new Tooltip("Copy the chosen lines, or all"));
    copy.setOnAction(event -> copy());
    var bar = new HBox(search, found, Layout.spacer(), follow, copy);
    bar.getStyleClass().add("console-bar");
    return bar;
  }
}
