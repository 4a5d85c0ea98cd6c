package dev.gatehouse.cli;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.LogEntry;
import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.Promotions;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets a field of an entry. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Sets a field of an entry. The value that it has already changes nothing.",
      "A row that was written by hand gets its record by this: it is adopted.",
      "The status follows the process: Approved and Promoted are given by steps 17 and 18, which"
          + " run where they can start; what is Dev-only stays so."
    })
final class SetCommand extends EditCommand {
  private static final String STATUS = "status";
  private static final String TRANSITIONS = "transitions";

  @Parameters(
      index = "2",
      paramLabel = "FIELD",
      description =
          "summary, owner, notes, claims, backup, config, schema-pre, schema-post, rollback,"
              + " checklist or status.")
  private String field = "";

  @Parameters(
      index = "3",
      paramLabel = "VALUE",
      description = "The new value; one that begins with \"-\" comes behind \"--\".")
  private String value = "";

  SetCommand(PrintStream out) {
    super(out);
  }

  @Override
  void check() {
    if (field.equals(STATUS)) {
      status();
    } else if (!field.equals(TRANSITIONS) && field().isEmpty()) {
      throw new Trouble(
          "\"" + field + "\" is no field",
          "",
          "The fields are "
              + Arrays.stream(Field.values())
                  .filter(SetCommand::isNamed)
                  .map(Field::key)
                  .collect(Collectors.joining(", "))
              + " and status");
    }
  }

  @Override
  LogEntry change(Promotions promotions, String id, Who who) throws IOException {
    if (field.equals(TRANSITIONS)) {
      throw new Trouble(
          "The transitions are only ever written by what happens",
          "Nothing was recorded",
          "Take the steps that make them");
    }
    return field.equals(STATUS)
        ? promotions.edits().status(id, status(), who)
        : promotions.edits().set(id, field().orElseThrow(), value.strip(), who);
  }

  private Optional<Field> field() {
    return Field.ofKey(field).filter(SetCommand::isNamed);
  }

  /** Which entry another ships with is said where the two are promoted. */
  private static boolean isNamed(Field field) {
    return field != Field.SHIPS_WITH;
  }

  private Status status() {
    return Status.ofText(value)
        .orElseThrow(
            () ->
                new Trouble(
                    "\"" + value + "\" is no status",
                    "",
                    "There are Pending, Approved, Promoted and Dev-only"));
  }
}
