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
import java.util.Set;

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
      var own = context.workspace().own();
      var content = ContentHash.of(prod, own);
      // An earlier try may have ended before it could write down what it had undone.
      if (facts.promoted().stream()
          .noneMatch(event -> content.equals(event.to()) || content.equals(event.from()))) {
        throw new Trouble(
            "Prod's files have changed since they were promoted",
            "Undoing the promotion alone would leave a prod that nobody has seen",
            "Take those changes back first, or roll back");
      }
      var before = facts.promoted().getFirst().from();
      Services.stop(context);
      var last = content.equals(before) ? "" : revert(context, prod);
      if (!before.equals(ContentHash.of(prod, own))) {
        throw new Trouble(
            "Prod's files are not what they were before the promotion",
            "Its commits are undone as far as they are known",
            "Look at prod's history, then roll back");
      }
      Services.start(context);
      context.record(EventDraft.of(EventType.COMPLETED).about(Facts.UNDO).text(last));
    }
    return Outcome.undone("Undone: prod's files are as they were before");
  }

  private static String revert(StepContext context, GitCheckout prod) throws IOException {
    var last = "";
    for (var commit : PromotedCommits.of(context, prod).reversed()) {
      var message =
          LedgerTrailer.on(
              "Undo the promotion of " + context.facts().entryId() + "\n\nUndoes " + commit,
              context.folder());
      last = prod.revert(commit, message, context.who());
      context.output().say("Undone by " + last);
    }
    return last;
  }

  /** Whether the commits are all that this attempt has done to prod. */
  public static boolean isPossible(Workflow workflow, Facts facts) {
    if (!facts.isInProd()) {
      return false;
    }
    var promoting = workflow.step(facts.promoted().getFirst().step());
    return !wasInterrupted(facts, promoting.key())
        && facts.sinceUndone().stream()
            .noneMatch(event -> isLater(workflow, event, promoting.number()) || isPart(event));
  }

  /** Of a run that came to no end nobody knows whether it had begun to migrate. */
  private static boolean wasInterrupted(Facts facts, String promoting) {
    return facts.events().stream()
        .filter(event -> event.step().equals(promoting))
        .filter(event -> Set.of(EventType.STARTED, EventType.FINISHED).contains(event.type()))
        .reduce((first, later) -> later)
        .filter(event -> event.type() == EventType.STARTED)
        .isPresent();
  }

  private static boolean isLater(Workflow workflow, Event event, int promoting) {
    return workflow.steps().stream()
        .anyMatch(step -> step.key().equals(event.step()) && step.number() > promoting);
  }

  private static boolean isPart(Event event) {
    return event.type() == EventType.COMPLETED && !event.about().equals(Facts.COMMIT);
  }
}
