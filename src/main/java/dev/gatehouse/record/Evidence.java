package dev.gatehouse.record;

import dev.gatehouse.backup.BackupCheck;
import dev.gatehouse.evidence.EntryFolder;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.record.RecordFinding.Edit;
import dev.gatehouse.record.RecordFinding.Kind;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds every artifact that a record knows against what lies there now, byte by byte. */
final class Evidence {
  private final EntryFolder folder;
  private final Optional<Workspace> workspace;
  private final List<RecordFinding> findings = new ArrayList<>();

  /** Files of the entry's evidence that no event knows, by their hash. */
  private final Map<String, Path> unknown = new HashMap<>();

  private Evidence(EntryFolder folder, Optional<Workspace> workspace) {
    this.folder = folder;
    this.workspace = workspace;
  }

  static List<RecordFinding> of(
      EntryFolder folder, Optional<Workspace> workspace, List<Event> events) throws IOException {
    var evidence = new Evidence(folder, workspace);
    var artifacts = new LinkedHashSet<Artifact>();
    events.forEach(event -> artifacts.addAll(event.artifacts()));
    evidence.lookAround(artifacts);
    for (var artifact : artifacts) {
      evidence.check(artifact);
    }
    for (var stray : evidence.unknown.values()) {
      evidence.findings.add(
          RecordFinding.of(
              Kind.FILE_UNRECORDED,
              folder.id(),
              evidence.name(stray),
              0,
              evidence.name(stray) + " lies among the evidence, and no event knows it"));
    }
    return evidence.findings;
  }

  private void lookAround(LinkedHashSet<Artifact> artifacts) throws IOException {
    var root = folder.path().resolve("evidence");
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    var files = new ArrayList<>(Folders.files(root));
    artifacts.forEach(artifact -> inFolder(artifact).ifPresent(files::remove));
    for (var file : files) {
      unknown.put(Sha256.of(file), file);
    }
  }

  private void check(Artifact artifact) throws IOException {
    var at = locate(artifact);
    if (at.isEmpty()) {
      findings.add(
          RecordFinding.of(
              Kind.EVIDENCE_UNSEEN,
              folder.id(),
              artifact.path(),
              0,
              artifact.path() + " could not be looked at: its checkout is not here"));
      return;
    }
    switch (EvidenceStore.check(at.get(), artifact)) {
      case INTACT -> backup(at.get(), artifact);
      case CHANGED ->
          add(
              Kind.EVIDENCE_CHANGED,
              artifact,
              Files.isRegularFile(at.get(), LinkOption.NOFOLLOW_LINKS)
                  ? Sha256.of(at.get())
                  : "changed",
              artifact.path() + " is not what was recorded: it was changed");
      case GONE -> gone(artifact);
    }
  }

  private void gone(Artifact artifact) {
    var moved = unknown.remove(artifact.sha256());
    if (moved == null) {
      add(Kind.EVIDENCE_GONE, artifact, "", artifact.path() + " is no longer there");
      return;
    }
    add(
        Kind.EVIDENCE_RENAMED,
        artifact,
        name(moved),
        artifact.path() + " was renamed: what was recorded now lies in " + name(moved));
  }

  /** A backup's own manifest says of every byte what it has to be. */
  private void backup(Path at, Artifact artifact) throws IOException {
    if (!Files.isRegularFile(at.resolve("manifest.csv"), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    var verified =
        BackupCheck.verify(at, Optional.empty(), Progress.UNWATCHED, Cancellation.never());
    if (!verified.passed()) {
      add(
          Kind.EVIDENCE_CHANGED,
          artifact,
          Sha256.of(String.join("\n", verified.problems())),
          artifact.path() + " is not what was recorded: " + verified.problems().getFirst());
    }
  }

  private void add(Kind kind, Artifact artifact, String to, String what) {
    var edit = new Edit(artifact.path(), artifact.sha256(), to, Map.of());
    findings.add(RecordFinding.of(kind, folder.id(), artifact.path(), 0, what).with(edit));
  }

  /** Where an artifact lies; what is in the entry's folder is found wherever that is. */
  private Optional<Path> locate(Artifact artifact) {
    var inFolder = inFolder(artifact);
    return inFolder.isPresent()
        ? inFolder
        : workspace.flatMap(there -> there.locate(artifact.path()));
  }

  private Optional<Path> inFolder(Artifact artifact) {
    var mark = "/promotions/" + folder.path().getFileName() + "/";
    var path = "/" + artifact.path().substring(artifact.path().indexOf(':') + 1);
    int at = path.indexOf(mark);
    if (at < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Folders.inside(folder.path(), path.substring(at + mark.length())));
    } catch (Trouble leadsOut) {
      return Optional.empty();
    }
  }

  private String name(Path file) {
    return "promotions/"
        + folder.path().getFileName()
        + "/"
        + Folders.slashed(folder.path().relativize(file));
  }
}
