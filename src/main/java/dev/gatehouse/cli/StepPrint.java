package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.action.Outcome;
import dev.gatehouse.promotion.Promotions;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Waiting;
import java.io.IOException;
import java.util.Locale;

/** What the verbs print of a step. */
final class StepPrint {
  static final String HUMAN = "human";
  static final String NOBODY = "nobody";
  private static final String RUN = "run";

  private StepPrint() {}

  static String word(StepState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Who is waited for: {@code human}, with what only a person can give; {@code run} while a step
   * runs; {@code steps} where earlier ones come first; {@code nobody} where it can be run.
   */
  static void waiting(ObjectNode root, Waiting waiting) {
    root.put(
        "waiting",
        waiting.running()
            ? RUN
            : !waiting.forPerson().isEmpty()
                ? HUMAN
                : waiting.blockedBy().isEmpty() ? NOBODY : "steps");
    waiting.forPerson().forEach(root.putArray("for")::add);
    if (!waiting.blockedBy().isEmpty()) {
      waiting.blockedBy().forEach(root.putArray("blocked")::add);
    }
    if (!waiting.why().isEmpty()) {
      root.put("why", waiting.why());
    }
  }

  /** How the step's last run went, and what is next. */
  static void outcome(
      ObjectNode root, Promotions promotions, String id, String key, Outcome outcome)
      throws IOException {
    var promotion = promotions.promotion(id);
    var run = promotion.step(key).lastRun().orElseThrow();
    root.put("run", run.number());
    root.put("result", word(run.state()));
    run.finish()
        .ifPresent(
            end -> {
              root.put("by", end.by()).put("seconds", end.seconds());
              end.exit().ifPresent(code -> root.put("exit", code));
              end.command().forEach(root.putArray("command")::add);
            });
    root.put("summary", outcome.summary());
    outcome.details().forEach(root.putArray("details")::add);
    var artifacts = root.putArray("artifacts");
    run.artifacts()
        .forEach(
            one ->
                artifacts
                    .addObject()
                    .put("path", one.path())
                    .put("bytes", one.bytes())
                    .put("sha256", one.sha256()));
    root.put("output", promotions.outputFile(id, key, run.number()).toString());
    promotion
        .next()
        .ifPresentOrElse(next -> root.put("next", next.key()), () -> root.putNull("next"));
  }
}
