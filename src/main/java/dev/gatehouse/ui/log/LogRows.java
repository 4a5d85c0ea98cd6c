package dev.gatehouse.ui.log;

import dev.gatehouse.log.Status;
import dev.gatehouse.promotion.EntryView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rows of the log's table: which of them the filter and the statuses let through, and in which
 * groups. What is in work comes first. To be used on the FX thread.
 */
final class LogRows {
  /** A row that has become another. */
  record Change(LogRow before, LogRow after) {}

  private final List<LogRow> all = new ArrayList<>();
  private final ObservableList<LogRow> shown = FXCollections.observableArrayList();

  /** What the filter looks at of each of all rows; made when it is first asked. */
  private final List<String> searched = new ArrayList<>();

  private final BooleanProperty grouped = new SimpleBooleanProperty(this, "grouped");
  private final Set<String> folded = new HashSet<>();
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final Set<Status> wanted = EnumSet.noneOf(Status.class);

  LogRows() {
    filter.subscribe(text -> sift());
  }

  /** Those that are let through. */
  ObservableList<LogRow> shown() {
    return shown;
  }

  /** Every one, shown or not. */
  List<LogRow> all() {
    return List.copyOf(all);
  }

  /** The row of an entry, shown or not. */
  Optional<LogRow> of(String id) {
    return all.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /** How many there are, shown or not. */
  int size() {
    return all.size();
  }

  /** Words that each row that is let through has, separated by blanks. */
  StringProperty filterProperty() {
    return filter;
  }

  /** Shows entries of this status or not; where none is wanted, all are shown. */
  void want(Status status, boolean want) {
    if (want) {
      wanted.add(status);
    } else {
      wanted.remove(status);
    }
    sift();
  }

  long count(Status status) {
    return all.stream()
        .filter(row -> row.view().entry().status().filter(is -> is == status).isPresent())
        .count();
  }

  /** How many entries have a record that something is left of. */
  long inWork() {
    return all.stream().filter(LogRow::isInWork).count();
  }

  /** Whether not all entries are let through. */
  boolean isFiltered() {
    return shown.size() < all.size();
  }

  /** Whether the entries are shown below the headings that their tables have in the log. */
  BooleanProperty groupedProperty() {
    return grouped;
  }

  /** Shows the entries of a table, or only its heading. */
  void fold(String title) {
    if (!folded.remove(title)) {
      folded.add(title);
    }
  }

  /** The lines of the table for these rows, in the order that they are to have. */
  List<LogLine> lines(List<LogRow> sorted) {
    if (!grouped.get()) {
      return List.copyOf(sorted);
    }
    var groups = new LinkedHashMap<String, List<LogRow>>();
    // The headings come as the log has them, however the entries below them are sorted.
    sorted.stream()
        .sorted(Comparator.comparingInt(row -> row.view().entry().line()))
        .forEach(row -> groups.putIfAbsent(row.section(), new ArrayList<>()));
    sorted.forEach(row -> Objects.requireNonNull(groups.get(row.section())).add(row));
    var lines = new ArrayList<LogLine>();
    groups.forEach(
        (title, members) -> {
          var open = !folded.contains(title);
          lines.add(new LogLine.Group(title, members.size(), open));
          if (open) {
            lines.addAll(members);
          }
        });
    return lines;
  }

  void setAll(List<LogRow> rows) {
    all.clear();
    rows.stream().sorted(Comparator.comparing(row -> !row.isInWork())).forEach(all::add);
    searched.clear();
    sift();
  }

  /** Takes over what an entry's row says now; empty where that is what it said. */
  Optional<Change> replace(EntryView view) {
    for (var at = 0; at < all.size(); at++) {
      var row = all.get(at);
      if (row.id().equals(view.entry().id()) && !row.view().equals(view)) {
        var moved = new LogRow(view, row.steps());
        all.set(at, moved);
        searched.clear();
        sift();
        return Optional.of(new Change(row, moved));
      }
    }
    return Optional.empty();
  }

  private void sift() {
    var words = LogRow.words(filter.get());
    var let = new ArrayList<LogRow>();
    if (searched.size() != all.size()) {
      searched.clear();
      all.forEach(row -> searched.add(row.searched()));
    }
    for (var at = 0; at < all.size(); at++) {
      var row = all.get(at);
      if (LogRow.matches(searched.get(at), words) && isWanted(row)) {
        let.add(row);
      }
    }
    // What is shown already keeps its place on the screen.
    if (!let.equals(shown)) {
      shown.setAll(let);
    }
  }

  private boolean isWanted(LogRow row) {
    return wanted.isEmpty() || row.view().entry().status().filter(wanted::contains).isPresent();
  }
}
