package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.FindingView;
import dev.gatehouse.compare.TextPair;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The difference in the file that is looked at, from prod to dev: unified, or side by side. */
final class DiffView extends VBox {
  /**
   * From this width on, in pixels, the sides stand beside each other unless one chose otherwise.
   */
  private static final double WIDE = 820;

  private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

  private final CompareModel model;
  private final DiffPage page = new DiffPage();
  private final SidesPane sides = new SidesPane();
  private final PathLabel path = new PathLabel("");
  private final Label counts = Layout.word("", "small", "muted");
  private final Label remark = Layout.text("", "small", "muted", "diff-sides");
  private final ToggleButton unified = toggle("Unified", "diff-unified");
  private final ToggleButton split = toggle("Split", "diff-split");
  private final ToggleButton wrap = toggle("Wrap", "diff-wrap");
  private final CheckBox viewed = new CheckBox("Viewed");
  private final HBox heads = heads();
  private final Label place = Layout.word("", "small", "muted");
  private final Button previous = icon("fth-chevron-up", "diff-previous");
  private final Button next = icon("fth-chevron-down", "diff-next");
  private final TextField search = new TextField();
  private final HBox searchBar = new HBox();
  private final Label placeholder = Layout.text("", "muted", "diff-placeholder");
  private final Label searched = Layout.word("", "small", "muted");

  /** Whether the person has chosen between the two ways; before that, the width decides. */
  private boolean chosen;

  DiffView(CompareModel model) {
    this.model = model;
    setId("diff-view");
    getStyleClass().add("diff-view");
    setAccessibleText("What differs in the chosen file");
    var middle = new StackPane(page, sides);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().setAll(top(), tools(), searchBar(), remark, heads, middle);
    Layout.collapsing(remark);
    page.list().setContextMenu(menu());
    page.list().setPlaceholder(placeholder);
    page.wrapProperty().bind(wrap.selectedProperty());
    page.placeProperty().subscribe(at -> showPlace());
    widthProperty().subscribe(width -> fit());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    model.fileProperty().subscribe(this::show);
    model.surveyProperty().subscribe(survey -> show(model.fileProperty().get()));
    model.marksProperty().subscribe(marks -> showViewed());
    model.asideProperty().subscribe(words -> showPlace());
  }

  private HBox top() {
    path.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(path, Priority.ALWAYS);
    viewed.setId("diff-viewed");
    viewed.setMinWidth(CheckBox.USE_PREF_SIZE);
    viewed.setTooltip(
        new Tooltip("You have looked at it as it is now; the mark goes when a side changes"));
    viewed.setOnAction(
        event ->
            model
                .fileProperty()
                .get()
                .ifPresent(open -> model.view(open.delta(), viewed.isSelected())));
    var top = new HBox(path, counts, viewed);
    top.getStyleClass().addAll("row", "diff-bar");
    return top;
  }

  private static HBox heads() {
    var prod = Layout.word("prod", "small", "muted");
    var dev = Layout.word("dev", "small", "muted");
    for (var head : List.of(prod, dev)) {
      HBox.setHgrow(head, Priority.ALWAYS);
      head.setMaxWidth(Double.MAX_VALUE);
      head.setPrefWidth(1);
    }
    var heads = new HBox(prod, dev);
    heads.setId("diff-heads");
    heads.getStyleClass().add("diff-heads");
    return Layout.collapsing(heads);
  }

  private FlowPane tools() {
    var group = new ToggleGroup();
    unified.setToggleGroup(group);
    split.setToggleGroup(group);
    unified.setSelected(true);
    for (var button : new ToggleButton[] {unified, split}) {
      button.setOnAction(
          event -> {
            chosen = true;
            button.setSelected(true);
            show(model.fileProperty().get());
          });
    }
    previous.setAccessibleText("Previous difference");
    previous.setTooltip(new Tooltip("Previous difference (Shift+F7)"));
    previous.setOnAction(event -> page.go(-1));
    next.setAccessibleText("Next difference");
    next.setTooltip(new Tooltip("Next difference (F7)"));
    next.setOnAction(event -> page.go(1));
    place.setId("diff-place");
    var find = icon("fth-search", "diff-find");
    find.setAccessibleText("Search in the file");
    find.setTooltip(new Tooltip("Search in the file (Ctrl+F)"));
    find.setOnAction(event -> openSearch());
    var search = new HBox(place, find); // they wrap together
    search.getStyleClass().add("diff-search-way");
    var tools = new FlowPane(unified, split, spaces(), wrap, new HBox(previous, next), search);
    tools.getStyleClass().add("diff-tools");
    return tools;
  }

  private ChoiceBox<Spaces> spaces() {
    var box = new ChoiceBox<Spaces>();
    box.setId("diff-spaces");
    box.setAccessibleText("What of white space counts as a difference");
    box.setTooltip(new Tooltip("What of white space counts as a difference"));
    box.getItems().setAll(Spaces.values());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Spaces spaces) {
            return spaces == null ? "" : words(spaces);
          }

