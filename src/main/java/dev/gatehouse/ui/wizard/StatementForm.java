package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Facts.Statement;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.wizard.StepModel.Planned;
import dev.gatehouse.workflow.Step;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Takes a sentence that a person stands for, where no check can prove something. */
final class StatementForm implements StepForm {
  private final PromotionModel model;
  private final Step step;
  private final TextArea text;
  private final VBox said = new VBox();
  private final VBox node;
  private final VBox asked;
  private final Hyperlink instead = new Hyperlink("State something instead…");
  private List<Statement> shown = List.of();

  StatementForm(PromotionModel model, Step step) {
    this.model = model;
    this.step = step;
    this.text =
        Inputs.area(
            "statement-" + step.key(), step.statement(), "A sentence that you stand for", 1);
    var add = Inputs.button("statement-add-" + step.key(), "State", this::state);
    add.disableProperty().bind(text.textProperty().map(String::isBlank));
    var row = Inputs.row(text, add);
    row.setAlignment(Pos.BOTTOM_LEFT);
    said.getStyleClass().add("said");
    Layout.collapsing(said).setVisible(false);
    this.asked = Inputs.captioned(step.statement(), row);
    Layout.collapsing(asked);
    Layout.collapsing(instead);
    instead.getStyleClass().addAll("plain", "small");
    instead.setAccessibleText("Make a statement for step " + step.number());
    Layout.onFollow(
        instead,
        () -> {
          ask(true);
          text.requestFocus();
        });
    this.node = Inputs.box(said, asked, instead);
    model
        .step(step.key())
        .plannedProperty()
        .addListener((seen, old, now) -> ask(asked.isVisible() && isInUse() || isNeeded(now)));
    ask(isNeeded(model.step(step.key()).plannedProperty().get()));
  }

  /** Where something runs that can prove it, the question waits behind a link. */
  private static boolean isNeeded(Optional<Planned> planned) {
    return planned.isPresent()
        && planned.get().plan().isBuiltIn()
        && planned.get().gates().isEmpty();
  }

  private boolean isInUse() {
    return !text.getText().isBlank() || text.isFocused();
  }

  private void ask(boolean openly) {
    var closed = model.promotion().closed();
    asked.setVisible(openly && !closed);
    instead.setVisible(!openly && !closed);
  }

  private void state() {
    var words = text.getText().strip();
    var key = step.key();
    model.record(
        "Recording a statement",
        (engine, who) -> engine.deeds().state(model.id(), key, "", words, who),
        () -> {
          if (text.getText().strip().equals(words)) {
            text.clear();
          }
        });
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    ask(asked.isVisible());
    var now =
        promotion.facts().statements().stream()
            .filter(one -> one.step().equals(step.key()) && one.about().isEmpty())
            .toList();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    said.getChildren().setAll(now.stream().map(StatementForm::row).toList());
    said.setVisible(!now.isEmpty());
  }

  private static Node row(Statement statement) {
    var words =
        Layout.text(
            "“"
                + statement.text()
                + "”, stated by "
                + statement.who().name()
                + ", "
                + Times.minute(statement.at()));
    var row = new HBox(Icons.of("fth-message-square", "muted-icon"), words);
    row.getStyleClass().add("said-row");
    return row;
  }
}
