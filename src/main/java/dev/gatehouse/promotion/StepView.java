package dev.gatehouse.promotion;

import dev.gatehouse.workflow.Step;
import java.util.List;
import java.util.Optional;

/**
 * One step of one promotion, as it stands now.
 *
 * @param why what makes it stale, or why it was skipped or waived and by whom; empty otherwise
 * @param runs every run that counts in this attempt, oldest first
 * @param earlier the runs of attempts that are over
 * @param blockedBy why it cannot be started now, a sentence each; empty where it can
 */
public record StepView(
    Step step,
    StepState state,
    String why,
    List<RunView> runs,
    List<EarlierRuns> earlier,
    List<String> blockedBy) {

  public boolean canStart() {
    return blockedBy.isEmpty();
  }

  public Optional<RunView> lastRun() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
  }
}
