package dev.gatehouse.ui.wizard;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Together.Candidate;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Chooses the other Pending entries that ship with this one. */
final class TogetherForm implements StepForm {
  private final PromotionModel model;
  private final VBox rows = new VBox();
  private final Hyperlink more = new Hyperlink("Ship other entries with this one…");
  private final VBox node;
  private List<Candidate> candidates = List.of();
  private boolean open;
  private boolean settled;

  TogetherForm(PromotionModel model) {
    this.model = model;
    rows.setId("together");
    rows.getStyleClass().add("together");
    more.setId("together-more");
    more.getStyleClass().addAll("plain", "small");
    Layout.onFollow(
        more,
        () -> {
          open = true;
          build();
        });
    Layout.collapsing(more);
    Layout.collapsing(rows);
    node = Inputs.box(rows, more);
    Layout.collapsing(node).setVisible(false);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    settled = promotion.facts().isInProd();
    if (promotion.shipsWith().isPresent() || promotion.closed()) {
      show(List.of());
    } else {
      model.read(
          "Looking for what could ship together",
          engine -> engine.together().candidates(model.id()),
          this::show);
    }
  }

  private void show(List<Candidate> now) {
    candidates = now;
    build();
  }

  private void build() {
    var shown = candidates.stream().filter(one -> open && !settled || one.chosen()).toList();
    rows.getChildren().setAll(shown.stream().map(this::row).toList());
    rows.setVisible(!shown.isEmpty());
    more.setVisible(!settled && shown.size() < candidates.size());
    node.setVisible(rows.isVisible() || more.isVisible());
  }

  private Node row(Candidate one) {
    var id = Layout.text(one.id(), "strong");
    var words = new VBox(id, Layout.text(one.summary(), "small"));
    var claims = Claims.parse(one.claims()).patterns();
    words
        .getChildren()
        .add(
            claims.isEmpty()
                ? Layout.text("It claims nothing yet", "small", "muted")
                : Layout.text(String.join("  ", claims), "small", "mono", "muted"));
    if (!one.why().isEmpty()) {
      words.getChildren().add(Layout.text(one.why(), "small", "warning-text"));
    }
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var choose =
        Inputs.button(
            "together-" + one.id(),
            one.chosen() ? "Ship alone again" : "Ship with this one",
            () -> turn(one));
    choose.setAccessibleText(choose.getText() + ": " + one.id());
    choose.setDisable(!one.why().isEmpty());
    var icon =
        one.chosen()
            ? Icons.of("fth-check-circle", "success-icon")
            : Icons.of("fth-circle", "muted-icon");
    icon.setAccessibleText(one.chosen() ? "ships with this entry" : "ships alone");
    var row = Inputs.row(icon, words, choose);
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("together-row");
    return row;
  }

  private void turn(Candidate one) {
    model.record(
        one.chosen() ? "Letting it ship alone" : "Letting it ship together",
        (engine, who) -> {
          if (one.chosen()) {
            engine.together().alone(one.id(), who);
            return engine.promotion(model.id());
          }
          return engine.together().ship(one.id(), model.id(), who);
        },
        () -> {});
  }
}
