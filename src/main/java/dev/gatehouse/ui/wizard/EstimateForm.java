package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Estimate;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Step;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Shows how long each part took in the rehearsal, for who is about to do it in prod. */
final class EstimateForm implements StepForm {
  private final PromotionModel model;
  private final Step step;
  private final Label lines = Layout.text("", "small", "mono");
  private final VBox node;
  private String seen = "";

  EstimateForm(PromotionModel model, Step step) {
    this.model = model;
    this.step = step;
    lines.setId("estimate-" + step.key());
    node =
        Inputs.box(
            Inputs.small("As long as this took in the rehearsal, it may take in prod:"), lines);
    Layout.collapsing(node).setVisible(false);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public boolean isForReading() {
    return true;
  }

  @Override
  public void show(Promotion promotion) {
    var runs =
        promotion.attempt()
            + " "
            + promotion.steps().stream()
                .filter(view -> view.step().number() < step.number())
                .map(view -> view.runs().size())
                .toList();
    if (!runs.equals(seen)) {
      seen = runs;
      model.read(
          "Reading how long the rehearsal took",
          engine -> engine.proposals().estimates(model.id()),
          this::show);
    }
  }

  private void show(List<Estimate> estimates) {
    node.setVisible(!estimates.isEmpty());
    lines.setText(String.join("\n", estimates.stream().map(Estimate::line).toList()));
  }
}
