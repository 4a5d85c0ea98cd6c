package dev.gatehouse.action;

import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the migrations that will ship, and wants no finding left open. */
final class MigrationSafety implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var script = StepScripts.runReplaceable(context);
    if (script.isPresent() && !script.get().passed()) {
      return Outcome.failed("The migration check failed", List.of(script.get().failure()))
          .offers(Offer.USE_BUILT_IN);
    }
    var survey = Survey.of(context.workspace(), context.facts());
    var lines = new ArrayList<String>();
    survey.migrations().forEach(path -> lines.add("ships " + path));
    survey
        .migrationFindings()
        .forEach(
            view ->
                lines.add(
                    ReadinessPass.line(view)
                        + view.accepted()
                            .map(
                                by ->
                                    (by.mandate() ? " (mandated by " : " (accepted by ")
                                        + by.who().name()
                                        + ": "
                                        + by.reason()
                                        + ")")
                            .orElse("")));
    lines.forEach(context.output()::say);
    var kept =
        context
            .evidence()
            .keep(
                context.step().key(),
                "migrations.txt",
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    var open = survey.openMigrationFindings();
    if (!open.isEmpty()) {
      return Outcome.failed(
              Words.count(open.size(), "finding") + " open in the migrations",
              open.stream()
                  .map(
                      view ->
                          ReadinessPass.line(view)
                              + (view.finding().needsMandate() ? " (needs a mandate)" : ""))
                  .toList())
          .left(kept);
    }
    return Outcome.passed(
            survey.migrations().isEmpty()
                ? "No migration ships"
                : Words.count(survey.migrations().size(), "migration") + " read, nothing open")
        .left(kept);
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    return Survey.of(workspace, facts).openMigrationFindings().stream()
        .filter(view -> view.finding().needsMandate())
        .map(view -> "a mandate: " + ReadinessPass.line(view))
        .toList();
  }
}
