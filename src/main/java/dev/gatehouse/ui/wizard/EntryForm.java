package dev.gatehouse.ui.wizard;

import dev.gatehouse.log.Field;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Step;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for the new entry's summary and owner, which a run then writes into the log. */
final class EntryForm implements StepForm {
  private final Step step;
  private final TextField summary =
      Inputs.line("entry-summary", "Summary", "What the entry ships, in a line");
  private final TextField owner = Inputs.line("entry-owner", "Owner", "Who answers for it");
  private final Prefilled summaryFilled = new Prefilled(summary);
  private final Prefilled ownerFilled = new Prefilled(owner);
  private final VBox fields;
  private final VBox node;

  EntryForm(PromotionModel model, Step step) {
    this.step = step;
    var id = Layout.text(model.id(), "mono");
    fields = Inputs.box(Inputs.captioned("Summary", summary), Inputs.captioned("Owner", owner));
    node = Inputs.box(Inputs.captioned("ID", id), fields);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    summaryFilled.offer(promotion.facts().summary());
    ownerFilled.offer(promotion.facts().fields().getOrDefault(Field.OWNER, ""));
    // A row that stands in the log is edited there; running this step again would only repeat it.
    var satisfied = promotion.step(step.key()).state().isSatisfied();
    summary.setEditable(!satisfied);
    owner.setEditable(!satisfied);
  }

  @Override
  public Map<String, String> input() {
    return Map.of("summary", summary.getText(), "owner", owner.getText());
  }
}
