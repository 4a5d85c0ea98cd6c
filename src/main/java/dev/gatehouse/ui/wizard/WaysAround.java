package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Step;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;

/** Skipping a step, or doing without its proof, where the process allows it. */
final class WaysAround {
  private final PromotionModel model;
  private final StepModel step;
  private final Dialogs dialogs;
  private final HBox node = new HBox();

  WaysAround(PromotionModel model, StepModel step, Dialogs dialogs) {
    this.model = model;
    this.step = step;
    this.dialogs = dialogs;
    var what = step.step();
    node.getStyleClass().add("ways-around");
    Layout.collapsing(node);
    if (what.skip()) {
      node.getChildren().add(link("skip-" + what.key(), "Skip…", this::skip));
    }
    if (what.waive()) {
      node.getChildren()
          .add(
              new WaiverDialog(model, dialogs)
                  .link(
                      "waive-" + what.key(),
                      "step " + what.number(),
                      (engine, reason, askedBy, who) ->
                          engine.deeds().waive(model.id(), what.key(), reason, askedBy, who)));
    }
    node.disableProperty().bind(model.busyProperty().isNotEmpty());
    step.viewProperty().addListener((seen, old, now) -> show());
    step.runningProperty().addListener((seen, old, now) -> show());
    show();
  }

  private Hyperlink link(String id, String words, Runnable action) {
    var link = new Hyperlink(words);
    link.setId(id);
    link.getStyleClass().addAll("plain", "small");
    link.setAccessibleText(words.replace("…", "") + " step " + step.step().number());
    Layout.onFollow(link, action);
    return link;
  }

  private void show() {
    node.setVisible(
        !node.getChildren().isEmpty()
            && step.view().canStart()
            && !step.view().state().isSatisfied()
            && !step.runningProperty().get());
  }

  private Step what() {
    return step.step();
  }

  private void skip() {
    dialogs.ask(
        "Skip step " + what().number(),
        "Why is there nothing to do?",
        reason ->
            model.record(
                "Skipping",
                (engine, who) -> engine.deeds().skip(model.id(), what().key(), reason, who),
                () -> {}));
  }

  Node node() {
    return node;
  }
}
