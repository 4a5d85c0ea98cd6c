package dev.gatehouse.action;

import com.fasterxml.jackson.core.type.TypeReference;
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

  /**
   * Those that this attempt ships, in the order of their names: what prod lacks, and what an
   * earlier try has shipped already.
   */
  static List<Migration> ofThisAttempt(Path tree, Survey survey, Facts facts) throws IOException {
    var paths = new HashSet<>(survey.migrations());
    paths.addAll(facts.shipped());
    var all = new ArrayList<Migration>();
    for (var path : Migrations.inOrder(paths)) {
      var file = Folders.inside(tree, path);
      if (Files.isRegularFile(file)) {
        all.add(new Migration(path, Sha256.of(file)));
      }
    }
    return all;
  }

  static byte[] write(List<Migration> migrations) throws IOException {
    return Json.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(migrations);
  }

  static List<Migration> read(Path file) throws IOException {
    return Json.strict().readValue(Files.readAllBytes(file), new TypeReference<>() {});
  }
}
