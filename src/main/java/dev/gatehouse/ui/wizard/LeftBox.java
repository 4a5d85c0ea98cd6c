package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What an earlier run of a step has left running, named, and the button that ends it. */
final class LeftBox {
  private final StepModel step;
  private final Label words = Layout.text("");
  private final HBox node;

  LeftBox(PromotionModel model, StepModel step) {
    this.step = step;
    var what = step.step();
    Button end =
        Inputs.button("end-left-" + what.key(), "End them", () -> model.endLeft(what.title()));
    end.setAccessibleText("End what step " + what.number() + " has left running");
    end.disableProperty().bind(model.workProperty().isNotEmpty());
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    node = new HBox(Icons.of("fth-alert-triangle", "warning-icon"), words, end);
    node.setId("left-" + what.key());
    node.getStyleClass().add("banner");
    Layout.collapsing(node);
    step.leftProperty().addListener((seen, old, now) -> show(now));
    show(step.leftProperty().get());
  }

  private void show(List<String> processes) {
    node.setVisible(!processes.isEmpty());
    words.setText(
        "Still running from a run of step "
            + step.step().number()
            + " that did not come to its end: "
            + String.join(", ", processes)
            + ". "
            + (processes.size() == 1 ? "It" : "They")
            + " may go on changing what the step works on: end "
            + (processes.size() == 1 ? "it" : "them")
            + " before you run it again.");
  }

  Node node() {
    return node;
  }
}
