package dev.gatehouse.ui.wizard;

import dev.gatehouse.ledger.Who;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.SignOff;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.workflow.Step;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Takes the names that agree; the program fills none of them in. */
final class SignOffForm implements StepForm {
  private final PromotionModel model;
  private final Step step;
  private final TextField name = Inputs.line("sign-name", "Name of who signs", "Name");
  private final ChoiceBox<Who.Kind> kind = new ChoiceBox<>();
  private final VBox signed = new VBox();
  private final VBox node;
  private final VBox asked;
  private List<SignOff> shown = List.of();

  SignOffForm(PromotionModel model, Step step) {
    this.model = model;
    this.step = step;
    kind.setId("sign-kind");
    kind.setAccessibleText("A person or an agent");
    kind.getItems().setAll(Who.Kind.values());
    kind.setConverter(new KindWords());
    kind.setValue(Who.Kind.HUMAN);
    kind.setMinWidth(ChoiceBox.USE_PREF_SIZE);
    var sign = Inputs.button("sign-add", "Sign", this::sign);
    sign.disableProperty().bind(name.textProperty().map(String::isBlank));
    name.setOnAction(event -> sign.fire());
    signed.getStyleClass().add("said");
    asked =
        Inputs.box(
            Inputs.row(name, kind, sign),
            Inputs.small(
                "Two names, at least one of them a person's. Each signs here; then run the step."));
    asked.setId("sign-asked");
    Layout.collapsing(asked);
    node = Inputs.box(signed, asked);
  }

  private void sign() {
    var signer = new Who(name.getText(), kind.getValue());
    model.record(
        "Signing",
        (engine, me) -> engine.deeds().sign(model.id(), signer),
        () -> {
          if (name.getText().strip().equals(signer.name())) {
            name.clear();
            kind.setValue(Who.Kind.HUMAN);
            goOn();
          }
        });
  }

  /** The next name, or where nobody else has to sign, the step. */
  private void goOn() {
    if (asked.isVisible()) {
      name.requestFocus();
    } else {
      model.step(step.key()).want();
    }
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    var now = promotion.signOffs();
    if (now.equals(shown) && !signed.getChildren().isEmpty()) {
      return;
    }
    shown = now;
    // Two agree, one of them a person: the step can be run.
    asked.setVisible(now.size() < 2 || now.stream().noneMatch(one -> one.who().isHuman()));
    signed
        .getChildren()
        .setAll(
            now.isEmpty()
                ? List.of(Inputs.small("Nobody has signed yet."))
                : now.stream().map(SignOffForm::row).toList());
  }

  private static Node row(SignOff signOff) {
    var who = signOff.who();
    var icon = Icons.of("fth-check", "success-icon");
    var words =
        Layout.text(
            who.name()
                + (who.isHuman() ? ", a person, " : ", an agent, ")
                + Times.minute(signOff.at()));
    var row = new HBox(icon, words);
    row.getStyleClass().add("said-row");
    return row;
  }

  private static final class KindWords extends StringConverter<Who.Kind> {
    @Override
    public String toString(Who.Kind kind) {
      return kind == Who.Kind.HUMAN ? "a person" : "an agent";
    }

    @Override
    public Who.Kind fromString(String words) {
      return words.equals("a person") ? Who.Kind.HUMAN : Who.Kind.AGENT;
    }
  }
}
