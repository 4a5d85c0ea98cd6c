package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.workflow.Step;
import java.util.function.Predicate;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says on each page with which entries the open one ships, and who takes which steps. */
final class CompanyBanner extends HBox {
  private final PromotionModel model;
  private final Label words = Layout.text("");
  private final FlowPane ways = new FlowPane();

  CompanyBanner(PromotionModel model) {
    this.model = model;
    getStyleClass().addAll("banner", "accent");
    ways.getStyleClass().add("company-ways");
    var said = new VBox(words, ways);
    said.getStyleClass().add("said");
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().setAll(Icons.of("fth-package", "accent-icon"), said);
    Layout.collapsing(this).setVisible(false);
  }

  void show(Promotion promotion) {
    var lead = promotion.shipsWith();
    var followers = promotion.followers();
    setVisible(lead.isPresent() || !followers.isEmpty());
    if (!isVisible()) {
      return;
    }
    var own = steps(promotion, Step::each);
    if (lead.isPresent()) {
      words.setText(
          "Ships with %s, which takes %s for it too. Left to do here: %s."
              .formatted(lead.get(), steps(promotion, step -> !step.each()), left(promotion)));
      ways.getChildren().setAll(link(lead.get()));
      if (!promotion.facts().leading().isInProd()) {
        ways.getChildren().add(alone(promotion));
      }
    } else {
      words.setText(
          "%s with this entry. What is done here is done for all of them; %s each takes for itself."
              .formatted(
                  followers.size() == 1
                      ? followers.getFirst() + " ships"
                      : String.join(" and ", followers) + " ship",
                  own));
      ways.getChildren().setAll(followers.stream().map(this::link).toList());
    }
  }

  private static String left(Promotion promotion) {
    var open =
        promotion.steps().stream()
            .filter(view -> view.step().each() && !view.state().isSatisfied())
            .map(view -> view.step().number())
            .toList();
    return open.isEmpty() ? "nothing" : Said.steps(open);
  }

  private static String steps(Promotion promotion, Predicate<Step> which) {
    return Said.steps(
        promotion.steps().stream()
            .map(view -> view.step())
            .filter(which)
            .map(Step::number)
            .toList());
  }

  private Hyperlink link(String id) {
    var link = new Hyperlink("Open " + id);
    link.getStyleClass().addAll("plain", "open-" + id);
    Layout.onFollow(link, () -> model.open(id));
    return link;
  }

  private Hyperlink alone(Promotion promotion) {
    var alone = new Hyperlink("Ship alone again");
    alone.getStyleClass().addAll("plain", "ship-alone");
    alone.setAccessibleText("Let " + promotion.id() + " ship alone again");
    alone.disableProperty().bind(model.busyProperty().isNotEmpty());
    Layout.onFollow(
        alone,
        () -> {
          model.record(
              "Letting it ship alone",
              (engine, who) -> engine.together().alone(promotion.id(), who),
              () -> {});
        });
    return alone;
  }
}
