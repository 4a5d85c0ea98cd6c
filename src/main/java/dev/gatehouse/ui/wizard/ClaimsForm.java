package dev.gatehouse.ui.wizard;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Takes the paths and globs that the entry ships. */
final class ClaimsForm implements StepForm {
  private final PromotionModel model;
  private final TextArea claims =
      Inputs.area("claims", "Claimed paths", "src/app.py\nmigrations/**", 4);
  private final Prefilled filled = new Prefilled(claims);
  private final Label hint = Inputs.small("");
  private final ToggleButton since = new ToggleButton("What came, by commit");
  private final OriginsList origins =
      new OriginsList(() -> Claims.parse(claims.getText()), this::take);
  private final VBox node;

  ClaimsForm(PromotionModel model) {
    this.model = model;
    claims.getStyleClass().add("mono");
    var propose = Inputs.button("claims-propose", "Propose what differs", this::propose);
    var save = Inputs.button("claims-save", "Save the claims", this::save);
    claims
        .textProperty()
        .addListener(
            (seen, old, now) -> {
              hint();
              origins.follow();
            });
    since.setId("claims-since");
    since.getStyleClass().addAll("chip", "tone-neutral");
    since.setMinWidth(ToggleButton.USE_PREF_SIZE);
    since.setTooltip(new Tooltip("Dev's commits and changes since the entry was opened"));
    since.selectedProperty().subscribe((old, now) -> look());
    origins.node().visibleProperty().bind(since.selectedProperty());
    Layout.collapsing(origins.node());
    hint();
    node =
        Inputs.box(
            Inputs.captioned("Paths and globs that this entry ships, one to a line", claims),
            Inputs.row(propose, since, save, Layout.spacer()),
            hint,
            origins.node());
  }

  private void propose() {
    model.read(
        "Looking for what differs", engine -> engine.proposals().claims(model.id()), this::take);
  }

  private void look() {
    if (since.isSelected()) {
      model.read(
          "Looking for what came",
          engine -> engine.proposals().claimsByOrigin(model.id()),
          origins::show);
    }
  }

  /** Adds what is proposed to what stands there: nothing that was typed goes away. */
  private void take(List<String> proposed) {
    var lines = new LinkedHashSet<String>();
    claims.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    var typed = Claims.of(List.copyOf(lines));
    proposed.stream().filter(path -> !typed.matches(path)).forEach(lines::add);
    claims.setText(String.join("\n", lines));
  }

  private void save() {
    var text = claims.getText();
    model.record(
        "Saving the claims",
        (engine, who) -> engine.deeds().claim(model.id(), text, who),
        () -> {});
  }

  private void hint() {
    var typed = Claims.parse(claims.getText());
    var said = typed.takesEverything() ? "One of these takes in everything that differs. " : "";
    hint.setText(said + (filled.isTouched() ? "Not saved yet." : ""));
    hint.setVisible(!hint.getText().isEmpty());
    hint.setManaged(hint.isVisible());
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    var saved = Claims.parse(promotion.claims());
    var typed = Claims.parse(claims.getText());
    filled.offer(saved.equals(typed) ? claims.getText() : String.join("\n", saved.patterns()));
    hint();
    look();
  }
}
