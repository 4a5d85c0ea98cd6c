package dev.gatehouse.action;

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
    var before =
        Files.readString(Artifacts.locate(workspace, facts.artifacts("schema-pre").getFirst()));
    try (var database = Database.open(copy.get())) {
      var after = database.dump();
      var diff = SchemaDiff.of(before, after);
      return Optional.of(
          new SchemaChange(
              diff,
              after,
              diff.isEmpty()
                  ? "The schema stays as it is.\n"
                  : diff.asText() + "\n" + String.join("\n", diff.statements()) + "\n"));
    }
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
