package dev.gatehouse.promotion;

import dev.gatehouse.action.Rehearsed;
import dev.gatehouse.io.ProcessLock;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workflow.Step;
import java.io.IOException;
import java.util.List;

/**
 * Whose turn the rehearsal's folder is: a dev has one, and two entries in it would disturb each
 * other. It is held while a step works in it, in all processes, and from the rehearsal that passed
 * to the clean-up.
 */
final class RehearsalTurn {
  private final Promotions promotions;

  RehearsalTurn(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * Takes the turn for a step that works there.
   *
   * @throws Trouble where it is another entry's
   */
  ProcessLock take(Step step, String id) throws IOException {
    var dev = promotions.workspace().dev().root();
    var lock =
        ProcessLock.tryAcquire(ProcessLock.fileFor(dev.resolve("rehearsal")))
            .orElseThrow(
                () -> refused(step, "Another entry is being rehearsed in it at this moment"));
    try {
      refuseBeside(step, id);
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void refuseBeside(Step step, String id) throws IOException {
    var owner = Rehearsed.owner(promotions.workspace());
    if (owner.isEmpty() || owner.get().equals(id)) {
      return;
    }
    var steps = promotions.workflow().steps().stream().filter(Step::rehearses).toList();
    if (!step.equals(steps.getFirst())) {
      throw refused(step, "The copy in it is " + owner.get() + "'s, made since");
    }
    if (isHolding(owner.get(), steps)) {
      var last = steps.getLast();
      throw refused(
          step,
          "%s was rehearsed in it and needs the copy up to its step %d, %s"
              .formatted(owner.get(), last.number(), last.title()));
    }
  }

  /** Whether it still needs the copy: one that failed, went stale or was given up does not. */
  private boolean isHolding(String owner, List<Step> steps) throws IOException {
    if (!promotions.isRecorded(owner)) {
      return false;
    }
    var promotion = promotions.promotion(owner);
    return promotion.step(steps.getFirst().key()).state() == StepState.PASSED
        && !promotion.step(steps.getLast().key()).state().isSatisfied();
  }

  private Trouble refused(Step step, String why) {
    var workspace = promotions.workspace();
    return new Trouble(
        "Step %d, %s, works in %s. %s"
            .formatted(step.number(), step.title(), workspace.shown(workspace.rehearsal()), why),
        "Nothing ran: two rehearsals at once would disturb each other",
        "Finish the other one, or abandon it; then rehearse this one");
  }
}
