package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Gates;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.record.Waiver;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.GateCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The gates that do not simply run: one that has failed can be waived, and what was is shown. */
final class GatesForm implements StepForm {
  /** A gate that has failed, or that was waived. */
  private record Shown(String gate, Optional<Waiver> waiver) {}

  private final PromotionModel model;
  private final Step step;
  private final WaiverDialog waivers;
  private final VBox node = Inputs.box();
  private final Badge waived = new Badge("", Tone.WARNING);
  private List<Shown> shown = List.of();

  GatesForm(PromotionModel model, Step step, Dialogs dialogs) {
    this.model = model;
    this.step = step;
    this.waivers = new WaiverDialog(model, dialogs);
    node.setId("gates-" + step.key());
    Layout.collapsing(node).setVisible(false);
    Layout.collapsing(waived).setVisible(false);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public List<Node> badges() {
    return List.of(waived);
  }

  @Override
  public boolean isForReading() {
    return true;
  }

  @Override
  public void show(Promotion promotion) {
    var now = new ArrayList<Shown>();
    for (var gate : model.promotions().proposals().gateCommands(step.key())) {
      var waiver = promotion.facts().waiver(step.key(), gate.name());
      if (waiver.isPresent() || hasFailed(promotion.step(step.key()), gate)) {
        now.add(new Shown(gate.name(), waiver));
      }
    }
    if (now.equals(shown)) {
      return;
    }
    shown = List.copyOf(now);
    node.getChildren().setAll(shown.stream().map(this::row).toList());
    node.setVisible(!shown.isEmpty());
    var count = shown.stream().filter(one -> one.waiver().isPresent()).count();
    waived.setText(count + " waived");
    waived.setVisible(count > 0);
  }

  /** Whether the last run has ended with it. */
  private static boolean hasFailed(StepView view, GateCommand gate) {
    return view.state() == StepState.FAILED
        && view.lastRun()
            .flatMap(run -> run.finish())
            .filter(finish -> finish.summary().equals(Gates.failure(gate.name())))
            .isPresent();
  }

  private Node row(Shown one) {
    return one.waiver().map(waiver -> waived(one.gate(), waiver)).orElseGet(() -> failed(one));
  }

  private static Node waived(String gate, Waiver waiver) {
    var words =
        Layout.text(
            "Gate "
                + gate
                + " is waived by "
                + waiver.by()
                + ", "
                + waiver.why()
                + " ("
                + Times.minute(waiver.at())
                + ")");
    var row = new HBox(Icons.of("fth-shield-off", "warning-icon"), words);
    row.getStyleClass().add("said-row");
    return row;
  }

  private Node failed(Shown one) {
    var gate = one.gate();
    var words = Layout.text("Gate " + gate + " has failed");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var link =
        waivers.link(
            "waive-" + step.key() + "-" + gate,
            "gate " + gate,
            (engine, reason, askedBy, who) ->
                engine.deeds().waivePart(model.id(), step.key(), gate, reason, askedBy, who));
    link.disableProperty().bind(model.busyProperty().isNotEmpty());
    return Inputs.row(Icons.of("fth-x", "danger-icon"), words, link);
  }
}
