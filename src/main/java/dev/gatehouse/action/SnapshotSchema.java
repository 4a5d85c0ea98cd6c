package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.log.Field;
import dev.gatehouse.schema.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Writes down the schema of prod's database as it is before the upgrade. */
final class SnapshotSchema implements Action {
  static final String FILE = "schema.sql";

  @Override
  public Outcome run(StepContext context) throws IOException {
    var database = DatabaseFacts.prod(context);
    if (database.address().isEmpty()) {
      return Outcome.passed("No schema: " + database.notApplicable())
          .fills(Field.SCHEMA_PRE, database.notApplicable());
    }
    var script = StepScripts.runReplaceable(context);
    var schema = script.isPresent() ? made(context, script.get()) : dump(database);
    if (schema.length == 0) {
      return Outcome.failed(
          "The schema is empty",
          List.of(database.address().get().url() + " holds no table: is it prod's database?"));
    }
    Artifact kept = context.evidence().keep(context.step().key(), FILE, schema);
    return Outcome.passed("Prod's schema is written down, " + Sizes.of(kept.bytes()))
        .left(kept)
        .fills(Field.SCHEMA_PRE, "`" + kept.path() + "`");
  }

  private static byte[] dump(DatabaseFacts database) throws IOException {
    try (var open = Database.open(database.address().orElseThrow())) {
      return open.dump().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static byte[] made(StepContext context, ScriptRun run) throws IOException {
    if (!run.passed()) {
      throw new Trouble(
          run.failure(),
          "The schema before the upgrade is not known",
          "Mend the script, or run the built-in");
    }
    var file =
        run.artifact(context, List.of(context.prod().root(), context.workspace().dev().root()));
    return Files.readAllBytes(file);
  }
}
