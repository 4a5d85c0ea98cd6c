package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Offer;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.promotion.RunView;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.control.TroublePane;
import dev.gatehouse.ui.shell.StepLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the last run of a step ended, what it found, and what can be done about it at once. */
final class ResultBox {
  private static final int SHOWN_LINES = 14;

  private final PromotionModel model;
  private final StepModel step;
  private final Dialogs dialogs;
  private final Consumer<Boolean> start;
  private final IntConsumer showOutput;
  private final VBox node = new VBox();

  /**
   * @param start starts a run; with the built-in where it is true
   * @param showOutput shows what the run with that number printed
   */
  ResultBox(
      PromotionModel model,
      StepModel step,
      Dialogs dialogs,
      Consumer<Boolean> start,
      IntConsumer showOutput) {
    this.model = model;
    this.step = step;
    this.dialogs = dialogs;
    this.start = start;
    this.showOutput = showOutput;
    node.setId("result-" + step.step().key());
    node.getStyleClass().add("result");
    Layout.collapsing(node).setVisible(false);
  }

  Node node() {
    return node;
  }

  void show() {
    var nodes = step.runningProperty().get() ? List.<Node>of() : nodes();
    node.getChildren().setAll(nodes);
    node.setVisible(!nodes.isEmpty());
  }

  private List<Node> nodes() {
    var ended = step.endedProperty().get();
    var refusal = ended.flatMap(StepModel.Ended::refusal);
    if (refusal.isPresent()) {
      return List.of(new TroublePane(refusal.get()));
    }
    var outcome = ended.flatMap(StepModel.Ended::outcome);
    var nodes = new ArrayList<Node>();
    step.view().lastRun().ifPresent(run -> nodes.add(headline(run, outcome)));
    outcome.ifPresent(found -> nodes.addAll(details(found)));
    return nodes;
  }

  private Node headline(RunView run, Optional<Outcome> outcome) {
    var look = StepLook.of(run.state());
    var summary =
        outcome
            .map(Outcome::summary)
            .or(() -> run.finish().map(finish -> finish.summary()))
            .filter(words -> !words.isBlank())
            .orElse("It was " + look.words());
    var words = Layout.text(summary, "strong");
    var output = new Hyperlink("output");
    output.setAccessibleText("Show the output of run " + run.number());
    output.getStyleClass().addAll("plain", "small");
    output.setMinWidth(Hyperlink.USE_PREF_SIZE);
    Layout.onFollow(output, () -> showOutput.accept(run.number()));
    var small =
        Layout.text("run " + run.number() + " · " + RunHistory.facts(run), "small", "muted");
    var below = new HBox(Times.explain(small, run.started()), output);
    below.getStyleClass().add("result-facts");
    var text = new VBox(words, below);
    HBox.setHgrow(text, Priority.ALWAYS);
    var row = new HBox(Icons.of(look.icon(), look.tone().iconClass()), text);
    row.getStyleClass().add("result-row");
    row.setAccessibleText(look.words() + ": " + summary);
    return row;
  }

  private List<Node> details(Outcome outcome) {
    var nodes = new ArrayList<Node>();
    outcome.details().stream()
        .limit(SHOWN_LINES)
        .forEach(line -> nodes.add(Layout.text("• " + line, "result-line")));
    var more = outcome.details().size() - SHOWN_LINES;
    if (more > 0) {
      nodes.add(Layout.text("… and " + more + " more, all of them in the output", "muted"));
    }
    if (!outcome.offers().isEmpty()) {
      var buttons = new FlowPane();
      buttons.getStyleClass().add("offers");
      outcome.offers().forEach(offer -> buttons.getChildren().add(button(offer)));
      nodes.add(buttons);
    }
    return nodes;
  }

  private Node button(Offer offer) {
    var button =
        Inputs.button(
            "offer-" + step.step().key() + "-" + offer.name(), offer.label(), () -> take(offer));
    button.disableProperty().bind(model.busyProperty().isNotEmpty());
    return button;
  }

  private void take(Offer offer) {
    if (offer == Offer.USE_BUILT_IN) {
      start.accept(true);
    } else if (offer.question().isEmpty()) {
      take(offer, "");
    } else {
      dialogs.ask(offer.label().replace("…", ""), offer.question(), text -> take(offer, text));
    }
  }

  private void take(Offer offer, String text) {
    model.record(
        offer.label().replace("…", ""),
        (engine, who) -> engine.remedies().take(model.id(), offer, text, who),
        step::forget);
  }
}
