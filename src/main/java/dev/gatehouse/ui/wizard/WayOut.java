package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Phase;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Below the cards: giving the promotion up, as long as nothing of it is in prod. */
final class WayOut {
  private final PromotionModel model;
  private final Dialogs dialogs;
  private final HBox node;

  WayOut(PromotionModel model, Phase phase, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    var words =
        Layout.text(
            "Nothing of this entry is in prod yet. Abandoning brings the former states back.",
            "small",
            "muted");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var abandon = new Button("Abandon…", Icons.of("fth-corner-up-left"));
    abandon.setId("abandon-" + phase.key());
    abandon.getStyleClass().addAll("flat", "danger-word");
    abandon.setMinWidth(Button.USE_PREF_SIZE);
    abandon.setOnAction(event -> abandon());
    abandon.disableProperty().bind(model.busyProperty().isNotEmpty());
    node = new HBox(words, abandon);
    node.getStyleClass().add("way-out");
    Layout.collapsing(node);
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    show(model.promotion());
  }

  private void abandon() {
    dialogs.ask(
        "Abandon " + model.id(),
        "Why is it given up? All but the entry itself starts anew in the next attempt.",
        reason ->
            model.record(
                "Abandoning",
                (engine, who) -> engine.remedies().abandon(model.id(), reason, who),
                () -> {}));
  }

  private void show(Promotion promotion) {
    var begun = promotion.steps().stream().anyMatch(WayOut::isOfThisAttempt);
    node.setVisible(
        promotion.shipsWith().isEmpty()
            && begun
            && !promotion.closed()
            && promotion.facts().shipped().isEmpty());
  }

  /** Whether a step has something that giving up would end. */
  private static boolean isOfThisAttempt(StepView view) {
    var stays = view.step().spansAttempts();
    return !stays && (!view.runs().isEmpty() || view.state() != StepState.NOT_STARTED);
  }

  Node node() {
    return node;
  }
}
