package dev.gatehouse.action;

import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.GateCommand;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Runs prod's commit gates in order. Where none is configured, a person states what was checked.
 */
final class Gates {
  private Gates() {}

  /** Runs the gates until one fails; a second try runs them all again, since prod has changed. */
  static Outcome run(StepContext context, List<GateCommand> gates) throws IOException {
    for (var gate : gates) {
      context.cancellation().throwIfCancelled();
      context.output().say("Gate " + gate.name());
      context.ran().script(gate.run());
      var run = Commands.configured(context, gate.run(), context.prod().root(), Map.of());
      context.ran().ended(run.result().exit());
      if (!run.passed()) {
        return Outcome.failed(
            "Gate " + gate.name() + " failed",
            List.of(run.failure(), "Mend it and run the step again, or roll back"));
      }
    }
    if (!gates.isEmpty()) {
      var names = gates.stream().map(GateCommand::name).toList();
      return Outcome.passed(
          Words.count(gates.size(), "gate") + " passed: " + String.join(", ", names));
    }
    return context
        .facts()
        .statement(context.step().key(), "")
        .map(said -> Outcome.passed("No gate is configured; " + Words.stated(said)))
        .orElseGet(
            () ->
                Outcome.failed(
                    "No gate is configured",
                    List.of("State which checks were made on prod, and how")));
  }

  /** What the gates wait for: to be confirmed, or where there is none, a statement. */
  static List<String> awaits(Workspace workspace, List<GateCommand> gates, Step step, Facts facts) {
    return gates.isEmpty() ? Awaited.statement(step, facts) : Awaited.trust(workspace);
  }
}
