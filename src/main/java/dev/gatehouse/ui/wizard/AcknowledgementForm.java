package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.SchemaChange;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.workflow.Step;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Shows what the rehearsed upgrade changes, before a person can say that it was looked at. */
final class AcknowledgementForm implements StepForm {
  private final PromotionModel model;
  private final Step step;
  private final Label summary = Layout.text("");
  private final TextArea diff = Inputs.area("schema-diff", "What the upgrade changes", "", 8);
  private final TextField text;
  private final Button acknowledge;
  private final VBox said = new VBox();
  private final VBox asked;
  private final VBox node;
  private String seen = "";

  AcknowledgementForm(PromotionModel model, Step step) {
    this.model = model;
    this.step = step;
    diff.setEditable(false);
    diff.getStyleClass().addAll("mono", "schema-diff");
    text =
        Inputs.line(
            "acknowledge-text-" + step.key(),
            "What you say about it",
            "What you say about it, if anything");
    acknowledge = Inputs.button("acknowledge-" + step.key(), "Acknowledge", this::acknowledge);
    said.getStyleClass().add("said");
    asked = Inputs.box(diff, Inputs.row(text, acknowledge));
    Layout.collapsing(asked).setVisible(false);
    node = Inputs.box(summary, asked, said);
  }

  private void acknowledge() {
    var words = text.getText();
    model.record(
        "Recording that it was looked at",
        (engine, who) -> engine.deeds().acknowledge(model.id(), step.key(), words, who),
        text::clear);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    said.getChildren().setAll(acknowledgements(promotion));
    var builds = Builds.on(promotion, step);
    if (!builds.equals(seen)) {
      seen = builds;
      model.read(
          "Looking at what the upgrade changes",
          engine -> engine.proposals().schemaChange(model.id()),
          this::show);
    }
  }

  private void show(Optional<SchemaChange> change) {
    asked.setVisible(change.isPresent());
    summary.setText(
        change
            .map(SchemaChange::summary)
            .orElse("What the upgrade changes is shown here once there is a rehearsed copy."));
    diff.setText(change.map(SchemaChange::text).orElse(""));
  }

  private List<Label> acknowledgements(Promotion promotion) {
    return promotion.notes().stream()
        .filter(note -> note.kind().equals("acknowledged") && note.step().equals(step.key()))
        .map(
            note ->
                Layout.text(
                    note.who().name()
                        + " acknowledged, "
                        + Times.minute(note.at())
                        + ": "
                        + note.text()))
        .toList();
  }
}
