package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.RollBackPart;
import dev.gatehouse.action.UndoPromotion;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Phase;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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
  private final Button undo;
  private final Button back;
  private final RollBackParts parts;
  private final Card card;
  private String ended = "";
  private boolean wasInProd;
  private boolean begun;

  /** Whether the keys belong to the next part as soon as it can be confirmed. */
  private boolean goesOn;

  WayBack(PromotionModel model, Phase phase, Dialogs dialogs) {
    this.model = model;
    this.phase = phase;
    this.dialogs = dialogs;
    output = new OutputPane(model.runner(), "console-roll-back-" + phase.key());
    var title = Layout.text("Something is wrong in prod?", "card-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    back = Inputs.button("roll-back-" + phase.key(), "Roll back…", this::begin);
    back.getStyleClass().add("danger-word");
    back.disableProperty().bind(model.busyProperty().isNotEmpty());
    undo = Inputs.button("undo-" + phase.key(), "Undo", this::undo);
    undo.setTooltip(new Tooltip("Takes the commit out of prod by a new one; nothing else is lost"));
    undo.setAccessibleText("Undo the promotion");
    undo.disableProperty().bind(model.busyProperty().isNotEmpty());
    Layout.collapsing(undo);
    Layout.collapsing(back);
    parts =
        new RollBackParts(
            phase.key(), model.busyProperty().isNotEmpty(), this::confirm, this::goOnWithout);
    var words = new VBox(told, parts.node());
    words.getStyleClass().add("told");
    card =
        new Card(
            java.util.List.of(Icons.of("fth-alert-circle", "danger-icon"), title, undo, back),
            words,
            output.node());
    card.flush();
    Layout.collapsing(card);
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    // Behind all that follows from it: the button can be pressed only then.
    model.busyProperty().subscribe(now -> model.runner().post(this::goOn));
    show(model.promotion());
  }

  /** Nothing is done by this yet: it shows the parts, and each has a button of its own. */
  private void begin() {
    begun = true;
    goesOn = true;
    show(model.promotion());
  }

  private void confirm(RollBackPart part) {
    var title = "Roll " + model.id() + " back";
    if (part.replacesData()) {
      dialogs.ask(
          title,
          "Prod's database and data go back to the backup. Type the entry's ID to do it.",
          typed -> carryOut(part, typed, ""));
    } else if (part.isLast()) {
      dialogs.ask(
          title,
          "Why is it rolled back, and what did you look at in prod? The entry is Pending again"
              + " then.",
          reason -> carryOut(part, "", reason));
    } else {
      carryOut(part, "", "");
    }
  }

  /** A database that is broken cannot be backed up, and is what one rolls back for. */
  private void goOnWithout() {
    dialogs.ask(
        "Go on without a backup of the present state",
        "What prod holds now is lost then. Why can it not be backed up?",
        reason -> carryOut(RollBackPart.KEEP, "", reason));
  }

  private void carryOut(RollBackPart part, String typed, String reason) {
    goesOn = true;
    var feed = output.fresh();
    output.show(true);
    model.rollBack(part, typed, reason, feed, this::ended);
  }

  private void undo() {
    var feed = output.fresh();
    output.show(true);
    model.undo(feed, this::ended);
  }

  private void ended(String how) {
    ended = how;
    show(model.promotion());
  }

  private void goOn() {
    goesOn = goesOn && begun && !parts.focusNext();
  }

  private void show(Promotion promotion) {
    var here =
        !phase.sealedBy().isEmpty()
            || promotion.next().filter(step -> phase.steps().contains(step)).isPresent()
            || hasPromoted(promotion);
    var inProd = !promotion.closed() && promotion.facts().isInProd();
    if (inProd && !wasInProd) {
      ended = "";
    }
    wasInProd = inProd;
    // How an undo ended is still to be read when nothing is in prod any more.
    card.setVisible(here && (inProd || !ended.isEmpty()));
    undo.setVisible(
        inProd && UndoPromotion.isPossible(model.promotions().workflow(), promotion.facts()));
    var underWay = !RollBackPart.done(promotion.facts()).isEmpty();
    begun = inProd && (begun || underWay);
    back.setVisible(inProd && !begun);
    parts.show(begun, promotion.facts());
    goOn();
    told.setText(ended.isEmpty() ? words(undo.isVisible()) : ended);
  }

  /** Whether it was here that something went into prod. */
  private boolean hasPromoted(Promotion promotion) {
    return promotion.facts().events().stream()
        .filter(event -> event.type() == EventType.PROMOTED)
        .anyMatch(event -> phase.steps().stream().anyMatch(s -> s.key().equals(event.step())));
  }

  private static String words(boolean undoable) {
    var rollBack =
        "Roll back stops the services, backs the present state up, undoes this promotion's commits"
            + " by new ones, puts the backup's data back, starts the services and verifies again."
            + " You confirm each part. It ends this attempt; a later one starts anew.";
    return undoable
        ? "Nothing has happened since but the commit: Undo takes it out of prod by a new one, and"
            + " the step can be run again. "
            + rollBack
        : rollBack;
  }

  Node node() {
    return card;
  }
}
