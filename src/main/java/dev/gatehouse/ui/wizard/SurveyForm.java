package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import javafx.scene.Node;

/** A form that follows the comparison by itself. */
record SurveyForm(Node node) implements StepForm {

  @Override
  public boolean isForReading() {
    return true;
  }

  @Override
  public void show(Promotion promotion) {
    // The comparison is looked up again by the model that it shows.
  }
}
