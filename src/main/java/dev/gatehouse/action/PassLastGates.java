package dev.gatehouse.action;

import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.List;

/** Runs the gates that remain; then prod is canonical again. No data is touched. */
final class PassLastGates implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var gates = Gates.run(context, context.workspace().settings().gatesAfterVerification());
    if (!gates.passed()) {
      return gates;
    }
    CheckoutMoves.make(context);
    return Outcome.passed(gates.summary() + "; " + CheckoutMoves.words(context.step()));
  }

  @Override
  public List<String> parts(Workspace workspace) {
    return Gates.names(workspace.settings().gatesAfterVerification());
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) {
    return Gates.awaits(workspace, workspace.settings().gatesAfterVerification(), step, facts);
  }
}
