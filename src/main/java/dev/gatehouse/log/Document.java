package dev.gatehouse.log;

import java.util.BitSet;
import java.util.List;

/**
 * What the scanner found in a log's bytes.
 *
 * @param tables those of the log's, in file order
 * @param opaque the lines inside code and HTML
 */
record Document(
    Lines lines,
    List<Heading> headings,
    List<Table> tables,
    BitSet opaque,
    List<LogProblem> problems) {
  /** The table where a new entry of this status belongs; there is at least one. */
  Table tableFor(Status status) {
    return tables.stream()
        .filter(table -> status == Status.DEV_ONLY ? table.isForDevOnly() : table.isForPending())
        .findFirst()
        .or(() -> tables.stream().filter(Table::isForAny).findFirst())
        .orElseGet(tables::getFirst);
  }

  int rowCount() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }
}
