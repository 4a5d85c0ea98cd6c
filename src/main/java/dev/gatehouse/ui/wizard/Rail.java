package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.compare.StillOpen;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.shell.StepLook;
import dev.gatehouse.workflow.Step.Ask;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The phases with how many of their steps are done; below the one that is shown, its steps. */
final class Rail extends VBox {
  /** Between the frame and what stands at a row's end, in pixels. */
  private static final double MARGIN = 8;

  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass AROUND = PseudoClass.getPseudoClass("around");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

  private final PromotionModel model;
  private final Map<String, PhaseRow> phases = new HashMap<>();
  private final Map<String, StepRow> steps = new HashMap<>();

  Rail(PromotionModel model, Consumer<String> onStep) {
    this.model = model;
    setId("rail");
    getStyleClass().add("rail");
    var number = 0;
    for (var view : model.promotion().phases()) {
      var row = new PhaseRow(view, ++number);
      phases.put(view.phase().key(), row);
      var below = new VBox();
      below.getStyleClass().add("rail-steps");
      for (var step : view.steps()) {
        var line = new StepRow(step, onStep);
        steps.put(step.step().key(), line);
        below.getChildren().add(line.row);
      }
      row.steps = Layout.collapsing(below);
      getChildren().addAll(row.row, below);
    }
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    model.phaseProperty().addListener((seen, old, now) -> show(model.promotion()));
    model.busyProperty().addListener((seen, old, now) -> show(model.promotion()));
    model.compare().stillOpenProperty().addListener((seen, old, now) -> show(model.promotion()));
    show(model.promotion());
  }

  private void show(Promotion promotion) {
    for (var view : promotion.phases()) {
      Objects.requireNonNull(phases.get(view.phase().key())).show(view);
      for (var step : view.steps()) {
        Objects.requireNonNull(steps.get(step.step().key()))
            .show(step, promotion.next().filter(step.step()::equals).isPresent());
      }
    }
  }

  private StepState state(StepView view) {
    return model.step(view.step().key()).runningProperty().get() ? StepState.RUNNING : view.state();
  }

  private final class PhaseRow {
    private final Button button = new Button();
    private final StackPane mark = new StackPane();
    private final Label count = Layout.word("", "muted", "rail-count");
    private final Badge open = new Badge("", Tone.ACCENT);
    private final HBox end = new HBox(open, count);
    private final StackPane row = new StackPane(button, end);
    private final int number;
    private VBox steps = new VBox();

    PhaseRow(PhaseView view, int number) {
      this.number = number;
      mark.getStyleClass().add("rail-mark");
      dress(button, view.phase().title(), mark, "rail-phase");
      end.getStyleClass().add("rail-end");
      place(end);
      open.setId("rail-open-" + view.phase().key());
      open.getStyleClass().add("rail-open");
      Layout.collapsing(open);
      button.setId("rail-" + view.phase().key());
      button.setOnAction(event -> model.showPhase(view.phase().key()));
    }

    void show(PhaseView view) {
      var all = view.steps().size();
      var isShown = view.phase().key().equals(model.phaseProperty().get());
      var isDone = view.done() == all;
      var running = view.steps().stream().anyMatch(step -> state(step) == StepState.RUNNING);
      var wrong =
          view.steps().stream()
              .map(Rail.this::state)
              .filter(state -> state == StepState.FAILED || state == StepState.STALE)
              .min(Comparator.naturalOrder());
      var around = around(view);
      mark.getChildren().setAll(mark(isDone, running, wrong, around));
      count.setText(view.done() + "/" + all);
      var left = stillOpen(view);
      open.setText(left.map(what -> asBadge(what.count())).orElse(""));
      open.setVisible(left.isPresent());
      button.setTooltip(left.map(what -> Layout.tooltip(what.words())).orElse(null));
      button.pseudoClassStateChanged(OPEN, left.isPresent());
      steps.setVisible(isShown);
      button.pseudoClassStateChanged(SHOWN, isShown);
      button.pseudoClassStateChanged(DONE, isDone && around.isEmpty());
      var stale = wrong.filter(StepState.STALE::equals).isPresent();
      button.pseudoClassStateChanged(AROUND, stale || (isDone && around.isPresent()));
      button.pseudoClassStateChanged(WRONG, wrong.isPresent() && !stale);
      button.setAccessibleText(
          "Phase "
              + number
              + ", "
              + view.phase().title()
              + ", "
              + view.done()
              + " of "
              + all
              + " done"
              + left.map(what -> ", " + what.words()).orElse("")
              + wrong.map(state -> ", one is " + StepLook.of(state).words()).orElse("")
              + around.map(state -> ", one was " + StepLook.of(state).words()).orElse("")
              + (isShown ? ", shown" : ""));
    }

