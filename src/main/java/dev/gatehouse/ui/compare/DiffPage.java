package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.TextPair;
import dev.gatehouse.compare.WordMarks;
import dev.gatehouse.compare.WordMarks.Range;
import dev.gatehouse.ui.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** The lines of a difference, with what is needed to find one's way in them. */
final class DiffPage extends BorderPane {

  /** Numbers and mark of a line beside its text, in characters. */
  private static final double GUTTER = 12;

  private final ListView<DiffRow> list = new ListView<>();
  private final Overview overview = new Overview(this::show);
  private final ScrollBar sideways = new ScrollBar();
  private final BooleanProperty wrap = new SimpleBooleanProperty(this, "wrap");
  private final DoubleProperty scrolled = new SimpleDoubleProperty(this, "scrolled");
  private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(this, "place", -1);
  private final Folds folds = new Folds();
  private final Map<Long, WordMarks> marks = new HashMap<>();
  private Optional<OpenFile> open = Optional.empty();
  private Map<Integer, String> found = Map.of();
  private List<Integer> differences = List.of();
  private String wanted = "";
  private boolean split;
  private double character;

  DiffPage() {
    list.setId("diff-lines");
    list.getStyleClass().add("diff-lines");
    list.fixedCellSizeProperty()
        .bind(
            Bindings.when(wrap)
                .then(Region.USE_COMPUTED_SIZE)
                .otherwise(Theme.scale().multiply(Theme.DIFF_LINE)));
    list.setCellFactory(view -> new DiffCell(this));
    list.setAccessibleText("Lines that differ");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    sideways.setOrientation(Orientation.HORIZONTAL);
    sideways.setAccessibleText("Scroll the lines sideways");
    sideways.managedProperty().bind(sideways.visibleProperty());
    scrolled.bind(sideways.valueProperty());
    list.addEventFilter(ScrollEvent.SCROLL, this::onScroll);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    list.widthProperty().subscribe(width -> reach());
    wrap.subscribe(
        wrapped -> {
          reach();
          list.refresh();
        });
    setCenter(list);
    setRight(overview);
    setBottom(sideways);
  }

  ListView<DiffRow> list() {
    return list;
  }

  /** Which of the differences one stands at, from 0; -1 before the first. */
  ReadOnlyIntegerProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  int differences() {
    return differences.size();
  }

  BooleanProperty wrapProperty() {
    return wrap;
  }

  /** How far to the right of their beginning lines are shown, in pixels. */
  DoubleProperty scrolledProperty() {
    return scrolled;
  }

  Folds folds() {
    return folds;
  }

  /**
   * Shows a file. Where it is the one that is shown, one stays where one is in it.
   *
   * @param found what was found on lines of dev's, by their number from 0
   */
  void show(OpenFile file, boolean sideBySide, Map<Integer, String> found) {
    var another = open.filter(shown -> shown.path().equals(file.path())).isEmpty();
    if (another) {
      folds.clear();
      place.set(-1);
    }
    open = Optional.of(file);
    this.found = found;
    split = sideBySide;
    marks.clear();
    layAnew();
    if (another) {
      sideways.setValue(0);
      list.getSelectionModel().clearSelection();
      if (!differences.isEmpty()) {
        show(Math.max(0, differences.getFirst() - Folds.CONTEXT));
      }
    }
  }

  void clear() {
    open = Optional.empty();
    list.getItems().clear();
    differences = List.of();
    overview.show(List.of());
  }

