package dev.gatehouse.action;

import dev.gatehouse.backup.BackupCheck;
import dev.gatehouse.backup.Verified;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;

/** Verifies the backup of an attempt once more, at any later time. */
public final class BackupAgain {
  private static final String CHECK = "backup-check-again";

  private BackupAgain() {}

  /** Whether this attempt has a backup. */
  public static boolean isThere(Facts facts) {
    return !facts.artifacts("backup").isEmpty();
  }

  /**
   * Restores the backup into scratch once more and compares every byte with its manifest, and the
   * manifest with what was recorded when it was made.
   *
   * @throws dev.gatehouse.io.Trouble where there is no backup, or it is no longer there
   */
  public static Verified verify(
      Workspace workspace, Facts facts, Progress progress, Cancellation cancellation)
      throws IOException {
    var artifact = Artifacts.backup(facts);
    var verified =
        BackupCheck.verifyRestored(
            Artifacts.locate(workspace, artifact),
            workspace.database(),
            workspace.scratch(),
            CHECK,
            progress,
            cancellation);
    if (verified.manifestSha256().equals(artifact.sha256())) {
      return verified;
    }
    var problems = new ArrayList<>(verified.problems());
    problems.add("its manifest is not the one that was recorded when it was made");
    return new Verified(verified.files(), verified.bytes(), verified.manifestSha256(), problems);
  }

  /** One line for people. */
  public static String line(Verified verified) {
    return verified.passed()
        ? "Every byte of %s, %s, is as its manifest says"
            .formatted(Words.count(verified.files(), "file"), Sizes.of(verified.bytes()))
        : "It does not verify: " + String.join("; ", verified.problems());
  }
}
