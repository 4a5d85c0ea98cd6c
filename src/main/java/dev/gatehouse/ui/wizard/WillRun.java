package dev.gatehouse.ui.wizard;

import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.wizard.StepModel.Planned;
import dev.gatehouse.workflow.Step;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What will run when a step is started, and where, in full. */
final class WillRun {
  private final Step step;
  private final Label command = Layout.text("", "code-chip", "command");
  private final Label where = Layout.word("", "muted");
  private final PathLabel folder = new PathLabel("");
  private final Label because = Layout.text("", "small", "muted");
  private final VBox gates = new VBox();
  private final HBox place = new HBox(where, folder);
  private final VBox node;

  WillRun(Step step) {
    this.step = step;
    command.setId("command-" + step.key());
    place.getStyleClass().add("place");
    folder.getStyleClass().add("muted");
    gates.getStyleClass().add("gates");
    for (Node each : new Node[] {because, gates, place}) {
      Layout.collapsing(each);
    }
    node = new VBox(command, place, because, gates);
    node.getStyleClass().add("will-run");
    node.managedProperty().bind(node.visibleProperty());
    node.setVisible(false);
  }

  Node node() {
    return node;
  }

  void show(Optional<Planned> planned) {
    node.setVisible(planned.isPresent());
    if (planned.isEmpty()) {
      return;
    }
    var plan = planned.get().plan();
    command.setText(plan.isBuiltIn() ? builtIn() : Said.command(plan.command()));
    command.getStyleClass().setAll("label", plan.isBuiltIn() ? "muted" : "code-chip", "command");
    place.setVisible(!plan.isBuiltIn());
    where.setText(step.in().isEmpty() ? "in" : "in " + step.in() + ",");
    folder.show(plan.folder().toString());
    because.setText(plan.because());
    because.setVisible(!plan.because().isEmpty());
    gates
        .getChildren()
        .setAll(
            planned.get().gates().stream()
                .map(gate -> Layout.text("gate " + gate, "small", "mono", "muted"))
                .toList());
    gates.setVisible(!planned.get().gates().isEmpty());
  }

  private String builtIn() {
    return step.person()
        ? "Done by a person"
        : step.in().isEmpty() ? "Built in" : "Built in, on " + step.in();
  }
}
