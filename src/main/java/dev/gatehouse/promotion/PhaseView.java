package dev.gatehouse.promotion;

import dev.gatehouse.workflow.Phase;
import dev.gatehouse.workflow.Step;
import java.util.List;

/**
 * One phase of one promotion, as it stands now.
 *
 * @param heldBy the steps of earlier phases that hold its gate shut; empty where it is open
 */
public record PhaseView(Phase phase, List<StepView> steps, List<Step> heldBy) {

  public boolean isOpen() {
    return heldBy.isEmpty();
  }

  /** How many of its steps are satisfied. */
  public int done() {
    return (int) steps.stream().filter(step -> step.state().isSatisfied()).count();
  }
}
