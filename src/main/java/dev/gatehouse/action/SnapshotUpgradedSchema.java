package dev.gatehouse.action;

import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes down the schema of the rehearsed copy, once a person has looked at what changes. */
final class SnapshotUpgradedSchema implements Action {

  @Override
  public Outcome run(StepContext context) throws IOException {
    var database = DatabaseFacts.prod(context);
    if (database.address().isEmpty()) {
      return Outcome.passed("No schema: " + database.notApplicable())
          .fills(Field.SCHEMA_POST, database.notApplicable());
    }
    StepScripts.runReplaceable(context)
        .filter(run -> !run.passed())
        .ifPresent(
            run -> {
              throw new dev.gatehouse.io.Trouble(
                  run.failure(),
                  "The schema after the upgrade is not known",
                  "Mend the command, or run the built-in");
            });
    var change = SchemaChange.rehearsed(context.workspace(), context.facts()).orElseThrow();
    var key = context.step().key();
    var kept =
        List.of(
            context
                .evidence()
                .keep(key, SnapshotSchema.FILE, change.after().getBytes(StandardCharsets.UTF_8)),
            context
                .evidence()
                .keep(key, "schema-diff.txt", change.text().getBytes(StandardCharsets.UTF_8)));
    change.text().lines().forEach(context.output()::say);
    var seen = seen(context.step(), context.facts(), change);
    if (seen.isEmpty()) {
      return Outcome.failed(
              "Nobody has acknowledged what the upgrade changes",
              List.of("Look at the schema's differences, and acknowledge them"))
          .left(kept);
    }
    return Outcome.passed(change.summary() + ", acknowledged by " + seen.get().who().name())
        .left(kept)
        .fills(Field.SCHEMA_POST, "`" + kept.getFirst().path() + "`");
  }

  private static Optional<Event> seen(Step step, Facts facts, SchemaChange change) {
    return facts.events().stream()
        .filter(event -> event.type() == EventType.ACKNOWLEDGED)
        .filter(event -> event.step().equals(step.key()) && event.to().equals(change.hash()))
        .reduce((first, later) -> later);
  }

  @Override
  public List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    if (facts.artifacts("schema-pre").isEmpty()) {
      return List.of();
    }
    return SchemaChange.rehearsed(workspace, facts)
        .filter(change -> seen(step, facts, change).isEmpty())
        .map(
            change ->
                List.of("an acknowledgement of what the upgrade changes: " + change.summary()))
        .orElse(List.of());
  }
}
