package dev.gatehouse.action;

import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workflow.Workflow;
import dev.gatehouse.workspace.Checkout;
import dev.gatehouse.workspace.Workspace;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything that a step's work may know and touch.
 *
 * @param run which run of the step this is, from 1
 * @param builtIn whether a person asked for the built-in although there is a script
 * @param input what the person typed for this run, by name
 * @param recorder writes an event into the ledger, and the log after it, before it returns
 * @param ran what does the work, noted for the record
 * @param output where lines for the screen and the step's output file go
 */
public record StepContext(
    Workspace workspace,
    Step step,
    int run,
    Who who,
    Instant started,
    Workflow workflow,
    Facts facts,
    EntryFolder folder,
    EvidenceStore evidence,
    boolean builtIn,
    Map<String, String> input,
    Consumer<EventDraft> recorder,
    Output output,
    Ran ran,
    Progress progress,
    Cancellation cancellation) {

  /** Prod, without which no step but the log's own can do its work. */
  public Checkout prod() {
    return Workspaces.prod(workspace);
  }

  /** An event of this step and run. */
  public void record(EventDraft draft) {
    recorder.accept(draft.step(step.key()).run(run));
  }
}
