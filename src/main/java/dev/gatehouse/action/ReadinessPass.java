package dev.gatehouse.action;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.action.Survey.FindingView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Wants a decision on every file that differs, and every finding resolved. */
final class ReadinessPass implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var script = StepScripts.runReplaceable(context);
    if (script.isPresent() && !script.get().passed()) {
      return Outcome.failed("The readiness audit failed", List.of(script.get().failure()))
          .offers(Offer.USE_BUILT_IN);
    }
    var survey = Survey.of(context.workspace(), context.facts());
    var open = new ArrayList<String>();
    survey.undecided().forEach(view -> open.add("undecided: " + view.delta().path()));
    survey.openFindings().forEach(view -> open.add(line(view)));
    var kept =
        context
            .evidence()
            .keep(
                context.step().key(),
                "readiness.txt",
                report(survey).getBytes(StandardCharsets.UTF_8));
    if (!open.isEmpty()) {
      return Outcome.failed(
              Words.count(survey.undecided().size(), "file")
                  + " undecided, "
                  + Words.count(survey.openFindings().size(), "finding")
                  + " open",
              open)
          .left(kept);
    }
    return Outcome.passed(
            Words.count(survey.planned().changes().size(), "file")
                + " will ship, "
                + (survey.findings().isEmpty()
                    ? "and nothing of dev is found in them"
                    : Words.count(survey.findings().size(), "finding") + " resolved"))
        .left(kept);
  }

  static String line(FindingView view) {
    var finding = view.finding();
    return finding.path() + ":" + finding.line() + ": " + finding.why() + ": " + finding.excerpt();
  }

  private static String report(Survey survey) {
    var text = new StringBuilder("Decisions\n");
    survey.deltas().forEach(view -> text.append("  ").append(decision(view)).append('\n'));
    text.append("Findings\n");
    survey
        .findings()
        .forEach(
            view ->
                text.append("  ")
                    .append(line(view))
                    .append(
                        view.accepted()
                            .map(
                                by -> " (accepted by " + by.who().name() + ": " + by.reason() + ")")
                            .orElse(" (open)"))
                    .append('\n'));
    return text.toString();
  }

  private static String decision(DeltaView view) {
    var chosen =
        view.decision()
            .map(made -> made.choice() + (made.reason().isEmpty() ? "" : ": " + made.reason()))
            .orElse(view.isUndecided() ? "undecided" : view.fate() + " " + view.byWhom());
    return view.delta().kind() + " " + view.delta().path() + " · " + chosen;
  }
}
