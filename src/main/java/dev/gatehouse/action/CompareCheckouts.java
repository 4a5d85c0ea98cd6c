package dev.gatehouse.action;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reconciles the difference between the checkouts with the log. A script's output is evidence;
 * whether the step passes is this finding alone, though a script that fails is never passed over.
 */
final class CompareCheckouts implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var script = StepScripts.runReplaceable(context);
    if (script.isPresent() && !script.get().passed()) {
      return Outcome.failed("The comparison's script failed", List.of(script.get().failure()))
          .offers(Offer.USE_BUILT_IN);
    }
    var survey = Survey.of(context.workspace(), context.facts());
    var report = new StringBuilder();
    survey
        .reconciliation()
        .lines()
        .forEach(
            line ->
                report
                    .append(line.delta().kind())
                    .append(' ')
                    .append(line.delta().path())
                    .append(" · ")
                    .append(line.fate())
                    .append(line.byWhom().isEmpty() ? "" : " · " + line.byWhom())
                    .append('\n'));
    report.toString().lines().forEach(context.output()::say);
    var kept =
        context
            .evidence()
            .keep(
                context.step().key(),
                "comparison.txt",
                report.toString().getBytes(StandardCharsets.UTF_8));
    var problems = new ArrayList<>(survey.comparison().problems());
    problems.addAll(survey.reconciliation().problems());
    var deltas = survey.deltas().size();
    return (problems.isEmpty()
            ? Outcome.passed(Words.count(deltas, "difference") + ", each accounted for")
            : Outcome.failed(
                "The difference does not match the log: " + Words.count(problems.size(), "problem"),
                problems))
        .left(kept);
  }
}
