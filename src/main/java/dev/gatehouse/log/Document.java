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
  int rowCount() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }
}
