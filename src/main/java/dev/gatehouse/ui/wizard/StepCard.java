package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Outcome;
import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.evidence.FilePicker;
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

  StepCard(
      PromotionModel model,
      StepModel step,
      List<StepForm> forms,
      Dialogs dialogs,
      FilePicker picker) {
    this.model = model;
    this.step = step;
    this.dialogs = dialogs;
    this.forms = forms;
    var what = step.step();
    var key = what.key();
    output = new OutputPane(model.runner(), "console-" + key);
    state = new Badge("", Tone.NEUTRAL);
    state.setId("state-" + key);
    run = Inputs.button("run-" + key, "Run", () -> start(false));
    builtIn = Inputs.button("builtin-" + key, "Run built-in", () -> start(true));
    builtIn.setAccessibleText("Run the built-in for step " + what.number());
    cancel = Inputs.button("cancel-" + key, "Cancel", step::cancel);
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
    foot = new CardFoot(model, what, picker);
    card = new Card(header(what), body(what));
    card.flush();
    card.setId("card-" + key);
    card.getStyleClass().add("step-card");
    foot.takeDropsOn(card);
    clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), tick -> state()));
    clock.setCycleCount(Animation.INDEFINITE);
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
        form.node().disableProperty().bind(model.readOnlyProperty().isNotEmpty());
      }
      asked.getChildren().add(form.node());
    }
    nodes.add(Layout.collapsing(asked));
    nodes.addAll(List.of(progressBox, result.node(), output.node(), foot.node()));
    return nodes.toArray(Node[]::new);
  }

  Node node() {
    return card;
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
    progressBox.setVisible(now);
    var held = now ? run.isFocused() || builtIn.isFocused() : cancel.isFocused();
    if (now) {
      clock.play();
    } else {
      clock.stop();
    }
    refresh();
    result.show();
    if (held) {
      // Whoever works with the keyboard goes on where they were.
      (now ? cancel : run).requestFocus();
    }
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
    run.setDisable(!view.canStart() || !idle);
    point();
    builtIn.setVisible(!isRunning && planned.filter(now -> !now.plan().isBuiltIn()).isPresent());
    builtIn.setDisable(run.isDisabled());
    cancel.setVisible(isRunning);
    willRun.show(planned);
    why(model.phase(phaseKey()));
    result.show();
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
            : Icons.of(look.icon(), iconClass(look.tone())));
  }

  /** Why it waits, or why its result no longer counts. */
  private void why(PhaseView phase) {
    var view = step.view();
    var lines = new ArrayList<String>();
    if (!view.why().isEmpty()) {
      var words = StepLook.of(view.state()).words();
      lines.add(
          Character.toUpperCase(words.charAt(0)) + words.substring(1) + ": " + view.why() + ".");
    }
    if (phase.isOpen() && !step.runningProperty().get()) {
      view.blockedBy().forEach(line -> lines.add(line + "."));
    }
    why.setText(String.join("\n", lines));
    why.setVisible(!lines.isEmpty());
    why.getStyleClass().remove("warning-text");
    if (view.state() == StepState.STALE) {
      why.getStyleClass().add("warning-text");
    }
  }

  /** Shows what the last run printed, read from its file. */
  private void showOutput(int number) {
    if (output.isShown()) {
      output.show(false);
      return;
    }
    model.read(
        "Reading the output",
        engine ->
            KeptOutput.tail(
                engine.outputFile(model.id(), step.step().key(), number), OutputFeed.CAPACITY),
        output::show);
  }

  static String iconClass(Tone tone) {
    return switch (tone) {
      case NEUTRAL -> "muted-icon";
      case ACCENT -> "accent-icon";
      case SUCCESS -> "success-icon";
      case WARNING -> "warning-icon";
      case DANGER -> "danger-icon";
    };
  }
}
