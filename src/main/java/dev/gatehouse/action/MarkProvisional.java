package dev.gatehouse.action;

import java.io.IOException;
import java.util.List;

/** Moves both checkouts, once whatever the workspace wants to run has passed. */
final class MarkProvisional implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var script = StepScripts.run(context);
    if (script.isPresent() && !script.get().passed()) {
      return Outcome.failed("The workspace's own check failed", List.of(script.get().failure()));
    }
    CheckoutMoves.make(context);
    return Outcome.passed(CheckoutMoves.words(context.step()));
  }
}
