package dev.gatehouse.action;

import dev.gatehouse.schema.Content;
import dev.gatehouse.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a restored backup is one of the whole of prod: a backup that verifies may still hold only
 * a part, and a rehearsal on that part shows nothing about the rest. Rows that differ otherwise are
 * a live writer's.
 *
 * @param verbatim whether the database keeps the text of its schema, as SQLite does
 */
record BackupOfProd(Content prod, Content restored, boolean verbatim) {

  /** What the backup lacks, or has beyond prod, a sentence each. */
  List<String> problems() {
    var problems = new ArrayList<String>();
    var schema = schema();
    if (!schema.isEmpty()) {
      problems.add(
          "The backup's schema is not prod's: %s; back up again"
              .formatted(String.join(", ", schema)));
    }
    var emptied =
        prod.tables().keySet().stream()
            .filter(table -> hasRows(prod, table))
            .filter(table -> restored.tables().containsKey(table))
            .filter(table -> !hasRows(restored, table))
            .toList();
    if (!emptied.isEmpty()) {
      problems.add(
          "Tables that have rows in prod have none in the backup: %s; back up again"
              .formatted(String.join(", ", emptied)));
    }
    return List.copyOf(problems);
  }

  /**
   * What is otherwise in the backup's schema. A server words some expressions anew when it restores
   * them, such as {@code IN} with a {@code varchar}: there only what is missing and what is too
   * much counts.
   */
  private List<String> schema() {
    var diff = SchemaDiff.of(prod.schema(), restored.schema());
    return Stream.of(
            diff.removed().stream().map(name -> name + " is missing"),
            diff.added().stream().map(name -> name + " is not in prod"),
            diff.changed().stream()
                .filter(change -> verbatim || change.matches("(?s).*: .* (added|removed)")))
        .flatMap(each -> each)
        .toList();
  }

  /** The digest of a table's rows begins with their number. */
  private static boolean hasRows(Content content, String table) {
    return !content.tables().getOrDefault(table, "0 ").startsWith("0 ");
  }
}
