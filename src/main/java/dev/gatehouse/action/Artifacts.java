package dev.gatehouse.action;

import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.evidence.EvidenceStore.Check;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes what a step left, and checks it again later. */
public final class Artifacts {
  private static final String MANIFEST = "manifest.csv";

  private Artifacts() {}

  /**
   * A file or folder as the record names it. A folder's hash is that of its manifest, or of its
   * listing where it has none.
   */
  static Artifact of(Workspace workspace, Path at) throws IOException {
    return new Artifact(workspace.shown(at), Folders.bytes(at), hash(at));
  }

  /** Whether an artifact is still what was recorded. */
  public static Check check(Workspace workspace, Artifact artifact) throws IOException {
    var at = workspace.locate(artifact.path());
    return at.isEmpty() ? Check.GONE : EvidenceStore.check(at.get(), artifact);
  }

  /**
   * The backup of this attempt.
   *
   * @throws Trouble where there is none, since it was waived
   */
  static Artifact backup(Facts facts) {
    return facts.artifacts("backup").stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    "There is no backup of prod: it was waived",
                    "What builds on it cannot be done",
                    "Run step 7, or have what builds on it waived too"));
  }

  /** Where an artifact lies. */
  static Path locate(Workspace workspace, Artifact artifact) {
    return workspace
        .locate(artifact.path())
        .filter(Files::exists)
        .orElseThrow(
            () ->
                new Trouble(
                    artifact.path() + " is no longer there",
                    "The step that needs it cannot go on",
                    "Run the step again that made it"));
  }

  /** The same, where it is still what was recorded. */
  static Path locateUnchanged(Workspace workspace, Artifact artifact) throws IOException {
    var at = locate(workspace, artifact);
    if (!hash(at).equals(artifact.sha256())) {
      throw new Trouble(
          artifact.path() + " is not what was recorded: its manifest has another hash",
          "What it would bring back is not what was proved",
          "Find the one that was recorded, or make it again");
    }
    return at;
  }

  private static String hash(Path at) throws IOException {
    if (!Files.isDirectory(at)) {
      return Sha256.of(at);
    }
    var manifest = at.resolve(MANIFEST);
    return Files.isRegularFile(manifest) ? Sha256.of(manifest) : Sha256.ofFolder(at);
  }
}