    /** There is room for three digits; a screen reader is told the number. */
    private static String asBadge(long count) {
      return count > 999 ? "999+" : String.valueOf(count);
    }

    /** What is open in a phase that compares; empty elsewhere, and where nothing is. */
    private Optional<StillOpen> stillOpen(PhaseView view) {
      var compares = view.phase().steps().stream().anyMatch(step -> step.asksFor(Ask.DELTAS));
      return compares
          ? model.compare().stillOpenProperty().get().filter(what -> what.count() > 0)
          : Optional.empty();
    }

    /** A step that was gone around; it never looks like a pass. */
    private Optional<StepState> around(PhaseView view) {
      return view.steps().stream()
          .map(Rail.this::state)
          .filter(state -> state == StepState.WAIVED || state == StepState.SKIPPED)
          .findFirst();
    }

    private Node mark(
        boolean done, boolean running, Optional<StepState> wrong, Optional<StepState> around) {
      if (running) {
        return Icons.of("fth-loader");
      }
      if (done) {
        return Icons.of(around.map(state -> StepLook.of(state).icon()).orElse("fth-check"));
      }
      return wrong
          .<Node>map(
              state ->
                  Icons.of(
                      state == StepState.STALE ? StepLook.of(state).icon() : "fth-alert-circle"))
          .orElseGet(() -> new Label(String.valueOf(number)));
    }
  }

  private final class StepRow {
    private final Button button = new Button();
    private final StackPane icon = new StackPane();
    private final StackPane row = new StackPane(button, icon);
    private final String words;

    StepRow(StepView view, Consumer<String> onStep) {
      var step = view.step();
      words = "Step " + step.number() + ", " + step.title();
      var number = Layout.word(String.valueOf(step.number()), "mono", "muted", "rail-number");
      dress(button, step.title(), number, "rail-step");
      place(icon);
      button.setId("rail-step-" + step.key());
      button.setOnAction(event -> onStep.accept(step.key()));
    }

    void show(StepView view, boolean next) {
      var state = state(view);
      var look = StepLook.of(state);
      if (state == StepState.NOT_STARTED) {
        icon.getChildren().clear();
      } else {
        icon.getChildren().setAll(Icons.of(look.icon(), look.tone().iconClass()));
      }
      button.pseudoClassStateChanged(NEXT, next);
      var said = look.words(view);
      button.setAccessibleText(words + ", " + said + (next ? ", comes next" : ""));
      button.setTooltip(Layout.tooltip(said));
    }
  }

  private static void dress(Button button, String title, Node mark, String styleClass) {
    button.getStyleClass().setAll("rail-row", styleClass);
    button.setText(title);
    button.setWrapText(true);
    button.setGraphic(mark);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Button.USE_PREF_SIZE);
  }

  /** Puts something at the right end of a row, over the room that the button leaves there. */
  private static void place(Region atTheEnd) {
    atTheEnd.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    atTheEnd.setMouseTransparent(true);
    StackPane.setAlignment(atTheEnd, Pos.CENTER_RIGHT);
    StackPane.setMargin(atTheEnd, new Insets(0, MARGIN, 0, 0));
  }
}
