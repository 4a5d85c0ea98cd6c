package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.BackupAgain;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotions;
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
  private final HBox node;
  private boolean isVerifying;

  BackupForm(PromotionModel model, Step step) {
    this.model = model;
    again = Inputs.button("verify-again-" + step.key(), "Verify again", this::verify);
    again.setAccessibleText("Verify the backup of step " + step.number() + " again");
    again.setMinWidth(Button.USE_PREF_SIZE);
    said.setId("verified-again-" + step.key());
    node = Inputs.row(again, said);
    Layout.collapsing(node).setVisible(false);
  }

  private void verify() {
    isVerifying = true;
    again.setDisable(true);
    said.setText("Restoring it into scratch and reading it back …");
    model.read(
        "Verifying the backup again",
        this::line,
        line -> {
          isVerifying = false;
          again.setDisable(false);
          said.setText(line + ", " + Times.minute(Instant.now()));
        });
  }

  /** However it ends there is a line, so that the button comes back. */
  private String line(Promotions engine) {
    try {
      return engine.proposals().verifyBackup(model.id());
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
