package dev.gatehouse.promotion;

import dev.gatehouse.action.Facts;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.workflow.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The entries that one ships with: the one that leads it, or those that follow it.
 *
 * @param lead empty where the entry leads, or ships alone
 */
record Company(Optional<Lead> lead, List<Follower> followers) {
  static final Company NONE = new Company(Optional.empty(), List.of());

  /**
   * The entry that leads.
   *
   * @param read what its record says; empty where nothing can be built on it
   * @param problem why nothing can be; empty where it can
   */
  record Lead(String id, Optional<Read> read, String problem) {
    StepState state(Step step) {
      return read.map(one -> Company.state(one.steps(), step)).orElse(StepState.NOT_STARTED);
    }
  }

  /** What was read of a lead. */
  record Read(History history, List<StepView> steps, Facts facts) {}

  /**
   * An entry that follows.
   *
   * @param steps empty where it has a problem
   * @param problem why it cannot ship; empty where it can
   */
  record Follower(String id, List<StepView> steps, String problem) {
    StepState state(Step step) {
      return Company.state(steps, step);
    }
  }

  /** The entry that a row's section says it ships with. */
  static Optional<String> leadOf(LogEntry entry) {
    return Optional.of(plain(entry.text(Field.SHIPS_WITH)))
        .filter(id -> !id.isEmpty() && !id.equals(entry.id()));
  }

  /** The field's value without what people may have put around it. */
  static String plain(String value) {
    return value.replace("`", "").strip();
  }

  /** Whether the leading entry takes the step for this one too. */
  boolean isLed(Step step) {
    return lead.isPresent() && !step.each();
  }

  String takesIt() {
    return lead.map(Lead::id).orElse("") + ", which it ships with, takes this step for it too";
  }

  StepState ledState(Step step) {
    return lead.map(one -> one.state(step)).orElse(StepState.NOT_STARTED);
  }

  Optional<Facts> leadFacts() {
    return lead.flatMap(Lead::read).map(Read::facts);
  }

  Optional<History> leadHistory() {
    return lead.flatMap(Lead::read).map(Read::history);
  }

  /**
   * What of the lead's has moved since this entry took a step of its own after it.
   *
   * @param passedAt when this entry's step passed
   */
  List<String> overtaken(Step step, Instant passedAt) {
    if (lead.isEmpty() || lead.get().read().isEmpty()) {
      return List.of();
    }
    var name = "step " + step.number() + " of " + lead.get().id();
    var state = lead.get().state(step);
    if (!state.isSatisfied()) {
      return List.of(name + " is " + Replay.words(state));
    }
    return lead.get().read().get().steps().stream()
            .filter(view -> view.step().equals(step))
            .flatMap(view -> view.lastRun().stream())
            .anyMatch(run -> run.started().isAfter(passedAt))
        ? List.of(name + " ran again")
        : List.of();
  }

  private static StepState state(List<StepView> steps, Step step) {
    return steps.stream()
        .filter(view -> view.step().equals(step))
        .map(StepView::state)
        .findFirst()
        .orElse(StepState.NOT_STARTED);
  }
}
