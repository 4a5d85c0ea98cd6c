package dev.gatehouse.action;

import dev.gatehouse.backup.BackupSource;
import dev.gatehouse.backup.Backups;
import dev.gatehouse.backup.PutBack;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.record.LedgerTrailer;
import java.io.IOException;
import java.time.Instant;

/**
 * Rolls prod back: the present state is backed up, services stop, the commits of this attempt are
 * undone by new ones, the backup's data takes its old place, services start, and prod is canonical
 * again. It ends the attempt. A second try goes on after the last part that was done.
 */
public final class RollBack implements Action {
  private static final String PART = "roll back: ";

  @Override
  public Outcome run(StepContext context) throws IOException {
    var workspace = context.workspace();
    var backup = Artifacts.locate(workspace, Artifacts.backup(context.facts()));
    Parts.once(
        context,
        PART + "back up the present state",
        () -> {
          var into = workspace.backups().resolve("before-" + Backups.name(Instant.now()));
          Backups.create(
              workspace, into, Instant.now(), context.progress(), context.cancellation());
          context.output().say("The present state is kept in " + workspace.shown(into));
        });
    Services.stop(context);
    undoCommits(context);
    Parts.once(
        context,
        PART + "put the data back",
        () -> {
          var done =
              PutBack.into(
                  BackupSource.of(workspace), backup, context.progress(), context.cancellation());
          done.replaced().forEach(path -> context.output().say("Put back " + path));
          done.newer()
              .forEach(path -> context.output().warn("Newer than the backup, left: " + path));
        });
    Services.start(context);
    var note = context.facts().entryId() + ", rolled back";
    CheckoutMoves.move(
        workspace.dev(),
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
    return Outcome.passed("Prod is as the backup has it; the entry is Pending again");
  }

  private static void undoCommits(StepContext context) throws IOException {
    try (var prod = GitCheckout.open(context.prod().root())) {
      for (var commit : PromotedCommits.of(context, prod).reversed()) {
        Parts.once(
            context,
            PART + "undo " + commit,
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
}
