package dev.gatehouse.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which row and which section of a document belong to which entry, and which do not add up. */
final class EntryIndex {
  private final Document document;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Row> byId = new HashMap<>();
  private final Map<String, Section> sections = new HashMap<>();
  private final Map<String, String> locks = new HashMap<>();
  private final List<LogProblem> problems = new ArrayList<>();
  private int sectionCount;

  EntryIndex(Document document) {
    this.document = document;
    document.tables().forEach(table -> table.rows().forEach(this::index));
    Section.all(document.headings(), document.lines().count()).forEach(this::index);
  }

  /** The rows that have an ID, in file order. */
  List<Row> rows() {
    return rows;
  }

  List<LogProblem> problems() {
    return problems;
  }

  int sectionCount() {
    return sectionCount;
  }

  Optional<Row> row(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<Section> section(String id) {
    return Optional.ofNullable(sections.get(id));
  }

  /** Why the entry cannot be edited, where it cannot. */
  Optional<String> lock(String id) {
    return Optional.ofNullable(locks.get(id));
  }

  String cell(Row row, Column column) {
    var place = row.table().place(column);
    return place < row.size()
        ? Cells.decode(document.lines().text(row.from(place), row.to(place)))
        : "";
  }

  LogEntry entry(Row row) {
    var id = cell(row, Column.ID);
    var status = cell(row, Column.STATUS);
    return new LogEntry(
        id,
        cell(row, Column.SUMMARY),
        status,
        Status.ofText(status),
        cell(row, Column.OWNER),
        DetailsLink.without(cell(row, Column.NOTES), id),
        row.table().section(),
        row.line() + 1,
        fields(id),
        sections.containsKey(id));
  }

  private SortedMap<Field, String> fields(String id) {
    var fields = new EnumMap<Field, String>(Field.class);
    section(id)
        .ifPresent(
            section ->
                Bullet.in(document, section)
                    .forEach(bullet -> fields.putIfAbsent(bullet.field(), bullet.value())));
    fields.values().removeIf(String::isEmpty);
    return new TreeMap<>(fields);
  }

  private void index(Row row) {
    var id = cell(row, Column.ID);
    if (id.isEmpty()) {
      problem(row.line(), "this row has no ID");
      return;
    }
    rows.add(row);
    var earlier = byId.putIfAbsent(id, row);
    if (earlier != null) {
      var lines = (earlier.line() + 1) + " and " + (row.line() + 1);
      lock(row.line(), id, "the ID " + id + " stands in lines " + lines);
    }
    var wanted = row.table().names().size();
    if (row.size() != wanted) {
      var cells = row.size() + (row.size() == 1 ? " cell" : " cells");
      lock(row.line(), id, "the row of " + id + " has " + cells + " where its table has " + wanted);
    } else if (Status.ofText(cell(row, Column.STATUS)).isEmpty()) {
      var status = cell(row, Column.STATUS);
      problem(row.line(), "the status of " + id + ", \"" + status + "\", is none of the four");
    }
  }

  private void index(Section section) {
    sectionCount++;
    var earlier = sections.putIfAbsent(section.id(), section);
    if (earlier != null) {
      var lines = (earlier.heading() + 1) + " and " + (section.heading() + 1);
      lock(section.heading(), section.id(), section.id() + " has two sections, in lines " + lines);
    }
  }

  private void lock(int line, String id, String why) {
    locks.putIfAbsent(id, why);
    problem(line, why);
  }

  private void problem(int line, String what) {
    problems.add(new LogProblem(line + 1, what, false));
  }
}
