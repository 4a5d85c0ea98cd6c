package dev.gatehouse.action;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Confirms that prod is a clean checkout on a branch and that its core checks pass. Where no check
 * is configured, a person states which were made.
 */
final class HealthCheck implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var root = context.prod().root();
    if (!GitCheckout.isCheckout(root)) {
      return Outcome.failed(
              "Prod is no git repository",
              List.of(
                  root + " has no .git",
                  "What is promoted could not be undone, nor told from what was there before"))
          .offers(Offer.MAKE_REPOSITORY);
    }
    try (var git = GitCheckout.open(root)) {
      var head = git.head().orElse("(no commit yet)");
      context.output().say(git.statusText());
      var kept =
          context
              .evidence()
              .keep(
                  context.step().key(),
                  "status.txt",
                  ("HEAD " + head + "\n" + git.statusText() + "\n")
                      .getBytes(StandardCharsets.UTF_8));
      var refused = state(context, git);
      return (refused.isPresent() ? refused.get() : checks(context, root)).left(kept);
    }
  }

  private static Optional<Outcome> state(StepContext context, GitCheckout git) throws IOException {
    if (git.detached()) {
      return Optional.of(
          Outcome.failed(
                  "Prod stands on a detached head",
                  List.of("A promotion's commit would belong to no branch, and could get lost"))
              .offers(Offer.START_BRANCH));
    }
    var dirt = CleanTree.dirt(context.workspace(), git);
    if (dirt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Outcome.failed(
                "Prod is not clean: " + Words.count(dirt.size(), "file") + " changed",
                dirt.stream().map(CleanTree::line).toList())
            .offers(Offer.COMMIT_PROD));
  }

  private static Outcome checks(StepContext context, Path root) throws IOException {
    var configured = context.workspace().settings().checks();
    for (var check : configured) {
      context.ran().script(check);
      var run = Commands.configured(context, check, root, Map.of());
      context.ran().ended(run.result().exit());
      if (!run.passed()) {
        return Outcome.failed("A core check of prod failed", List.of(run.failure()));
      }
    }
    if (!configured.isEmpty()) {
      return Outcome.passed(
          "Prod is clean, and " + Words.count(configured.size(), "core check") + " passed");
    }
    var script = StepScripts.run(context);
    if (script.isPresent()) {
      return script.get().passed()
          ? Outcome.passed("Prod is clean, and its core checks passed")
          : Outcome.failed("A core check of prod failed", List.of(script.get().failure()));
    }
    return context
        .facts()
        .statement(context.step().key(), "")
        .map(said -> Outcome.passed("Prod is clean; " + Words.stated(said)))
        .orElseGet(
            () ->
                Outcome.failed(
                    "Prod is clean, but no core check is configured",
                    List.of("State which checks were made on prod, and how")));
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    if (!workspace.settings().checks().isEmpty()) {
      return Awaited.trust(workspace);
    }
    return StepScripts.plan(workspace, step, facts.entryId(), facts).isBuiltIn()
        ? Awaited.statement(step, facts)
        : List.of();
  }
}
