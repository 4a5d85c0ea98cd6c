package dev.gatehouse.action;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.log.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records the final merge or deploy: the promoted commits have to be in prod. */
final class ReleaseEntry implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var script = StepScripts.run(context);
    if (script.isPresent() && !script.get().passed()) {
      return Outcome.failed("The deploy failed", List.of(script.get().failure()));
    }
    try (var prod = GitCheckout.open(context.prod().root())) {
      var commits = context.facts().leading().commits();
      var lost = commits.stream().filter(commit -> !prod.contains(commit)).toList();
      if (!lost.isEmpty()) {
        return Outcome.failed(
            "Prod does not hold what was promoted",
            lost.stream().map(commit -> commit + " cannot be reached from prod's head").toList());
      }
      var head = prod.head().orElse("");
      var text = "HEAD " + head + "\n" + String.join("\n", commits) + "\n";
      var kept =
          context
              .evidence()
              .keep(context.step().key(), "released.txt", text.getBytes(StandardCharsets.UTF_8));
      return Outcome.passed(
              commits.isEmpty()
                  ? "Nothing had to be committed; prod stands at " + shortened(head)
                  : "Prod holds " + shortened(commits.getLast()))
          .left(kept)
          .becomes(Status.PROMOTED);
    }
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }
}
