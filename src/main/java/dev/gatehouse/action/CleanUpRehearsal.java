package dev.gatehouse.action;

import dev.gatehouse.backup.RehearsalDatabase;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.evidence.EvidenceStore.Check;
import dev.gatehouse.io.Folders;
import dev.gatehouse.ledger.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes the rehearsed copy, and nothing outside scratch; then looks whether the artifacts are
 * still there and whether either checkout holds a file that was not there before.
 */
final class CleanUpRehearsal implements Action {
  private static final String DATABASE = "database ";

  @Override
  public Outcome run(StepContext context) throws IOException {
    var workspace = context.workspace();
    var rehearsal = workspace.rehearsal();
    var deleted = remove(context);
    var list =
        context
            .evidence()
            .keep(
                context.step().key(),
                "deleted.txt",
                (String.join("\n", deleted) + "\n").getBytes(StandardCharsets.UTF_8));
    var problems = new ArrayList<String>();
    if (Files.exists(rehearsal)) {
      problems.add(workspace.shown(rehearsal) + " is still there");
    }
    for (var step : List.of("schema-pre", "schema-post")) {
      for (var artifact : context.facts().artifacts(step)) {
        if (Artifacts.check(workspace, artifact) != Check.INTACT) {
          problems.add(artifact.path() + " is not what it was");
        }
      }
    }
    strays(context).forEach(path -> problems.add(path + " was not there before the backup"));
    return (problems.isEmpty()
            ? Outcome.passed(counted(deleted) + " deleted, both checkouts are as they were")
            : Outcome.failed("The clean-up left something behind", problems))
        .left(list);
  }

  /** Files and, of a server, databases. */
  private static String counted(List<String> deleted) {
    int databases = (int) deleted.stream().filter(name -> name.startsWith(DATABASE)).count();
    var files = Words.count(deleted.size() - databases, "file");
    return databases == 0 ? files : files + " and " + Words.count(databases, "database");
  }

  /**
   * Deletes the rehearsal's folder and drops its databases, those of a killed run included.
   *
   * @return what is gone: files relative to the folder with '/', databases behind the word
   */
  static List<String> remove(StepContext context) throws IOException {
    var workspace = context.workspace();
    var rehearsal = workspace.rehearsal();
    var gone = new ArrayList<String>();
    if (workspace.database().isPresent()) {
      RehearsalDatabase.of(workspace, context.facts().entryId())
          .drop()
          .forEach(name -> gone.add(DATABASE + name));
    }
    if (Files.exists(rehearsal)) {
      for (var file : Folders.files(rehearsal)) {
        gone.add(Folders.slashed(rehearsal.relativize(file)));
      }
      Folders.delete(rehearsal, workspace.scratch());
    }
    gone.stream().filter(name -> name.startsWith(DATABASE)).forEach(context.output()::say);
    return gone;
  }

  private static List<String> strays(StepContext context) throws IOException {
    var before = linesBefore(context);
    var recorded = new HashSet<String>();
    context.facts().events().stream()
        .flatMap(event -> event.artifacts().stream())
        .map(Artifact::path)
        .forEach(recorded::add);
    return StrayFiles.list(context.workspace())
        .lines()
        .filter(line -> !line.isBlank())
        .filter(line -> !before.contains(line) && !isRecorded(line, recorded))
        .toList();
  }

  private static boolean isRecorded(String path, Set<String> recorded) {
    return recorded.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
  }

  private static Set<String> linesBefore(StepContext context) throws IOException {
    for (var artifact : context.facts().artifacts("backup")) {
      if (EvidenceStore.goesBy(artifact, BackUpProd.BEFORE)) {
        Path file = Artifacts.locate(context.workspace(), artifact);
        return new HashSet<>(Files.readAllLines(file));
      }
    }
    return Set.of();
  }
}
