package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.PhaseView;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Shortcut;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Back and Next, why Next is shut, and what was saved last. */
final class Footer extends HBox {
  private final PromotionModel model;
  private final Button back = new Button("", Icons.of("fth-chevron-left"));
  private final Button next = new Button("", Icons.of("fth-chevron-right"));
  private final Label reason = Layout.text("", "muted");
  private final Label saved = Layout.word("", "muted");

  Footer(PromotionModel model) {
    this.model = model;
    getStyleClass().add("app-footer");
    setAlignment(Pos.CENTER_LEFT);
    back.setId("back");
    next.setId("next");
    reason.setId("footer-reason");
    saved.setId("saved");
    next.setContentDisplay(ContentDisplay.RIGHT);
    back.setMinWidth(Button.USE_PREF_SIZE);
    next.setMinWidth(Button.USE_PREF_SIZE);
    reason.setMaxWidth(Double.MAX_VALUE);
    reason.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(reason, Priority.ALWAYS);
    back.setOnAction(event -> turn(model.previous()));
    next.setOnAction(event -> turn(model.next()));
    Shortcut.PREVIOUS_PAGE.on(back);
    Shortcut.NEXT_PAGE.on(next);
    saved.textProperty().bind(model.savedProperty());
    getChildren().setAll(back, saved, reason, next);
    model.promotionProperty().addListener((seen, old, now) -> show());
    model.phaseProperty().addListener((seen, old, now) -> show());
    model.busyProperty().addListener((seen, old, now) -> show());
    show();
  }

  private void turn(Optional<PhaseView> to) {
    to.ifPresent(view -> model.showPhase(view.phase().key()));
  }

  private void show() {
    var before = model.previous().map(view -> view.phase().title());
    var after = model.next().map(view -> view.phase().title());
    back.setVisible(before.isPresent());
    back.setManaged(before.isPresent());
    back.setText(before.orElse(""));
    back.setAccessibleText("Back to " + before.orElse(""));
    next.setVisible(after.isPresent());
    next.setManaged(after.isPresent());
    next.setText(after.orElse(""));
    next.setAccessibleText("Next: " + after.orElse(""));
    next.setDisable(!model.isNextOpen());
    next.getStyleClass().remove("accent");
    if (model.isNextOpen() && isPageDone()) {
      next.getStyleClass().add("accent");
    }
    reason.setText(reason());
  }

  private boolean isPageDone() {
    return model.phase().done() == model.phase().steps().size();
  }

  private String reason() {
    if (!model.busyProperty().get().isEmpty()) {
      return model.busyProperty().get() + ".";
    }
    return model.nextReason();
  }
}
