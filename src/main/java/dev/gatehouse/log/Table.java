package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A table of the document, and which of its columns are the log's. */
final class Table {
  private static final Pattern DENIAL = Pattern.compile("\\b(not|never|be)\\b.*\\bpromoted\\b");
  private static final Pattern DEV_ONLY = Pattern.compile("\\bdev[- ]?only\\b");
  private static final Pattern PROMOTED = Pattern.compile("\\bpromoted\\b");
  private static final Pattern PENDING = Pattern.compile("\\bpending\\b");

  private static final Column[] COLUMNS = Column.values();

  /** A table with fewer columns is neither the log's nor almost the log's. */
  static final int FEWEST_COLUMNS = COLUMNS.length - 1;

  /** Any table that is certainly not the log's. */
  static final Table OTHER = new Table(0, List.of(), List.of());

  private final int line;
  private final List<String> headings;
  private final List<String> names;
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);
  private final boolean isLog;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param line of the row of heads; the row of dashes follows it
   * @param headings that the table stands under, outermost first
   * @param names of the columns, bare
   */
  Table(int line, List<String> headings, List<String> names) {
    this.line = line;
    this.headings = headings;
    this.names = names;
    for (var column : COLUMNS) {
      places.put(column, names.indexOf(column.bare()));
    }
    this.isLog = places.values().stream().allMatch(place -> place >= 0);
  }

  int line() {
    return line;
  }

  List<String> names() {
    return names;
  }

  List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  void add(Row row) {
    rows.add(row);
  }

  /** The place of a column of the log's, from 0, or -1 where the table lacks it. */
  int place(Column column) {
    return places.getOrDefault(column, -1);
  }

  List<Column> missing() {
    return Arrays.stream(COLUMNS).filter(column -> place(column) < 0).toList();
  }

  List<Column> doubled() {
    return Arrays.stream(COLUMNS)
        .filter(column -> Collections.frequency(names, column.bare()) > 1)
        .toList();
  }

  /** A table of the log's has all five columns; others may stand between and behind them. */
  boolean isLog() {
    return isLog;
  }

  /** So close to a table of the log's that its missing column must be an accident. */
  boolean almostLog() {
    return place(Column.ID) >= 0 && missing().size() == 1;
  }

  /** The last line of the table: its last row, or the row of dashes. */
  int lastLine() {
    return rows.isEmpty() ? line + 1 : rows.getLast().line();
  }

  /** The heading right above, empty where there is none. */
  String section() {
    return headings.isEmpty() ? "" : headings.getLast();
  }

  boolean isForPromoted() {
    return headings.stream()
        .map(Names::bare)
        .anyMatch(text -> PROMOTED.matcher(text).find() && !DENIAL.matcher(text).find());
  }

  boolean isForPending() {
    return PENDING.matcher(Names.bare(section())).find() && !isForDevOnly();
  }

  /** Whether no heading says that the table is for promoted or for Dev-only entries alone. */
  boolean isForAny() {
    return !isForDevOnly() && !isForPromoted();
  }

  boolean isForDevOnly() {
    return headings.stream().map(Names::bare).anyMatch(text -> DEV_ONLY.matcher(text).find());
  }
}
