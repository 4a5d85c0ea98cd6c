package dev.gatehouse.action;

import dev.gatehouse.backup.RehearsalDatabase;
import dev.gatehouse.evidence.EvidenceStore;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.SchemaDiff;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What the rehearsed upgrade does to the schema.
 *
 * @param after the whole schema of the copy
 * @param text the differences, for people: object by object, and as the statements have them
 */
public record SchemaChange(SchemaDiff diff, String after, String text) {

  /** The differences as they are on the rehearsed copy now; empty where prod has no database. */
  public static Optional<SchemaChange> rehearsed(Workspace workspace, Facts facts)
      throws IOException {
    var copy = Rehearsed.database(workspace, facts);
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    try (var database = Database.open(copy.get())) {
      return Optional.of(to(database.dump(), workspace, facts));
    }
  }

  /**
   * The same to look at: once the copy was cleaned up, as they were kept; empty where neither is.
   */
  public static Optional<SchemaChange> known(Workspace workspace, Facts facts) throws IOException {
    if (workspace.database().isEmpty()
        || RehearsalDatabase.of(workspace, facts.entryId()).isThere()) {
      return rehearsed(workspace, facts);
    }
    for (var artifact : facts.artifacts("schema-post")) {
      var file = workspace.locate(artifact.path()).filter(Files::isRegularFile);
      if (EvidenceStore.goesBy(artifact, SnapshotSchema.FILE) && file.isPresent()) {
        return Optional.of(to(Files.readString(file.get()), workspace, facts));
      }
    }
    return Optional.empty();
  }

  private static SchemaChange to(String after, Workspace workspace, Facts facts)
      throws IOException {
    var before =
        Files.readString(Artifacts.locate(workspace, facts.artifacts("schema-pre").getFirst()));
    var diff = SchemaDiff.of(before, after);
    return new SchemaChange(
        diff,
        after,
        diff.isEmpty()
            ? "The schema stays as it is.\n"
            : diff.asText() + "\n" + String.join("\n", diff.statements()) + "\n");
  }

  /** By which an acknowledgement names what was looked at. */
  public String hash() {
    return Sha256.of(text);
  }

  /** One line for people. */
  public String summary() {
    return diff.isEmpty()
        ? "The schema stays as it is"
        : "The schema changes: "
            + diff.added().size()
            + " added, "
            + diff.changed().size()
            + " changed, "
            + diff.removed().size()
            + " removed";
  }
}
