package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.MergeOffer;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.wizard.StepModel.Planned;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** Asks whether dev's branch is merged, where that would say the truth. */
final class MergeForm implements StepForm {
  private final CheckBox merge = new CheckBox();
  private final VBox node;

  MergeForm(StepModel step) {
    merge.setId("merge-" + step.step().key());
    node =
        Inputs.box(
            merge,
            Inputs.small(
                "The commit has dev's history behind it then. Everything that differs ships as"
                    + " dev has committed it, so prod's files come out the same either way."));
    Layout.collapsing(node).setVisible(false);
    step.plannedProperty().subscribe(now -> offer(now.flatMap(Planned::merge)));
  }

  private void offer(Optional<MergeOffer> offer) {
    node.setVisible(offer.isPresent());
    offer.ifPresent(
        one -> merge.setText("Merge dev's branch “" + one.branch() + "” in place of one commit"));
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    // What can be merged comes with what would run.
  }

  @Override
  public Map<String, String> input() {
    return node.isVisible() && merge.isSelected() ? Map.of(MergeOffer.INPUT, "true") : Map.of();
  }
}
