package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.shell.StepLook;
import dev.gatehouse.workflow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A step on its phase's page: what it does, what it would run, its forms, its run, its result. */
final class StepCard {
  private final PromotionModel model;
  private final StepModel step;
  private final Dialogs dialogs;
  private final List<StepForm> forms;
  private final EvidenceDesk desk;
  private final VBox asked = new VBox();
  private final Badge state;
  private final Button run;
  private final Button builtIn;
  private final Button cancel;
  private final WillRun willRun;
  private final Label why = Layout.text("", "small", "why");
  private final ProgressBar bar = new ProgressBar(-1);
  private final Label progress = Layout.text("", "small", "muted");
  private final VBox progressBox = new VBox(bar, progress);
  private final OutputPane output;
  private final ResultBox result;
  private final CardFoot foot;
  private final Timeline clock;
  private final Card card;
  private int shownRun;

  StepCard(
      PromotionModel model,
      StepModel step,
      List<StepForm> forms,
      Dialogs dialogs,
      EvidenceDesk desk) {
    this.model = model;
    this.step = step;
    this.dialogs = dialogs;
    this.forms = forms;
    this.desk = desk;
    var what = step.step();
    var key = what.key();
    output = new OutputPane(model.runner(), "console-" + key);
    state = new Badge("", Tone.NEUTRAL);
    state.setId("state-" + key);
    run = Shortcut.GO_ON.on(Inputs.button("run-" + key, "Run", () -> start(false)), "Run the step");
    builtIn = Inputs.button("builtin-" + key, "Run built-in", () -> start(true));
    builtIn.setAccessibleText("Run the built-in for step " + what.number());
    cancel = Shortcut.CANCEL.on(Inputs.button("cancel-" + key, "Cancel", step::cancel));
    cancel.getStyleClass().add("danger-word");
    cancel.setAccessibleText("Cancel step " + what.number());
    Layout.collapsing(builtIn);
    Layout.collapsing(run);
    Layout.collapsing(cancel).setVisible(false);
    progressBox.getStyleClass().add("progress-box");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Progress of step " + what.number());
    Layout.collapsing(progressBox).setVisible(false);
    Layout.collapsing(why);
    willRun = new WillRun(what);
    result = new ResultBox(model, step, dialogs, this::start, this::showOutput);
    foot = new CardFoot(model, what, desk);
    card = new Card(header(what), body(what));
    card.flush();
    card.setId("card-" + key);
    card.setAccessibleRole(AccessibleRole.TITLED_PANE);
    card.setAccessibleText("Step " + what.number() + ", " + what.title());
    card.getStyleClass().add("step-card");
    foot.takeEvidenceOn(card);
    clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), tick -> state()));
    clock.setCycleCount(Animation.INDEFINITE);
    step.onAsked(run::fire);
    step.viewProperty().addListener((seen, old, now) -> refresh());
    step.plannedProperty().addListener((seen, old, now) -> refresh());
    step.endedProperty().addListener((seen, old, now) -> result.show());
    step.progressProperty().addListener((seen, old, now) -> progress());
    step.runningProperty().addListener((seen, old, now) -> running(now));
    model.busyProperty().addListener((seen, old, now) -> refresh());
    refresh();
  }

  private List<Node> header(Step what) {
    var number = Layout.word(String.valueOf(what.number()), "step-number");
    var title = Layout.text(what.title(), "card-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var nodes = new ArrayList<Node>(List.of(number, title));
    forms.forEach(form -> nodes.addAll(form.badges()));
    nodes.addAll(List.of(state, builtIn, run, cancel));
    return nodes;
  }

  private Node[] body(Step what) {
    var told =
        new VBox(
            Layout.text(what.does()),
            willRun.node(),
            why,
            new LeftBox(model, step).node(),
            new WaysAround(model, step, dialogs).node());
    told.getStyleClass().add("told");
    var nodes = new ArrayList<Node>();
    nodes.add(told);
    for (var form : forms) {
      form.node().getStyleClass().add("step-form");
      if (!form.isForReading()) {
        form.node().disableProperty().bind(model.shutProperty());
      }
      asked.getChildren().add(form.node());
    }
    var history = new RunHistory(step, this::showOutput, run -> desk.openOutput(what.key(), run));
    nodes.add(Layout.collapsing(asked));
    nodes.addAll(List.of(progressBox, result.node(), history.node(), output.node(), foot.node()));
    return nodes.toArray(Node[]::new);
  }

  Node node() {
    return card;
  }

  /** Puts the keyboard where one goes on: on the button that runs the step, else on the card. */
  void focus() {
    if (run.isVisible() && !run.isDisabled()) {
      run.requestFocus();
    } else {
      card.requestFocus();
    }
  }

  /** Starts a run, with what was typed into the forms. */
  private void start(boolean withBuiltIn) {
    var input = new HashMap<String, String>();
    forms.forEach(form -> input.putAll(form.input()));
    step.run(withBuiltIn, Map.copyOf(input), output.fresh());
  }

  private void running(boolean now) {
    // What a run that passed has printed is one click away; of any other it is what one needs next.
    output.show(now || !isPassed());
    if (now) {
      shownRun = step.view().runs().size() + pastRuns() + 1;
    }
    progressBox.setVisible(now);
    var held = card.isFocused() || run.isFocused() || builtIn.isFocused() || cancel.isFocused();
    if (now) {
      clock.play();
    } else {
      clock.stop();
    }
    refresh();
    result.show();
    if (held) {
      // Whoever works with the keyboard goes on where they were. A second press must not cancel
      // what the first has started, and what cannot be pressed yet takes it from the card.
      (now || run.isDisabled() ? card : run).requestFocus();
    }
  }

  /** Runs are numbered through all attempts. */
  private int pastRuns() {
    return step.view().earlier().stream().mapToInt(attempt -> attempt.runs().size()).sum();
  }

  private boolean isPassed() {
    return step.endedProperty()
        .get()
        .flatMap(StepModel.Ended::outcome)
        .filter(Outcome::passed)
        .isPresent();
  }

  private void progress() {
    var now = step.progressProperty().get();
    bar.setProgress(now.map(Progressing.Progressed::fraction).orElse(-1.0));
    progress.setText(now.map(Progressing.Progressed::what).orElse(""));
    bar.setAccessibleText(
        "Progress of step " + step.step().number() + now.map(how -> ": " + how.what()).orElse(""));
  }

  /** Takes over what the promotion says; the step's own view comes by its property. */
  void show(Promotion promotion, PhaseView phase) {
    for (var form : forms) {
      form.show(promotion);
    }
    // What the leading entry takes for this one too is asked for there.
    asked.setVisible(promotion.shipsWith().isEmpty() || step.step().each());
    foot.show(promotion);
    why(phase);
    point();
  }

  private void refresh() {
    var view = step.view();
    var isRunning = step.runningProperty().get();
    var idle = model.busyProperty().get().isEmpty();
    var planned = step.plannedProperty().get();
    state();
    run.setVisible(!isRunning);
    run.setText(view.runs().isEmpty() ? "Run" : "Run again");
    run.setAccessibleText(run.getText() + " step " + view.step().number());
    disable(!view.canStart() || !idle);
    point();
    builtIn.setVisible(!isRunning && planned.filter(now -> !now.plan().isBuiltIn()).isPresent());
    builtIn.setDisable(run.isDisabled());
    cancel.setVisible(isRunning);
    willRun.show(planned);
    why(model.phase(phaseKey()));
    result.show();
  }

  /** Whoever is on the button with the keyboard stays on the card while it cannot be pressed. */
  private void disable(boolean disabled) {
    if (disabled && run.isFocused()) {
      card.requestFocus();
    }
    run.setDisable(disabled);
    if (!disabled && card.isFocused()) {
      run.requestFocus();
    }
  }

  /** Points at the one step that comes next. */
  private void point() {
    run.getStyleClass().remove("accent");
    if (!run.isDisabled() && model.promotion().next().filter(step.step()::equals).isPresent()) {
      run.getStyleClass().add("accent");
    }
  }

  private String phaseKey() {
    return model.promotions().workflow().phaseOf(step.step()).key();
  }

  private void state() {
    if (step.runningProperty().get()) {
      var seconds = Duration.between(step.started(), Instant.now()).toSeconds();
      state.show("running " + Said.elapsed(seconds), Tone.ACCENT);
      state.setGraphic(null);
      return;
    }
    var look = StepLook.of(step.view().state());
    state.show(look.words(), look.tone());
    state.setGraphic(
        step.view().state() == StepState.NOT_STARTED
            ? null
            : Icons.of(look.icon(), look.tone().iconClass()));
  }

  /** Why it waits, or why its result no longer counts. */
  private void why(PhaseView phase) {
    var view = step.view();
    var lines = new ArrayList<String>();
    if (!view.why().isEmpty()) {
      var words = StepLook.of(view.state()).words(view);
      lines.add(Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".");
    }
    if (phase.isOpen() && !step.runningProperty().get()) {
      view.blockedBy().forEach(line -> lines.add(line + "."));
    }
    why.setText(String.join("\n", lines));
    why.setVisible(!lines.isEmpty());
    why.getStyleClass().remove("warning-text");
    if (StepLook.of(view.state()).tone() == Tone.WARNING) {
      why.getStyleClass().add("warning-text");
    }
  }

  /** Shows what a run printed, read from its file, or puts it away again. */
  private void showOutput(int number) {
    if (output.isShown() && shownRun == number) {
      output.show(false);
      return;
    }
    shownRun = number;
    desk.readOutput(step.step().key(), number, output::show);
  }
}