  /** Lays the rows out again, after folds were opened for example. */
  void layAnew() {
    var rows = lines().map(pair -> DiffRows.of(pair, folds, split)).orElse(List.of());
    if (!rows.equals(list.getItems())) {
      list.getItems().setAll(rows);
    } else {
      list.refresh();
    }
    var starts = new ArrayList<Integer>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).differs() && (row == 0 || !rows.get(row - 1).differs())) {
        starts.add(row);
      }
    }
    differences = starts;
    place.set(Math.min(place.get(), starts.size() - 1));
    overview.show(rows);
    reach();
  }

  private Optional<TextPair> lines() {
    return open.flatMap(OpenFile::lines);
  }

  // ---- what cells ask ----

  String text(boolean ofProd, int line) {
    var pair = lines().orElseThrow();
    return (ofProd ? pair.before() : pair.after()).line(line);
  }

  List<Colours.Run> runs(boolean ofProd, int line, String text) {
    var file = open.orElseThrow();
    return (ofProd ? file.before() : file.after()).runs(line, text);
  }

  /** The words that differ between a line and the one that took its place. */
  WordMarks marks(int before, int after) {
    var key = ((long) before << 32) | after;
    return Objects.requireNonNull(
        marks.computeIfAbsent(
            key, pair -> WordMarks.between(text(true, before), text(false, after))));
  }

  /** What was found on a line of dev's; empty where nothing was. */
  String found(int line) {
    return Objects.requireNonNull(found.getOrDefault(line, ""));
  }

  /** Where a line says what is searched for. */
  List<Range> hits(String text) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    var hits = new ArrayList<Range>();
    var lower = text.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(wanted);
        at >= 0;
        at = lower.indexOf(wanted, at + wanted.length())) {
      hits.add(new Range(at, at + wanted.length()));
    }
    return hits;
  }

  /** How wide the text of a line is, in pixels, where lines are broken. */
  double textWidth(boolean unified) {
    var width = list.getWidth() - 20;
    var gutters = (unified ? GUTTER : GUTTER * 2 - 8) * character();
    return Math.max(60, unified ? width - gutters : (width - gutters) / 2);
  }

  String spoken(DiffRow row) {
    return switch (row) {
      case DiffRow.Gap gap -> gap.words();
      case DiffRow.Same same -> text(false, same.after());
      case DiffRow.Removed removed -> "removed: " + text(true, removed.before());
      case DiffRow.Added added -> "added: " + text(false, added.after());
      case DiffRow.Two two ->
          two.differs()
              ? (two.before() == DiffRow.NONE ? "" : "removed: " + text(true, two.before()) + " ")
                  + (two.after() == DiffRow.NONE ? "" : "added: " + text(false, two.after()))
              : text(false, two.after());
    };
  }

  // ---- finding one's way ----

  /** Goes to the next difference, or the one before. */
  void go(int step) {
    if (differences.isEmpty()) {
      return;
    }
    var at = Math.clamp(place.get() + (long) step, 0, differences.size() - 1);
    place.set(at);
    var row = differences.get(at);
    list.getSelectionModel().clearAndSelect(row);
    list.getFocusModel().focus(row);
    show(Math.max(0, row - Folds.CONTEXT));
  }

  private void show(int row) {
    list.scrollTo(row);
  }

  /** Marks what is searched for, in all lines, folded or not; an empty text ends the search. */
  void search(String text) {
    wanted = text.toLowerCase(Locale.ROOT);
    folds.all(!wanted.isEmpty());
    layAnew();
  }

  /**
   * Goes to the next row that says what is searched for, round at the end.
   *
   * @return whether there is one
   */
  boolean find(int step) {
    var rows = list.getItems();
    if (wanted.isEmpty() || rows.isEmpty()) {
      return false;
    }
    int from = list.getSelectionModel().getSelectedIndex();
    for (int i = 1; i <= rows.size(); i++) {
      int at = Math.floorMod(from + (long) step * i, rows.size());
      if (says(rows.get(at))) {
        list.getSelectionModel().clearAndSelect(at);
        show(Math.max(0, at - Folds.CONTEXT));
        return true;
      }
    }
    return false;
  }

  private boolean says(DiffRow row) {
    return switch (row) {
      case DiffRow.Gap gap -> false;
      case DiffRow.Same same -> !hits(text(false, same.after())).isEmpty();
      case DiffRow.Removed removed -> !hits(text(true, removed.before())).isEmpty();
      case DiffRow.Added added -> !hits(text(false, added.after())).isEmpty();
      case DiffRow.Two two ->
          (two.before() != DiffRow.NONE && !hits(text(true, two.before())).isEmpty())
              || (two.after() != DiffRow.NONE && !hits(text(false, two.after())).isEmpty());
    };
  }

  /** The lines that are chosen, as one side has them. */
  String chosen(boolean ofProd) {
    var text = new StringBuilder();
    for (var row : List.copyOf(list.getSelectionModel().getSelectedItems())) {
      var line =
          switch (row) {
            case DiffRow.Gap gap -> DiffRow.NONE;
            case DiffRow.Same same -> ofProd ? same.before() : same.after();
            case DiffRow.Removed removed -> ofProd ? removed.before() : DiffRow.NONE;
            case DiffRow.Added added -> ofProd ? DiffRow.NONE : added.after();
            case DiffRow.Two two -> ofProd ? two.before() : two.after();
          };
      if (line != DiffRow.NONE) {
        text.append(text(ofProd, line)).append('\n');
      }
    }
    return text.toString();
  }

  // ---- sideways ----

  private double character() {
    if (character == 0) {
      var one = new Text("0");
      one.setStyle("-fx-font-family: Monospaced; -fx-font-size: 12px;");
      character = one.getLayoutBounds().getWidth();
    }
    return character;
  }

  private void reach() {
    var longest = lines().map(pair -> Math.max(longest(pair.before()), longest(pair.after())));
    var over = longest.orElse(0) * character() - textWidth(!split) + 2 * character();
    sideways.setVisible(!wrap.get() && over > character());
    sideways.setMax(Math.max(0, over));
    sideways.setVisibleAmount(over > 0 ? sideways.getMax() / 4 : 0);
    sideways.setUnitIncrement(4 * character());
    sideways.setBlockIncrement(40 * character());
    if (!sideways.isVisible()) {
      sideways.setValue(0);
    }
  }

  private static int longest(TextPair.Side side) {
    return Math.min(CodeLine.SHOWN_CHARACTERS, side.longest());
  }

  private void onScroll(ScrollEvent scroll) {
    if (sideways.isVisible() && Math.abs(scroll.getDeltaX()) > Math.abs(scroll.getDeltaY())) {
      sideways.setValue(Math.clamp(sideways.getValue() - scroll.getDeltaX(), 0, sideways.getMax()));
      scroll.consume();
    }
  }

  private void onKey(KeyEvent key) {
    var right = key.getCode() == KeyCode.RIGHT;
    if (sideways.isVisible() && (right || key.getCode() == KeyCode.LEFT)) {
      if (right) {
        sideways.increment();
      } else {
        sideways.decrement();
      }
      key.consume();
    }
  }
}
