package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.Masker;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ways to back one workspace up: by its own script and built in. */
class SampleBackupTest {
  @TempDir Path folder;

  @Test
  void aScriptsBackupVerifiesRestoresAndHoldsTheConfiguration() throws IOException {
    assumeFalse(System.getProperty("os.name", "").startsWith("Windows"), "there is no sh");
    var sample = Walked.sample(folder.resolve("sample"));
    var workspace = Workspace.discover(sample.dev());
    var run =
        new ScriptRunner()
            .run(
                new Command(
                    List.of("sh", "scripts/backup-verify.sh"),
                    sample.prod(),
                    Map.of(),
                    Duration.ofMinutes(1)),
                folder.resolve("output.txt"),
                Masker.NONE,
                (line, error) -> {},
                Cancellation.never());
    assertEquals(0, run.exit(), run.rawTail().toString());
    Path backup;
    try (var backups = Files.list(workspace.backups())) {
      backup =
          backups.filter(path -> path.toString().contains("system-")).findFirst().orElseThrow();
    }

    assertVerified(workspace, backup);
    BackupRestore.restore(backup, workspace.rehearsal().resolve("backup"), Cancellation.never());
    assertEquals(List.of(), ConfigCapture.missingFrom(backup, sample.prod()));
  }

  @Test
  void theBuiltInBackupOfTheSampleDoesTheSame() throws IOException {
    var sample = Walked.sample(folder.resolve("sample"));
    var workspace = Workspace.discover(sample.dev());

    var backup =
        Backups.create(
            workspace,
            Backups.unused(workspace.backups(), "system-", ProdFolder.AT),
            ProdFolder.AT,
            Progress.UNWATCHED,
            Cancellation.never());

    assertVerified(workspace, backup);
    assertEquals(List.of(), ConfigCapture.missingFrom(backup, sample.prod()));
  }

  private static void assertVerified(Workspace workspace, Path backup) throws IOException {
    var verified =
        BackupCheck.verify(backup, workspace.database(), Progress.UNWATCHED, Cancellation.never());
    assertEquals(List.of(), verified.problems());
  }
}
