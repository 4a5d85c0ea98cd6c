package dev.gatehouse.action;

import dev.gatehouse.compare.ContentHash;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.record.LedgerTrailer;
import dev.gatehouse.workflow.Workflow;
import java.io.IOException;

/**
 * Takes the commits of this attempt out of prod again by new ones, as long as nothing else has
 * happened since: no migration has run, and no later step. The attempt goes on, and what was
 * decided can be promoted again.
 */
public final class UndoPromotion implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var facts = context.facts();
    try (var prod = GitCheckout.open(context.prod().root())) {
      var content = ContentHash.of(prod, context.workspace().own());
      // An earlier try may have ended before it could write down what it had undone.
      if (facts.promoted().stream()
          .noneMatch(event -> content.equals(event.to()) || content.equals(event.from()))) {
        throw new Trouble(
            "Prod's files have changed since they were promoted",
            "Undoing the promotion alone would leave a prod that nobody has seen",
            "Take those changes back first, or roll back");
      }
      Services.stop(context);
      var last = "";
      for (var commit : facts.commits().reversed()) {
        var message =
            LedgerTrailer.on(
                "Undo the promotion of " + facts.entryId() + "\n\nUndoes " + commit,
                context.folder());
        last = prod.revert(commit, message, context.who());
        context.output().say("Undone by " + last);
      }
      context.record(EventDraft.of(EventType.COMPLETED).about(Facts.UNDO).text(last));
    }
    Services.start(context);
    return Outcome.undone("Undone: prod's files are as they were before");
  }

  /** Whether the commits are all that this attempt has done to prod. */
  public static boolean isPossible(Workflow workflow, Facts facts) {
    if (!facts.isInProd()) {
      return false;
    }
    var promoting = workflow.step(facts.promoted().getFirst().step());
    return facts.sinceUndone().stream()
        .noneMatch(event -> isLater(workflow, event, promoting.number()) || isPart(event));
  }

  private static boolean isLater(Workflow workflow, Event event, int promoting) {
    return workflow.steps().stream()
        .anyMatch(step -> step.key().equals(event.step()) && step.number() > promoting);
  }

  private static boolean isPart(Event event) {
    return event.type() == EventType.COMPLETED && !event.about().equals(Facts.COMMIT);
  }
}
