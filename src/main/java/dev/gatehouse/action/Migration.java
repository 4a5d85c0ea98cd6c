package dev.gatehouse.action;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.readiness.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * One migration file that was rehearsed, and by which content.
 *
 * @param path relative to the checkout, with '/'
 */
record Migration(String path, String sha256) {
  /** The evidence in which a rehearsal lists what it ran. */
  static final String FILE = "migrations.json";

  /** The step that leaves it. */
  private static final String REHEARSAL = "rehearsal";

  /**
   * Those that this attempt ships and that can be run here, in their order: what prod has not run,
   * and what an earlier try has shipped already. A migration that was shipped as an edit of one
   * that prod had is none of them: an earlier rehearsal did not run it either.
   */
  static List<Migration> ofThisAttempt(Path tree, Survey survey, StepContext context)
      throws IOException {
    var paths = new HashSet<>(survey.migrations());
    var shipped = new HashSet<>(context.facts().shipped());
    if (context.facts().passedRun(REHEARSAL).isPresent()) {
      shipped.retainAll(rehearsed(context).stream().map(Migration::path).toList());
    }
    paths.addAll(shipped);
    var all = new ArrayList<Migration>();
    for (var path : Migrations.inOrder(paths)) {
      var file = Folders.inside(tree, path);
      if (Files.isRegularFile(file)) {
        all.add(new Migration(path, Sha256.of(file)));
      }
    }
    return all;
  }

  /** What the last rehearsal ran; nothing where it was waived. */
  static List<Migration> rehearsed(StepContext context) throws IOException {
    for (var artifact : context.facts().artifacts(REHEARSAL)) {
      if (EvidenceStore.goesBy(artifact, FILE)) {
        return read(Artifacts.locate(context.workspace(), artifact));
      }
    }
    return List.of();
  }

  /** What running it on prod is called in the record; what may run again, by its content. */
  String part() {
    return "migration " + path + (Migrations.isRepeatable(path) ? " " + sha256 : "");
  }

  static byte[] write(List<Migration> migrations) throws IOException {
    return Json.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(migrations);
  }

  static List<Migration> read(Path file) throws IOException {
    return Json.strict().readValue(Files.readAllBytes(file), new TypeReference<>() {});
  }
}