          @Override
          public Spaces fromString(String text) {
            throw new UnsupportedOperationException(text);
          }
        });
    box.valueProperty().bindBidirectional(model.files().spacesProperty());
    return box;
  }

  private static String words(Spaces spaces) {
    return switch (spaces) {
      case ALL -> "All spaces";
      case NOT_AT_THE_END -> "Not at line ends";
      case NONE -> "No spaces";
    };
  }

  private HBox searchBar() {
    search.setId("diff-search");
    search.setPromptText("Search both sides");
    search.setAccessibleText("Search in the lines of both sides");
    HBox.setHgrow(search, Priority.ALWAYS);
    search
        .textProperty()
        .subscribe(
            text -> {
              page.search(text);
              find(0);
            });
    search.setOnAction(event -> find(1));
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER && key.isShiftDown()) {
            find(-1);
            key.consume();
          } else if (key.getCode() == KeyCode.ESCAPE) {
            closeSearch();
            key.consume();
          }
        });
    var close = icon("fth-x", "diff-search-close");
    close.setAccessibleText("End the search");
    close.setOnAction(event -> closeSearch());
    searchBar.getChildren().setAll(search, searched, close);
    searchBar.getStyleClass().addAll("row", "diff-bar");
    Layout.collapsing(searchBar).setVisible(false);
    return searchBar;
  }

  private void openSearch() {
    searchBar.setVisible(true);
    search.requestFocus();
    search.selectAll();
  }

  private void closeSearch() {
    search.clear();
    searchBar.setVisible(false);
    page.list().requestFocus();
  }

  private void find(int step) {
    var text = search.getText();
    searched.setText(text.isEmpty() || page.find(step == 0 ? 1 : step) ? "" : "not in this file");
  }

  private ContextMenu menu() {
    return new ContextMenu(
        item("Copy dev's lines", () -> copy(page.chosen(false))),
        item("Copy prod's lines", () -> copy(page.chosen(true))),
        item("Copy the whole difference as a patch", this::copyPatch));
  }

  private static MenuItem item(String words, Runnable action) {
    var item = new MenuItem(words);
    item.setOnAction(event -> action.run());
    return item;
  }

  private static void copy(String text) {
    if (!text.isEmpty()) {
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private void copyPatch() {
    model.fileProperty().get().ifPresent(open -> model.files().patch(open, DiffView::copy));
  }

  private void onKey(KeyEvent key) {
    if (key.getCode() == KeyCode.F && key.isShortcutDown()) {
      openSearch();
      key.consume();
    } else if (COPY.match(key)) {
      var devs = page.chosen(false);
      copy(devs.isEmpty() ? page.chosen(true) : devs);
      key.consume();
    }
  }

  /** Goes to the next difference in the file, or the one before. */
  void go(int step) {
    page.go(step);
  }

  private void fit() {
    if (!chosen && getWidth() > 0 && split.isSelected() != getWidth() >= WIDE) {
      (getWidth() >= WIDE ? split : unified).setSelected(true);
      show(model.fileProperty().get());
    }
  }

  private void show(Optional<OpenFile> open) {
    showViewed();
    sides.setVisible(open.filter(file -> file.lines().isEmpty()).isPresent());
    page.setVisible(!sides.isVisible());
    heads.setVisible(open.isPresent() && page.isVisible() && split.isSelected());
    if (open.isEmpty()) {
      page.clear();
      path.show("");
      counts.setText("");
      remark.setVisible(false);
      showPlace();
      return;
    }
    var file = open.get();
    path.show(file.path());
    counts.setText(file.lines().map(pair -> "+" + pair.added() + " −" + pair.removed()).orElse(""));
    var words = remark(file);
    remark.setText(words);
    remark.setVisible(!words.isEmpty());
    if (sides.isVisible()) {
      page.clear();
      sides.show(file);
    } else {
      page.show(file, split.isSelected(), found(file));
    }
    showPlace();
  }

  private Map<Integer, String> found(OpenFile file) {
    var found = new HashMap<Integer, String>();
    model.findings(file.path()).stream()
        .filter(FindingView::isOpen)
        .map(FindingView::finding)
        .filter(finding -> finding.line() > 0)
        .forEach(
            finding ->
                found.merge(finding.line() - 1, finding.why(), (one, more) -> one + "; " + more));
    return found;
  }

  private static String remark(OpenFile file) {
    var said = new StringBuilder(Fates.nature(file.delta()));
    file.lines()
        .map(DiffView::remark)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> said.append(said.isEmpty() ? "" : " ").append(text));
    return said.toString();
  }

  private static String remark(TextPair pair) {
    if (pair.onlyLineEnds()) {
      return "Only the line ends differ.";
    }
    if (pair.coarse()) {
      return "Large stretches are shown as replaced as a whole: an exact look would take too long.";
    }
    return "";
  }

  private void showPlace() {
    var all = page.differences();
    place.setText(
        all == 0
            ? "no difference"
            : page.placeProperty().get() < 0
                ? all + (all == 1 ? " difference" : " differences")
                : (page.placeProperty().get() + 1) + " of " + all);
    next.setDisable(all == 0);
    previous.setDisable(all == 0);
    placeholder.setText(
        model.fileProperty().get().isPresent()
            ? "No line differs."
            : model.asideProperty().get().isEmpty()
                ? "Choose a file to see what differs in it."
                : model.asideProperty().get());
  }

  private void showViewed() {
    var open = model.fileProperty().get();
    viewed.setVisible(open.isPresent());
    viewed.setSelected(open.filter(file -> model.notebook().isViewed(file.delta())).isPresent());
  }

  private static ToggleButton toggle(String words, String id) {
    var button = new ToggleButton(words);
    button.setId(id);
    button.getStyleClass().addAll("chip", "tone-neutral");
    button.setMinWidth(ToggleButton.USE_PREF_SIZE);
    return button;
  }

  private static Button icon(String icon, String id) {
    var button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "icon-button");
    return button;
  }
}
