package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.RollBack;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Phase;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Once something of the entry is in prod: taking it out again, from the backup. */
final class WayBack {
  private final PromotionModel model;
  private final Phase phase;
  private final Dialogs dialogs;
  private final OutputPane output;
  private final Label told = Layout.text("");
  private final Card card;

  WayBack(PromotionModel model, Phase phase, Dialogs dialogs) {
    this.model = model;
    this.phase = phase;
    this.dialogs = dialogs;
    output = new OutputPane(model.runner(), "console-roll-back-" + phase.key());
    var title = Layout.text("Something is wrong in prod?", "card-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var back = Inputs.button("roll-back-" + phase.key(), "Roll back…", this::askForId);
    back.getStyleClass().add("danger-word");
    back.disableProperty().bind(model.busyProperty().isNotEmpty());
    var words = new VBox(told);
    words.getStyleClass().add("told");
    card =
        new Card(
            java.util.List.of(Icons.of("fth-alert-circle", "danger-icon"), title, back),
            words,
            output.node());
    card.flush();
    Layout.collapsing(card);
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    show(model.promotion());
  }

  private void askForId() {
    dialogs.ask(
        "Roll " + model.id() + " back",
        "Prod's files, database and data go back to the backup. Type the entry's ID to do it.",
        typed ->
            dialogs.ask(
                "Roll " + model.id() + " back",
                "Why is it rolled back?",
                reason -> rollBack(typed, reason)));
  }

  private void rollBack(String typed, String reason) {
    var feed = output.fresh();
    output.show(true);
    model.rollBack(typed, reason, feed, words -> told.setText(words));
  }

  private void show(Promotion promotion) {
    var here =
        !phase.sealedBy().isEmpty()
            || promotion.next().filter(step -> phase.steps().contains(step)).isPresent();
    card.setVisible(here && !promotion.closed() && RollBack.isPossible(promotion.facts().events()));
    if (told.getText().isEmpty()) {
      told.setText(
          "Stops the services, undoes this promotion's commits by new ones, puts the backup's data"
              + " back and starts the services. It ends this attempt; a later one starts anew.");
    }
  }

  Node node() {
    return card;
  }
}
