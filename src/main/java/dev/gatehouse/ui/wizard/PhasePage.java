package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Nodes;
import dev.gatehouse.ui.shell.FindingsBanner;
import dev.gatehouse.workflow.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page of one phase: what holds it shut, and a card for each of its steps. */
final class PhasePage {
  private final PromotionModel model;
  private final String phaseKey;
  private final Label title;
  private final Map<String, StepCard> cards = new LinkedHashMap<>();
  private final Label gate = Layout.text("");
  private final HBox gateBanner = banner("fth-lock", gate);
  private final FindingsBanner findings;
  private final CompanyBanner company;
  private final VBox belowCards = new VBox();
  private final VBox content = new VBox();
  private final ScrollPane scroll;

  PhasePage(PromotionModel model, String phaseKey, Dialogs dialogs, EvidenceDesk desk) {
    this.model = model;
    this.phaseKey = phaseKey;
    var view = model.phase(phaseKey);
    var above =
        Layout.text(
            "Phase "
                + model.number(phaseKey)
                + " of "
                + model.promotion().phases().size()
                + " · "
                + model.id(),
            "muted");
    title = Layout.text(view.phase().title(), "page-title");
    findings =
        new FindingsBanner(
            dialogs,
            (what, deed) -> model.record(what, deed, () -> {}),
            model.busyProperty().isNotEmpty());
    content.getStyleClass().add("phase-page");
    company = new CompanyBanner(model);
    content.getChildren().addAll(new VBox(above, title), company, findings, gateBanner);
    var forms = new StepForms(model, desk, dialogs);
    for (var step : view.steps()) {
      var key = step.step().key();
      var card = new StepCard(model, model.step(key), forms.of(step.step()), dialogs, desk);
      cards.put(key, card);
      model.step(key).onWanted(() -> focus(key));
      content.getChildren().add(card.node());
    }
    Layout.collapsing(belowCards).setVisible(false);
    content.getChildren().addAll(belowCards, new WayOut(model, view.phase(), dialogs).node());
    content.getChildren().add(new WayBack(model, view.phase(), dialogs).node());
    scroll = Layout.scroll(content);
    scroll.getStyleClass().add("phase-scroll");
  }

  private static HBox banner(String icon, Label words) {
    HBox.setHgrow(words, Priority.ALWAYS);
    var banner = new HBox(Icons.of(icon), words);
    banner.getStyleClass().add("banner");
    Layout.collapsing(banner).setVisible(false);
    return banner;
  }

  Node node() {
    return scroll;
  }

  /** What the page scrolls. */
  Node content() {
    return content;
  }

  /** The parts of the page that can be dressed one at a time, in the order of the page. */
  Deque<Node> parts() {
    return new ArrayDeque<>(content.getChildren());
  }

  /** Lays the page out while it is out of sight. */
  void layOut(double width, double height) {
    scroll.resize(width, height);
    scroll.layout();
  }

  /** Shows the page as the one that is turned to, or keeps it out of sight. */
  void current(boolean current) {
    title.setId(current ? "page-title" : null);
    scroll.setVisible(current);
    scroll.setManaged(current);
  }

  void show(Promotion promotion) {
    var view = model.phase(phaseKey);
    gateBanner.setVisible(!view.isOpen());
    gate.setText(view.isOpen() ? "" : heldBy(view));
    company.show(promotion);
    findings.show(promotion);
    cards.values().forEach(card -> card.show(promotion, view));
  }

  private static String heldBy(PhaseView view) {
    var names = view.heldBy().stream().map(step -> step.number() + " " + step.title());
    return "Nothing can run here yet: "
        + Said.steps(view.heldBy().stream().map(Step::number).toList())
        + (view.heldBy().size() == 1 ? " has" : " have")
        + " to pass first ("
        + (view.heldBy().size() <= 4
            ? names.collect(Collectors.joining(", "))
            : "next: " + names.findFirst().orElse(""))
        + ").";
  }

  /** Puts something below the cards, where the window is too narrow to have it beside them. */
  void below(Node node) {
    belowCards.getChildren().setAll(node);
    belowCards.setVisible(true);
  }

  void withoutBelow() {
    belowCards.getChildren().clear();
    belowCards.setVisible(false);
  }

  boolean has(String stepKey) {
    return cards.containsKey(stepKey);
  }

  /** The step on whose card the keyboard is; empty where it is on none. */
  Optional<String> focused() {
    var scene = content.getScene();
    return cards.entrySet().stream()
        .filter(
            card -> scene != null && Nodes.isWithin(scene.getFocusOwner(), card.getValue().node()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Puts the keyboard on a step's card, and scrolls to it. */
  void focus(String stepKey) {
    var card = cards.get(stepKey);
    if (card != null) {
      reveal(stepKey);
      card.focus();
    }
  }

  /** Scrolls until a step's card is in view. */
  void reveal(String stepKey) {
    var card = cards.get(stepKey);
    if (card == null) {
      return;
    }
    scroll.applyCss();
    scroll.layout();
    var room = content.getHeight() - scroll.getViewportBounds().getHeight();
    var top = card.node().getBoundsInParent().getMinY() - 12;
    scroll.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
  }
}
