package dev.gatehouse.action;

import dev.gatehouse.compare.Claims;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.log.Field;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;

/** Wants at least one claim that matches a file, and one test result or a named statement. */
final class RecordChanges implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var claims = Claims.parse(context.facts().fields().getOrDefault(Field.CLAIMS, ""));
    if (claims.patterns().isEmpty()) {
      return Outcome.failed(
          "The entry claims no path",
          List.of("Name the files that it ships, or take the proposed ones"));
    }
    var matched = matched(context, claims);
    if (matched == 0) {
      return Outcome.failed(
          "No claim matches a file",
          List.of("None of " + claims.patterns() + " names a file of dev or prod"));
    }
    var shipped = Words.count(matched, "file") + " claimed";
    var script = StepScripts.run(context);
    if (script.isPresent()) {
      var kept =
          context
              .evidence()
              .keep(context.step().key(), "tests.txt", Files.readAllBytes(context.output().file()));
      return (script.get().passed()
              ? Outcome.passed(shipped + ", and the tests passed")
              : Outcome.failed("The tests did not pass", List.of(script.get().failure())))
          .left(kept);
    }
    return context
        .facts()
        .statement(context.step().key(), "")
        .map(said -> Outcome.passed(shipped + "; " + Words.stated(said)))
        .orElseGet(
            () ->
                Outcome.failed(
                    "No test ran",
                    List.of("State what was tested in dev, or configure a test command")));
  }

  private static int matched(StepContext context, Claims claims) throws IOException {
    var paths = new TreeSet<String>();
    try (var dev = GitCheckout.open(context.workspace().dev().root())) {
      dev.tracked().stream().map(TrackedFile::path).forEach(paths::add);
      paths.addAll(dev.untracked());
    }
    var prod = context.workspace().prod();
    if (prod.isPresent() && GitCheckout.isCheckout(prod.get().root())) {
      try (var git = GitCheckout.open(prod.get().root())) {
        git.tracked().stream().map(TrackedFile::path).forEach(paths::add);
      }
    }
    return (int)
        paths.stream()
            .filter(path -> !context.workspace().own().contains(path))
            .filter(claims::matches)
            .count();
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    return StepScripts.plan(workspace, step, facts.entryId(), facts).isBuiltIn()
        ? Awaited.statement(step, facts)
        : List.of();
  }
}
