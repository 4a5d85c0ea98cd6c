package dev.gatehouse.action;

import dev.gatehouse.log.Status;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.List;

/** Approves the entry where no required field is missing. */
final class ApproveEntry implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var fields =
        new RequiredFields(context.workspace(), context.workflow(), context.facts().leading())
            .check();
    var missing =
        fields.stream()
            .filter(field -> !field.filled())
            .map(field -> field.label() + ": " + field.why())
            .toList();
    return missing.isEmpty()
        ? Outcome.passed("Approved by " + context.who().name()).becomes(Status.APPROVED)
        : Outcome.failed(
            Words.count(missing.size(), "required field")
                + (missing.size() == 1 ? " is" : " are")
                + " missing",
            missing);
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) {
    return List.of("an approval");
  }
}
