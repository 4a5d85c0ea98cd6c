package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.shell.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** Keeps a model for each promotion that was opened, and says which of them is shown. */
final class WizardModel {
  private final Session session;
  private final Map<String, PromotionModel> opened = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<PromotionModel>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Subscription following = Subscription.EMPTY;

  WizardModel(Session session) {
    this.session = session;
  }

  /** The promotion that is shown; empty where none was opened. */
  ReadOnlyObjectProperty<Optional<PromotionModel>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Follows the session from now on. */
  void attach() {
    following.unsubscribe();
    following =
        Subscription.combine(
            session.lookedProperty().subscribe(looks -> show(session.promotion())),
            session.wantedStepProperty().subscribe(this::turnTo));
  }

  void detach() {
    following.unsubscribe();
  }

  private void turnTo(String stepKey) {
    if (stepKey.isEmpty() || current.get().isEmpty()) {
      return;
    }
    var workflow = session.promotions().workflow();
    current.get().get().showPhase(workflow.phaseOf(workflow.step(stepKey)).key());
    session.wantedStepProperty().set("");
  }

  private void show(Optional<Promotion> now) {
    if (now.isEmpty()) {
      current.set(Optional.empty());
      return;
    }
    var id = now.get().id();
    if (opened.containsKey(id)) {
      Objects.requireNonNull(opened.get(id)).show(now.get());
    } else {
      opened.put(id, new PromotionModel(session, now.get()));
    }
    current.set(Optional.ofNullable(opened.get(id)));
  }
}
