package dev.gatehouse.ui.console;

import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.ui.console.Selection.Place;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The output of a run as it comes: follows the end, is searched, and is copied from. It holds the
 * last {@value OutputFeed#CAPACITY} lines. To be used on the FX thread; an {@link OutputFeed} fills
 * it from others.
 */
public final class Console extends VBox {
  private static final KeyCombination FIND = KeyCombination.keyCombination("Shortcut+F");

  private final OutputView view = new OutputView();
  private final TextField search = new TextField();
  private final Label found = Layout.word("", "console-found");
  private final ToggleButton follow = new ToggleButton("Follow");
  private final Button alarm = new Button("First error", Icons.of("fth-alert-circle"));
  private final Label earlier = Layout.word("", "console-found");
  private Optional<OutputLine> firstAlarm = Optional.empty();

  public Console() {
    getStyleClass().add("console");
    view.setAccessibleText("Output");
    VBox.setVgrow(view, Priority.ALWAYS);
    addEventHandler(KeyEvent.KEY_PRESSED, this::find);
    getChildren().setAll(bar(), view);
    clear();
  }

  void append(OutputFeed.Batch batch) {
    firstAlarm = batch.firstAlarm();
    view.add(batch.lines());
    var first = view.buffer().isEmpty() ? 1 : view.buffer().get(view.buffer().first()).number();
    if (first > 1) {
      earlier.setText("from line %,d on; all of it is in the file".formatted(first));
    }
    if (firstAlarm.isPresent() || batch.lines().stream().anyMatch(OutputLine::error)) {
      alarm.setDisable(false);
    }
  }

  /** Shows what was printed before. */
  public void show(KeptOutput output) {
    var number = 0L;
    var all = new ArrayList<OutputLine>();
    for (var line : output.lines()) {
      all.add(new OutputLine(++number, Instant.EPOCH, line, false, Alarms.isAlarming(line.text())));
    }
    append(new OutputFeed.Batch(all, all.stream().filter(OutputLine::alarming).findFirst()));
    if (!output.isWhole()) {
      earlier.setText("the end of it; all of it is in the file");
    }
  }

  public void clear() {
    view.clear();
    firstAlarm = Optional.empty();
    alarm.setDisable(true);
    found.setText("");
    earlier.setText("");
  }

  /** What it holds, oldest first. */
  public List<OutputLine> lines() {
    return view.buffer().all();
  }

  /** Whether the newest line is kept in view. */
  public boolean isFollowing() {
    return follow.isSelected();
  }

  /** What is chosen; empty where nothing is. */
  public String chosen() {
    return view.selection().text(view.buffer());
  }

  private void find(KeyEvent event) {
    if (FIND.match(event)) {
      search.requestFocus();
      search.selectAll();
      event.consume();
    } else if (event.getCode() == KeyCode.F3) {
      findNext(event.isShiftDown());
      event.consume();
    }
  }

  /**
   * Chooses the next place that holds the searched text, in any case, and goes round at the end.
   */
  private void findNext(boolean backwards) {
    var wanted = search.getText().toLowerCase(Locale.ROOT);
    var buffer = view.buffer();
    view.mark(wanted);
    if (wanted.isEmpty() || buffer.isEmpty()) {
      found.setText("");
      return;
    }
    var line = next(backwards, at -> text(at).contains(wanted));
    if (line < 0) {
      view.choose(Selection.at(view.selection().caret()));
      found.setText("not found");
      return;
    }
    var column = text(line).indexOf(wanted);
    view.choose(new Selection(new Place(line, column), new Place(line, column + wanted.length())));
    found.setText("line " + buffer.get(line).number());
  }

  private String text(long line) {
    return view.buffer().get(line).text().toLowerCase(Locale.ROOT);
  }

  /** The next line with a property, going round; -1 where none has it. */
  private long next(boolean backwards, Predicate<Long> property) {
    var buffer = view.buffer();
    var size = buffer.end() - buffer.first();
    var start = view.selection().isEmpty() ? -1 : view.selection().from().line() - buffer.first();
    for (var i = 1; i <= size; i++) {
      var at = buffer.first() + Math.floorMod(backwards ? start - i : start + i, size);
      if (property.test(at)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Goes to the first line that reads as an error, else the first on standard error; asked again,
   * to the next one.
   */
  private void goToAlarm() {
    var buffer = view.buffer();
    var chosen = view.selection();
    if (buffer.isEmpty()) {
      return;
    }
    var onOne =
        !chosen.isEmpty()
            && chosen.from().line() >= buffer.first()
            && isAlarm(chosen.from().line());
    var dropped = firstAlarm.filter(line -> line.number() < buffer.get(buffer.first()).number());
    if (!onOne && dropped.isPresent()) {
      found.setText("first in line " + dropped.get().number() + ", in the file: " + shortened());
      return;
    }
    if (!onOne) {
      view.choose(Selection.at(new Place(buffer.first(), 0)));
    }
    var line = next(false, this::isAlarm);
    if (line >= 0) {
      view.choose(
          new Selection(new Place(line, 0), new Place(line, buffer.get(line).text().length())));
      found.setText("line " + buffer.get(line).number());
    }
  }

  private boolean isAlarm(long line) {
    var shown = view.buffer().get(line);
    return firstAlarm.isPresent() ? shown.alarming() : shown.error();
  }

  private String shortened() {
    var text = firstAlarm.map(OutputLine::text).orElse("");
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
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
    search
        .textProperty()
        .addListener(
            (seen, old, now) -> {
              found.setText("");
              view.mark(now);
            });
    follow.setSelected(true);
    follow.getStyleClass().add("console-follow");
    follow.setTooltip(new Tooltip("Keep the newest line in view"));
    follow.selectedProperty().bindBidirectional(view.followingProperty());
    alarm.getStyleClass().add("console-alarm");
    alarm.setTooltip(new Tooltip("Go to the first error; again for the next"));
    alarm.setOnAction(event -> goToAlarm());
    var copy = new Button("Copy", Icons.of("fth-copy"));
    copy.getStyleClass().add("console-copy");
    copy.setTooltip(new Tooltip("Copy what is chosen, or all"));
    copy.setOnAction(event -> view.copy());
    var bar = new HBox(search, found, Layout.spacer(), earlier, alarm, follow, copy);
    bar.getStyleClass().add("console-bar");
    return bar;
  }
}
