package dev.gatehouse.action;

import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import java.io.IOException;

/** Parts of a step that are recorded when they are done, so that a second try leaves them out. */
final class Parts {
  private Parts() {}

  /** A part's work. */
  interface Work {
    void run() throws IOException;
  }

  /** Does a part that no earlier try of this attempt has done, and records it. */
  static void once(StepContext context, String part, Work work) throws IOException {
    if (isDone(context, part)) {
      context.output().say("Done by an earlier try: " + part);
      return;
    }
    context.cancellation().throwIfCancelled();
    work.run();
    context.record(EventDraft.of(EventType.COMPLETED).about(part));
  }

  private static boolean isDone(StepContext context, String part) {
    return context.facts().completed(context.step().key()).stream()
        .anyMatch(event -> event.about().equals(part));
  }
}
