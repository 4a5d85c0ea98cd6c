package dev.gatehouse.action;

import dev.gatehouse.backup.BackupCheck;
import dev.gatehouse.backup.Backups;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.Field;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Backs prod up by the workspace's script or the built-in, and believes neither: every byte is read
 * back against the manifest, and prod's database has to be in it.
 */
final class BackUpProd implements Action {
  /** What lies about in both checkouts before the first step that makes files. */
  static final String BEFORE = "files-before.txt";

  private static final String CHECK = "backup-check";

  @Override
  public Outcome run(StepContext context) throws IOException {
    var database = DatabaseFacts.prod(context);
    var before =
        context
            .evidence()
            .keep(
                context.step().key(),
                BEFORE,
                StrayFiles.list(context.workspace()).getBytes(StandardCharsets.UTF_8));
    var backup = make(context);
    var verified =
        BackupCheck.verifyRestored(
            backup,
            database.address(),
            context.workspace().scratch(),
            CHECK,
            context.progress(),
            context.cancellation());
    if (!verified.problems().isEmpty()) {
      return Outcome.failed(
              "The backup does not verify: " + Words.count(verified.problems().size(), "problem"),
              verified.problems())
          .offers(context.ran().offers().toArray(Offer[]::new));
    }
    var artifact = Artifacts.of(context.workspace(), backup);
    var size = Words.count(verified.files(), "file") + ", " + Sizes.of(verified.bytes());
    return Outcome.passed(
            "Backed up, restored into scratch and read back against its manifest: "
                + size
                + database.words())
        .left(List.of(artifact, before))
        .fills(
            Field.BACKUP,
            "`%s` (%s, manifest sha256 `%s`)".formatted(artifact.path(), size, artifact.sha256()));
  }

  private static Path make(StepContext context) throws IOException {
    var workspace = context.workspace();
    var script = StepScripts.runReplaceable(context);
    if (script.isEmpty()) {
      var now = Instant.now();
      var into = Backups.unused(workspace.backups(), "gatehouse-", now);
      context.output().say("Backing up into " + workspace.shown(into));
      return Backups.create(workspace, into, now, context.progress(), context.cancellation());
    }
    var run = script.get();
    if (!run.passed()) {
      throw new Trouble(
          run.failure(),
          "There is no backup that a roll back could use",
          "Read its output, mend the cause and run it again, or run the built-in");
    }
    var allowed = new ArrayList<Path>(List.of(workspace.backups(), context.prod().root()));
    return run.artifact(context, allowed);
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) {
    return workspace.database().isEmpty() ? Awaited.statement(step, facts) : List.of();
  }
}
