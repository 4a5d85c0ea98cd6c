package dev.gatehouse.promotion;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.workflow.Phase;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Derives where every step and every gate of a promotion stands, from its history and from what the
 * checkouts are now.
 */
final class Replay {
  private final Workflow workflow;
  private final History history;
  private final Staleness staleness;
  private final PastAttempts past;
  private final boolean closed;
  private final List<Finding> findings;
  private final boolean runningHere;
  private final Company company;
  private final Map<String, Derived> derived = new HashMap<>();

  /** A step's state, and why it is that. */
  private record Derived(StepState state, String why, List<RunView> runs, long passedAt) {}

  /**
   * @param running whether a run of this entry is under way, here or in another process; a run with
   *     no end is interrupted where there is none
   * @param findings what stops the promotion as a whole
   * @param company the entries that it ships with
   */
  Replay(
      Workflow workflow,
      History history,
      Inputs now,
      boolean running,
      List<Finding> findings,
      Company company) {
    this.workflow = workflow;
    this.history = history;
    this.staleness = new Staleness(history, now);
    this.past = new PastAttempts(history);
    this.runningHere = running;
    this.findings = findings;
    this.company = company;
    this.closed = history.last(EventType.CLOSED).isPresent();
    for (var step : workflow.steps()) {
      derived.put(step.key(), derive(step));
    }
  }

  List<PhaseView> phases() {
    var views = new ArrayList<PhaseView>();
    for (var phase : workflow.phases()) {
      var held = heldBy(phase);
      var steps = phase.steps().stream().map(step -> view(step, phase, held)).toList();
      views.add(new PhaseView(phase, steps, held));
    }
    return views;
  }

  boolean closed() {
    return closed;
  }

  Staleness staleness() {
    return staleness;
  }

  private StepView view(Step step, Phase phase, List<Step> held) {
    var state = of(step);
    return new StepView(
        step, state.state(), state.why(), state.runs(), past.of(step), blockers(step, phase, held));
  }

  private Derived of(Step step) {
    return Objects.requireNonNull(derived.get(step.key()));
  }

  /** Steps of earlier phases that are not satisfied, as far as the phase still depends on them. */
  private List<Step> heldBy(Phase phase) {
    var held = new ArrayList<Step>();
    for (var earlier : workflow.phases()) {
      if (earlier.equals(phase)) {
        break;
      }
      for (var step : earlier.steps()) {
        if (!counts(step, phase)) {
          held.add(step);
        }
      }
    }
    return held;
  }

  /** Whether a phase may build on a step: once it is sealed, a stale step no longer holds it. */
  private boolean counts(Step step, Phase phase) {
    return counts(step, of(step).state(), phase);
  }

  private boolean counts(Step step, StepState state, Phase phase) {
    return state.isSatisfied()
        || (state == StepState.STALE && !step.key().equals(phase.sealedBy()) && isSealed(phase));
  }

  private boolean isSealed(Phase phase) {
    return !phase.sealedBy().isEmpty()
        && of(workflow.step(phase.sealedBy())).state() == StepState.PASSED;
  }

  private List<String> blockers(Step step, Phase phase, List<Step> held) {
    var why = new ArrayList<String>(findings.stream().map(Finding::what).toList());
    if (closed) {
      why.add("The entry is closed");
    }
    if (runningHere) {
      why.add("A step of this entry is running");
    }
    if (company.isLed(step)) {
      why.add(company.takesIt());
      return List.copyOf(why);
    }
    why.addAll(waitsForOthers(step, phase));
    for (var open : held) {
      why.add("Step " + open.number() + ", " + open.title() + ", is " + words(of(open).state()));
    }
    for (var earlier : step.after()) {
      var before = workflow.step(earlier);
      if (!held.contains(before) && !counts(before, phase)) {
        why.add(waits(before));
      }
    }
    for (var earlier : step.waitsFor()) {
      var before = workflow.step(earlier);
      var state = of(before).state();
      if (!held.contains(before) && !state.isSatisfied() && state != StepState.STALE) {
        why.add(waits(before));
      }
    }
    return List.copyOf(why);
  }

  /**
   * What the others have to do first: the leading entry takes the lead in what each does once prod
   * has changed, and what it does for all waits for what each does before.
   */
  private List<String> waitsForOthers(Step step, Phase phase) {
    var why = new ArrayList<String>();
    company
        .lead()
        .filter(lead -> step.each() && isAfterShipping(phase))
        .filter(lead -> !lead.state(step).isSatisfied())
        .ifPresent(lead -> why.add(waits(step) + ", of " + lead.id()));
    if (step.each()) {
      return why;
    }
    for (var follower : company.followers()) {
      var own =
          workflow.steps().stream()
              .filter(each -> each.each() && each.number() < step.number())
              .toList();
      if (!own.isEmpty() && !follower.problem().isEmpty()) {
        why.add(follower.problem());
      }
      own.stream()
          .filter(each -> follower.problem().isEmpty())
          .filter(each -> !counts(each, follower.state(each), phase))
          .forEach(each -> why.add(waits(each) + ", of " + follower.id()));
    }
    return why;
  }

