package dev.gatehouse.action;

import dev.gatehouse.record.Waiver;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.GateCommand;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs prod's commit gates in order, those apart that were waived. Where none is configured, or
 * none is left, a person states what was checked.
 */
public final class Gates {
  private Gates() {}

  /** Runs the gates until one fails; a second try runs them all again, since prod has changed. */
  static Outcome run(StepContext context, List<GateCommand> gates) throws IOException {
    var passed = new ArrayList<String>();
    var waived = new ArrayList<Waiver>();
    for (var gate : gates) {
      context.cancellation().throwIfCancelled();
      var waiver = context.facts().waiver(context.step().key(), gate.name());
      if (waiver.isPresent()) {
        waived.add(waiver.get());
        context.output().warn("Gate " + gate.name() + " does not run: " + words(waiver.get()));
        continue;
      }
      context.output().say("Gate " + gate.name());
      context.ran().gate(gate.run());
      var run = Commands.configured(context, gate.run(), context.prod().root(), Map.of());
      context.ran().ended(run.result().exit());
      if (!run.passed()) {
        return Outcome.failed(
            failure(gate.name()),
            List.of(run.failure(), "Mend it and run the step again, or roll back"));
      }
      passed.add(gate.name());
    }
    return passed.isEmpty() ? stated(context, waived) : Outcome.passed(summary(passed, waived));
  }

  /** How a step that ran the gates says which of them has failed. */
  public static String failure(String gate) {
    return "Gate " + gate + " failed";
  }

  private static String summary(List<String> passed, List<Waiver> waived) {
    return Words.count(passed.size(), "gate")
        + " passed: "
        + String.join(", ", passed)
        + (waived.isEmpty() ? "" : "; " + words(waived));
  }

  /** Waived one by one, they leave no more proof than where none was ever there. */
  private static Outcome stated(StepContext context, List<Waiver> waived) {
    var none = waived.isEmpty() ? "No gate is configured" : "No gate is left, " + words(waived);
    return context
        .facts()
        .statement(context.step().key(), "")
        .map(said -> Outcome.passed(none + "; " + Words.stated(said)))
        .orElseGet(
            () -> Outcome.failed(none, List.of("State which checks were made on prod, and how")));
  }

  private static String words(List<Waiver> waived) {
    return waived.stream()
        .map(one -> one.part() + " was " + words(one))
        .collect(Collectors.joining("; "));
  }

  private static String words(Waiver waiver) {
    return "waived by " + waiver.by() + ", " + waiver.why();
  }

  static List<String> names(List<GateCommand> gates) {
    return gates.stream().map(GateCommand::name).toList();
  }

  /** Whether one of the gates runs. */
  static boolean anyLeft(List<GateCommand> gates, Step step, Facts facts) {
    return gates.stream().anyMatch(gate -> facts.waiver(step.key(), gate.name()).isEmpty());
  }

  /** What the gates wait for: to be confirmed, or where there is none, a statement. */
  static List<String> awaits(Workspace workspace, List<GateCommand> gates, Step step, Facts facts) {
    return anyLeft(gates, step, facts) ? Awaited.trust(workspace) : Awaited.statement(step, facts);
  }
}
