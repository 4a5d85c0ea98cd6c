package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.BackupAgain;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.workflow.Step;
import java.io.IOException;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Verifies the backup once more, whenever somebody wants to know. */
final class BackupForm implements StepForm {
  private final PromotionModel model;
  private final Button again;
  private final Label said = Layout.text("", "small");
  private final Button cancel;
  private final HBox node;
  private boolean isVerifying;

  BackupForm(PromotionModel model, Step step) {
    this.model = model;
    again = Inputs.button("verify-again-" + step.key(), "Verify again", this::verify);
    again.setAccessibleText("Verify the backup of step " + step.number() + " again");
    again.setMinWidth(Button.USE_PREF_SIZE);
    said.setId("verified-again-" + step.key());
    cancel = Inputs.button("verify-cancel-" + step.key(), "Cancel", () -> {});
    cancel.setAccessibleText("Cancel verifying the backup");
    cancel.getStyleClass().add("danger-word");
    Layout.collapsing(cancel).setVisible(false);
    node = Inputs.row(again, cancel, said);
    Layout.collapsing(node).setVisible(false);
  }

  private void verify() {
    isVerifying = true;
    again.setDisable(true);
    said.setText("Restoring it into scratch and reading it back …");
    var stop = new Cancellation();
    cancel.setVisible(true);
    cancel.setOnAction(event -> stop.cancel());
    var engine = model.promotions();
    model
        .runner()
        .run(
            "Verifying the backup again",
            stop,
            () -> line(engine, stop),
            this::end,
            failure -> end("It could not be verified: " + failure.getMessage()));
  }

  private void end(String line) {
    var held = cancel.isFocused();
    isVerifying = false;
    again.setDisable(false);
    cancel.setVisible(false);
    said.setText(line + ", " + Times.minute(Instant.now()));
    if (held) {
      again.requestFocus();
    }
  }

  /** However it ends there is a line, so that the button comes back. */
  private String line(Promotions engine, Cancellation stop) {
    try {
      return engine.proposals().verifyBackup(model.id(), stop);
    } catch (Trouble | IOException e) {
      return "It could not be verified: " + e.getMessage();
    }
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public boolean isForReading() {
    return true;
  }

  @Override
  public void show(Promotion promotion) {
    var isThere = BackupAgain.isThere(promotion.facts());
    node.setVisible(isThere);
    if (!isThere) {
      said.setText("");
    }
    again.setDisable(isVerifying);
  }
}