  private static boolean isAfterShipping(Phase phase) {
    return !phase.sealedBy().isEmpty();
  }

  private static String waits(Step before) {
    return "It waits for step " + before.number() + ", " + before.title();
  }

  static String words(StepState state) {
    return switch (state) {
      case NOT_STARTED -> "not done";
      case RUNNING -> "running";
      case PASSED -> "passed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case INTERRUPTED -> "interrupted";
      case SKIPPED -> "skipped";
      case WAIVED -> "waived";
      case STALE -> "stale";
    };
  }

  private Derived derive(Step step) {
    if (company.isLed(step)) {
      return new Derived(company.ledState(step), "", List.of(), 0);
    }
    var runs = new ArrayList<RunView>();
    var state = StepState.NOT_STARTED;
    var why = "";
    var seen = Optional.<Event>empty();
    for (var event : history.of(step)) {
      switch (event.type()) {
        case STARTED -> {
          state = runningHere && isLast(event) ? StepState.RUNNING : StepState.INTERRUPTED;
          runs.add(RunView.begun(event, state));
        }
        case FINISHED -> {
          state = state(event);
          if (!runs.isEmpty() && runs.getLast().number() == event.run()) {
            runs.add(runs.removeLast().ended(event, state));
          }
          if (state == StepState.PASSED) {
            seen = Optional.of(event);
          }
        }
        case SKIPPED, WAIVED -> {
          if (!speaksOfAll(step, event)) {
            break;
          }
          state = event.type() == EventType.SKIPPED ? StepState.SKIPPED : StepState.WAIVED;
          why = around(event);
          seen = Optional.of(event);
        }
        case ADOPTED -> {
          state = StepState.PASSED;
          why = "adopted by " + event.who().name();
          seen = Optional.of(event);
        }
        // One that is opened together with its row has nothing left to do in the step that adds it.
        case OPENED -> {
          state = StepState.PASSED;
          why = "added by " + event.who().name();
          seen = Optional.of(event);
        }
        default -> {}
      }
    }
    if (state == StepState.PASSED && seen.isPresent() && seen.get().type() == EventType.FINISHED) {
      var moved = new ArrayList<>(staleness.moved(step, seen.get()));
      moved.addAll(overtaken(step, seen.get().seq()));
      if (isAfterShipping(workflow.phaseOf(step))) {
        moved.addAll(company.overtaken(step, seen.get().at()));
      }
      if (!moved.isEmpty() && !closed) {
        state = StepState.STALE;
        why = String.join("; ", moved);
      }
    }
    return new Derived(state, why, List.copyOf(runs), seen.map(Event::seq).orElse(0L));
  }

  /** Who has gone around a step, who asked for it, and why. */
  private static String around(Event event) {
    var asked = event.about().isEmpty() ? "" : ", " + event.about();
    return "by " + event.who().name() + asked + ": " + event.text();
  }

  /** Whether it lets the step go as a whole, and may; a waived part of it does not. */
  private static boolean speaksOfAll(Step step, Event event) {
    return event.type() == EventType.SKIPPED ? step.skip() : step.waive();
  }

  /** Whether the newest run of this ledger is this one: only that one can still be under way. */
  private boolean isLast(Event started) {
    return history.all().stream()
        .filter(event -> event.type() == EventType.STARTED)
        .allMatch(event -> event.seq() <= started.seq());
  }

  /** Earlier steps that this one builds on, and that have passed again, or went stale, since. */
  private List<String> overtaken(Step step, long passedAt) {
    var overtaken = new ArrayList<String>();
    for (var earlier : step.after()) {
      var before = Objects.requireNonNull(derived.get(earlier));
      if (before.state() == StepState.STALE) {
        overtaken.add(named(earlier) + ", is stale");
      } else if (before.passedAt() > passedAt) {
        overtaken.add(named(earlier) + ", ran again since");
      }
    }
    return overtaken;
  }

  private String named(String key) {
    var step = workflow.step(key);
    return "step " + step.number() + ", " + step.title();
  }

  static StepState state(Event finished) {
    return switch (finished.finish().orElseThrow().result()) {
      case PASSED -> StepState.PASSED;
      case FAILED -> StepState.FAILED;
      case CANCELLED -> StepState.CANCELLED;
      case INTERRUPTED -> StepState.INTERRUPTED;
    };
  }

  /** The events that still count among those that are bound to what their step looks at. */
  List<Event> standing(EventType type) {
    var keys = new HashSet<String>();
    workflow.steps().forEach(step -> keys.add(step.key()));
    return history.of(type).stream().filter(event -> stands(event, keys)).toList();
  }

  private boolean stands(Event event, Set<String> keys) {
    return !keys.contains(event.step()) || staleness.stands(workflow.step(event.step()), event);
  }
}
