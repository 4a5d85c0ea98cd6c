package dev.gatehouse.action;

import dev.gatehouse.backup.BackupSource;
import dev.gatehouse.backup.Backups;
import dev.gatehouse.backup.PutBack;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventDraft;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.record.LedgerTrailer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Rolls prod back, part by part: services stop, the present state is backed up, the commits of this
 * attempt are undone by new ones, the backup's data takes its old place, services start, prod is
 * checked, and it is canonical again. A part that was done is not done twice. What services and
 * checks nobody has configured are a person's to see to, who confirms it by going on.
 */
public final class RollBack implements Action {
  private final List<RollBackPart> parts;
  private final String without;

  /**
   * @param parts what to do of it now, in order; each for itself, or all that is left
   * @param without why the present state is not backed up, since it cannot be; empty where it is
   */
  public RollBack(List<RollBackPart> parts, String without) {
    this.parts = List.copyOf(parts);
    this.without = without.strip();
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    for (var part : parts) {
      context.cancellation().throwIfCancelled();
      var passedOver = part == RollBackPart.KEEP && !without.isEmpty();
      if (passedOver) {
        context.output().warn("The present state is not backed up: " + without);
      } else {
        carryOut(part, context);
      }
      if (!part.isLast()) {
        context.record(
            EventDraft.of(EventType.COMPLETED)
                .about(part.about())
                .text(passedOver ? "not backed up: " + without : ""));
      }
    }
    // Never a pass: nothing may build on a step whose work is taken back.
    return Outcome.undone(
        parts.getLast().isLast()
            ? "Prod is as the backup has it; the entry is Pending again"
            : "Rolling back. Done: " + parts.getLast().words());
  }

  @Override
  public String about() {
    return RollBackPart.RUN;
  }

  private static void carryOut(RollBackPart part, StepContext context) throws IOException {
    switch (part) {
      case KEEP -> keep(context);
      case STOP -> {
        byHand(context, part, context.workspace().settings().stop());
        Services.stop(context);
      }
      case UNDO -> undoCommits(context);
      case RESTORE -> restore(context);
      case RESTART -> {
        byHand(context, part, context.workspace().settings().start());
        Services.start(context);
      }
      case VERIFY -> {
        byHand(context, part, List.of());
        verify(context);
        moveBack(context);
      }
    }
  }

  private static void byHand(StepContext context, RollBackPart part, List<String> command) {
    var planned = PlanRollback.recorded(context.facts()).getOrDefault(part.planned(), "");
    if (command.isEmpty() && !planned.isEmpty()) {
      context.output().say("By hand: " + planned);
    }
  }

  private static void keep(StepContext context) throws IOException {
    var workspace = context.workspace();
    var now = Instant.now();
    var into = Backups.unused(workspace.backups(), "before-system-", now);
    Backups.create(workspace, into, now, context.progress(), context.cancellation());
    context.output().say("The present state is kept in " + workspace.shown(into));
  }

  private static void undoCommits(StepContext context) throws IOException {
    try (var prod = GitCheckout.open(context.prod().root())) {
      for (var commit : PromotedCommits.of(context, prod).reversed()) {
        Parts.once(
            context,
            RollBackPart.UNDO.about() + " " + commit,
            () -> {
              var message =
                  LedgerTrailer.on(
                      "Roll back " + context.facts().entryId() + "\n\nUndoes " + commit,
                      context.folder());
              context.output().say("Undone by " + prod.revert(commit, message, context.who()));
            });
      }
    }
  }

  private static void restore(StepContext context) throws IOException {
    var workspace = context.workspace();
    var backup = Artifacts.locateUnchanged(workspace, backupBefore(context.facts()));
    var done =
        PutBack.into(
            BackupSource.of(workspace), backup, context.progress(), context.cancellation());
    done.replaced().forEach(path -> context.output().say("Put back " + path));
    done.newer().forEach(path -> context.output().warn("Newer than the backup, left: " + path));
  }

  /** One that was made later is of prod as the promotion has left it. */
  private static Artifact backupBefore(Facts facts) {
    var promoted = facts.promoted().getFirst().seq();
    return facts.events().stream()
        .filter(event -> event.step().equals("backup") && event.seq() < promoted)
        .filter(
            event -> event.finish().filter(end -> end.result() == Event.Result.PASSED).isPresent())
        .flatMap(event -> event.artifacts().stream().limit(1))
        .reduce((first, later) -> later)
        .orElseGet(() -> Artifacts.backup(facts));
  }

  /** The core checks of prod, where there are any: they passed before the promotion. */
  private static void verify(StepContext context) throws IOException {
    for (var check : context.workspace().settings().checks()) {
      var run = Commands.configured(context, check, context.prod().root(), Map.of());
      if (!run.passed()) {
        throw new Trouble(
            "A core check of prod failed: " + run.failure(),
            "The backup is back in its place, and prod is not well",
            "Mend the cause and verify again; the promotion stays where it is until then");
      }
    }
  }

  private static void moveBack(StepContext context) throws IOException {
    var note = context.facts().entryId() + ", rolled back";
    CheckoutMoves.move(
        context.workspace().dev(),
        "writeable",
        "prod",
        note,
        "rolled back",
        context.who(),
        context.folder(),
        context::record);
    CheckoutMoves.move(
        context.prod(),
        "canonical",
        "prod",
        note,
        "rolled back",
        context.who(),
        context.folder(),
        context::record);
  }
}
