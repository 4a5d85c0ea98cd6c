package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Nodes;
import dev.gatehouse.ui.control.Shortcut;
import dev.gatehouse.ui.theme.Theme;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Step.Ask;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** One promotion: the rail, the page of one of its phases, what it still lacks, and the footer. */
final class PromotionPane extends BorderPane {
  /**
   * Below this width, in pixels of the usual size, what stands on the right moves below the cards.
   */
  private static final double NARROW = 1014;

  private final PromotionModel model;
  private final Dialogs dialogs;
  private final EvidenceDesk desk;
  private final Map<String, PhasePage> pages = new HashMap<>();
  private final SidePane side;
  private final InvalidationListener arranging = seen -> arrange();
  private final TypedFields typed;
  private final ScrollPane sideScroll;
  private final StackPane middle = new StackPane();
  private final PauseTransition atRest = new PauseTransition(Duration.millis(120));

  PromotionPane(PromotionModel model, Dialogs dialogs, EvidenceDesk desk) {
    this.model = model;
    this.dialogs = dialogs;
    this.desk = desk;
    this.side = new SidePane(model, desk);
    this.sideScroll = Layout.scroll(side);
    sideScroll.getStyleClass().addAll("side-pane", "right", "promotion-side");
    var rail = Layout.scroll(new Rail(model, this::reveal));
    rail.getStyleClass().addAll("side-pane", "left", "promotion-rail");
    setLeft(rail);
    setBottom(new Footer(model));
    setCenter(middle);
    typed = new TypedFields(this, model.id(), model.typed());
    model.promotionProperty().addListener((seen, old, now) -> show(page(), now));
    model.phaseProperty().addListener((seen, old, now) -> turn());
    widthProperty().addListener((seen, old, now) -> arrange());
    Theme.scale().addListener(new WeakInvalidationListener(arranging));
    atRest.setOnFinished(event -> prepareNext());
    turn();
    // Opens at the card that comes next, once the page has its size; the keyboard is there too.
    model.promotion().next().ifPresent(next -> model.runner().post(() -> page().focus(next.key())));
  }

  private PhasePage page() {
    return page(model.phaseProperty().get());
  }

  private PhasePage page(String phaseKey) {
    return pages.computeIfAbsent(
        phaseKey,
        key -> {
          var page = new PhasePage(model, key, dialogs, desk);
          middle.getChildren().add(page.node());
          return page;
        });
  }

  private void show(PhasePage page, Promotion now) {
    page.show(now);
    typed.restore(page.content());
  }

  private void turn() {
    var current = page();
    show(current, model.promotion());
    pages.values().forEach(page -> page.current(page == current));
    arrange();
    atRest.playFromStart();
  }

  /**
   * Makes the page that is likely to be turned to next, and dresses it behind the one that is
   * shown, a card at a time: a page that takes its style sheets when it is turned to takes them
   * several times as long as one that has them.
   */
  private void prepareNext() {
    var next = model.next().map(view -> view.phase().key()).filter(key -> !pages.containsKey(key));
    if (next.isEmpty() || getScene() == null) {
      return;
    }
    var page = page(next.get());
    page.current(false);
    show(page, model.promotion());
    dress(page, page.parts());
  }

  private void dress(PhasePage page, Deque<Node> parts) {
    if (getScene() == null || page.node().isVisible()) {
      return;
    }
    if (parts.isEmpty()) {
      page.layOut(middle.getWidth(), middle.getHeight());
    } else {
      parts.poll().applyCss();
      model.runner().post(() -> dress(page, parts));
    }
  }

  private void arrange() {
    var comparing =
        model.phase().phase().steps().stream().anyMatch(step -> step.asksFor(Ask.DELTAS));
    var narrow = getWidth() > 0 && getWidth() < NARROW * Theme.scale().get();
    if (comparing || narrow) {
      setRight(null);
      sideScroll.setContent(null);
      page().below(side);
    } else {
      pages.values().forEach(PhasePage::withoutBelow);
      sideScroll.setContent(side);
      setRight(sideScroll);
    }
  }

  /** Does what is asked for by keys, as far as it is anything here. */
  boolean obey(Shortcut shortcut) {
    switch (shortcut) {
      case NEXT_STEP -> go(1);
      case PREVIOUS_STEP -> go(-1);
      case NEXT_PAGE -> model.next().ifPresent(this::turnTo);
      case PREVIOUS_PAGE -> model.previous().ifPresent(this::turnTo);
      case GO_ON -> model.step(here()).ask();
      case CANCEL -> model.cancel();
      case FIND -> find();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Goes to where the page's files are filtered, else to where what a run printed is searched. */
  private void find() {
    for (var selector : List.of("#delta-filter", ".console-search")) {
      for (var field : page().content().lookupAll(selector)) {
        if (Nodes.isSeen(field)) {
          field.requestFocus();
          return;
        }
      }
    }
  }

  private void turnTo(PhaseView view) {
    model.showPhase(view.phase().key());
    page().focus(view.steps().getFirst().step().key());
  }

  /** The step that the keyboard is in, else the one that comes next, else the page's first. */
  private String here() {
    return page()
        .focused()
        .or(() -> model.promotion().next().map(Step::key).filter(page()::has))
        .orElseGet(() -> model.phase().steps().getFirst().step().key());
  }

  /** From the card that the keyboard is on; from none, forward is to the step that is next. */
  private void go(int distance) {
    var keys = model.promotion().steps().stream().map(view -> view.step().key()).toList();
    var onto = page().focused().isEmpty() && distance > 0 ? 0 : distance;
    var at = Math.clamp(keys.indexOf(here()) + onto, 0, keys.size() - 1);
    reveal(keys.get(at));
    page().focus(keys.get(at));
  }

  /** Turns to a step's page and scrolls to its card. */
  void reveal(String stepKey) {
    model.promotion().phases().stream()
        .filter(view -> view.steps().stream().anyMatch(step -> step.step().key().equals(stepKey)))
        .findFirst()
        .ifPresent(view -> model.showPhase(view.phase().key()));
    page().reveal(stepKey);
  }
}
