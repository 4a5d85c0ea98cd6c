package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The phases with how many of their steps are done; below the one that is shown, its steps. */
final class Rail extends VBox {
  /** What wizard.css leaves to the left and the right of a row, in pixels. */
  private static final double PADDING = 16;

  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
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
        below.getChildren().add(line.button);
      }
      row.steps = Layout.collapsing(below);
      getChildren().addAll(row.button, below);
    }
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    model.phaseProperty().addListener((seen, old, now) -> show(model.promotion()));
    model.busyProperty().addListener((seen, old, now) -> show(model.promotion()));
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
    private final Label title;
    private final Label count = Layout.word("", "muted", "rail-count");
    private final int number;
    private VBox steps = new VBox();

    PhaseRow(PhaseView view, int number) {
      this.number = number;
      this.title = Layout.text(view.phase().title(), "rail-title");
      mark.getStyleClass().add("rail-mark");
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      var row = new HBox(mark, title, count);
      row.getStyleClass().add("rail-row");
      row.setAlignment(Pos.CENTER_LEFT);
      dress(button, row, "rail-phase");
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
              .findFirst();
      mark.getChildren().setAll(mark(isDone, running, wrong.isPresent()));
      count.setText(view.done() + "/" + all);
      steps.setVisible(isShown);
      button.pseudoClassStateChanged(SHOWN, isShown);
      button.pseudoClassStateChanged(DONE, isDone);
      button.pseudoClassStateChanged(WRONG, wrong.isPresent());
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
              + wrong.map(state -> ", one is " + StateLook.of(state).words()).orElse("")
              + (isShown ? ", shown" : ""));
    }

    private javafx.scene.Node mark(boolean done, boolean running, boolean wrong) {
      if (running) {
        return Icons.of("fth-loader");
      }
      if (done) {
        return Icons.of("fth-check");
      }
      return wrong ? Icons.of("fth-alert-circle") : new Label(String.valueOf(number));
    }
  }

  private final class StepRow {
    private final Button button = new Button();
    private final StackPane icon = new StackPane();
    private final String words;

    StepRow(StepView view, Consumer<String> onStep) {
      var step = view.step();
      words = "Step " + step.number() + ", " + step.title();
      var number = Layout.word(String.valueOf(step.number()), "mono", "muted", "rail-number");
      var title = Layout.text(step.title(), "rail-title");
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      icon.getStyleClass().add("rail-icon");
      var row = new HBox(number, title, icon);
      row.getStyleClass().add("rail-row");
      row.setAlignment(Pos.CENTER_LEFT);
      dress(button, row, "rail-step");
      button.setId("rail-step-" + step.key());
      button.setOnAction(event -> onStep.accept(step.key()));
    }

    void show(StepView view, boolean next) {
      var state = state(view);
      var look = StateLook.of(state);
      if (state == StepState.NOT_STARTED) {
        icon.getChildren().clear();
      } else {
        icon.getChildren().setAll(Icons.of(look.icon(), StepCard.iconClass(look.tone())));
      }
      button.pseudoClassStateChanged(NEXT, next);
      button.setAccessibleText(words + ", " + look.words() + (next ? ", comes next" : ""));
      button.setTooltip(new Tooltip(look.words()));
    }
  }

  private static void dress(Button button, HBox row, String styleClass) {
    button.getStyleClass().setAll(styleClass);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setGraphic(row);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    row.prefWidthProperty().bind(button.widthProperty().subtract(PADDING));
  }
}
