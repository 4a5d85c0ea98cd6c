package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Every file that differs, in one list or by folder: how, whether it ships and by whom, what is
 * decided, what is found.
 */
final class DeltasTable {
  private final CompareModel model;
  private final Sieve sieve;
  private final DeltaCells cells;
  private final ObservableList<DeltaRow> rows = FXCollections.observableArrayList();
  private final SortedList<DeltaRow> sorted = new SortedList<>(rows);
  private final TableView<DeltaRow> table = new TableView<>(sorted);

  private final FolderTurns folders;
  private final VBox node = new VBox();
  private boolean filling;

  DeltasTable(CompareModel model) {
    this.model = model;
    this.sieve = new Sieve(model, this::fill);
    this.folders = new FolderTurns(table, this::fill, this::choose);
    this.cells = new DeltaCells(model, folders::turn);
    table.setId("deltas-table");
    table.setAccessibleText("Files that differ between dev and prod");
    table.getStyleClass().add("deltas-table");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.getColumns().setAll(DeltaColumns.of(model, cells));
    table.setRowFactory(made -> new SpokenRow(cells));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (seen, old, now) -> {
              if (!filling && now != null) {
                model.look(now);
              }
            });
    node.getChildren().setAll(sieve.node(), table);
    VBox.setVgrow(table, Priority.ALWAYS);
    model.surveyProperty().subscribe(survey -> fill());
    model.notebook().byFolderProperty().subscribe((old, now) -> layAnew());
    model.notesProperty().subscribe(notes -> table.refresh());
    model.marksProperty().subscribe(marks -> table.refresh());
    layAnew();
  }

  /** The list, with what narrows it above. */
  Node node() {
    return node;
  }

  TableView<DeltaRow> table() {
    return table;
  }

  // ---- what is listed ----

  /** In a tree, the folders give the order. */
  private void layAnew() {
    var tree = model.notebook().byFolderProperty().get();
    if (tree) {
      table.getSortOrder().clear();
    }
    table.getColumns().forEach(column -> column.setSortable(!tree));
    fill();
    var chosen = table.getSelectionModel().getSelectedIndex();
    if (chosen >= 0) {
      show(chosen);
    }
  }

  /** Puts the rows there anew; what was chosen stays chosen, and the list where it was scrolled. */
  private void fill() {
    var chosen = new LinkedHashSet<String>();
    table.getSelectionModel().getSelectedItems().forEach(row -> chosen.add(row.key()));
    var first = chosen.isEmpty();
    var last = table.getSelectionModel().getSelectedItem();
    filling = true;
    try {
      rows.setAll(laidOut(key -> sieve.words().isEmpty() && folders.isShut(key)));
      select(chosen, last == null ? "" : last.key());
    } finally {
      filling = false;
    }
    table.setPlaceholder(
        new Label(
            model.surveyProperty().get().map(Survey::deltas).orElse(List.of()).isEmpty()
                ? "Dev and prod do not differ."
                : "No file is like that."));
    if (first && !rows.isEmpty()) {
      sorted.stream().filter(DeltaRow.File.class::isInstance).findFirst().ifPresent(this::choose);
    }
  }

  private List<DeltaRow> laidOut(Predicate<String> isShut) {
    var files = wanted();
    var strays = new TreeMap<>(model.strays());
    strays
        .entrySet()
        .removeIf(
            stray ->
                sieve.onlyUndecided()
                    || !sieve.takes(stray.getKey(), () -> stray.getValue().words()));
    return model.notebook().byFolderProperty().get()
        ? DeltaRows.tree(files, strays, isShut, model::openFindings)
        : DeltaRows.flat(files, strays);
  }

  private List<DeltaView> wanted() {
    var files = new ArrayList<DeltaView>();
    for (var view : model.surveyProperty().get().map(Survey::deltas).orElse(List.of())) {
      var row = new DeltaRow.File(view, "", 0);
      if ((!sieve.onlyUndecided() || view.isUndecided())
          && sieve.takes(view.delta().path(), () -> cells.words(row))) {
        files.add(view);
      }
    }
    return files;
  }

  /** Chooses rows by their keys, the one that was chosen last at the end. */
  private void select(Set<String> keys, String last) {
    var selection = table.getSelectionModel();
    selection.clearSelection();
    var at = new ArrayList<Integer>();
    for (var i = 0; i < sorted.size(); i++) {
      if (keys.contains(sorted.get(i).key())) {
        at.add(sorted.get(i).key().equals(last) ? at.size() : 0, i);
      }
    }
    if (!at.isEmpty()) {
      var more = at.stream().skip(1).mapToInt(Integer::intValue).toArray();
      selection.selectIndices(at.getFirst(), more);
    }
  }

  // ---- finding one's way ----

  /** Goes to the next file, or the one before, also in a folder that is shut. */
  void go(int step) {
    var order = order();
    var chosen = table.getSelectionModel().getSelectedItem();
    var at = chosen == null ? -1 : place(order, chosen);
    var isFolder = chosen instanceof DeltaRow.Folder;
    var to = at + (isFolder && step > 0 ? step - 1 : step);
    if (to >= 0 && to < order.size()) {
      reveal(order.get(to));
    }
  }

  /** Goes to the next file in which something is open, from the top again at the end. */
  void goToOpen() {
    var order = order();
    var chosen = table.getSelectionModel().getSelectedItem();
    var from = chosen == null ? -1 : place(order, chosen);
    var skip = chosen instanceof DeltaRow.Folder ? 0 : 1;
    for (int i = 0; i < order.size(); i++) {
      var next = order.get(Math.floorMod(from + skip + i, order.size()));
      if (model.isOpen(next.view())) {
        reveal(next);
        return;
      }
    }
  }

  /** All files in the order of the list, those in shut folders too. */
  private List<DeltaRow.File> order() {
    var all = model.notebook().byFolderProperty().get() ? laidOut(key -> false) : sorted;
    return all.stream()
        .filter(DeltaRow.File.class::isInstance)
        .map(DeltaRow.File.class::cast)
        .toList();
  }

  /** Where a row stands among the files; of a folder, where its first file does. */
  private static int place(List<DeltaRow.File> order, DeltaRow row) {
    for (var i = 0; i < order.size(); i++) {
      var key = order.get(i).key();
      if (key.equals(row.key()) || (row instanceof DeltaRow.Folder && key.startsWith(row.key()))) {
        return i;
      }
    }
    return -1;
  }

  private void reveal(DeltaRow.File file) {
    if (folders.openTo(file.key())) {
      fill();
    }
    sorted.stream().filter(row -> row.key().equals(file.key())).findFirst().ifPresent(this::choose);
  }

  private void choose(DeltaRow row) {
    var at = sorted.indexOf(row);
    table.getSelectionModel().clearAndSelect(at);
    show(at);
  }

  private void show(int row) {
    table.scrollTo(Math.max(0, row - 2));
  }

  /** Shuts all folders, or opens them. */
  void turnAll(boolean shut) {
    folders.turnAll(shut ? laidOut(key -> false) : List.of());
  }

  /** The rows that are chosen. */
  List<DeltaRow> chosen() {
    return List.copyOf(table.getSelectionModel().getSelectedItems());
  }

  /** The rows with these keys, as far as they are listed still. */
  List<DeltaRow> rows(List<?> keys) {
    return sorted.stream().filter(row -> keys.contains(row.key())).toList();
  }

  /** Whether files that differ may be missing from the list. */
  boolean isNarrowed() {
    return sieve.onlyUndecided() || !sieve.words().isEmpty();
  }

  /** Whether no row is chosen that has to do with a file that differs. */
  BooleanBinding nothingChosen() {
    var items = table.getSelectionModel().getSelectedItems();
    return Bindings.createBooleanBinding(
        () -> items.stream().allMatch(DeltaRow.Stray.class::isInstance), items);
  }

  BooleanBinding nothingToDecide() {
    var items = table.getSelectionModel().getSelectedItems();
    return Bindings.createBooleanBinding(
        () -> items.stream().allMatch(row -> row.decidable().isEmpty()), items);
  }

  BooleanBinding oneFileChosen() {
    var items = table.getSelectionModel().getSelectedItems();
    return Bindings.createBooleanBinding(
        () -> items.size() == 1 && items.getFirst() instanceof DeltaRow.File, items);
  }

  /** The files that a decision is made for: those chosen, and those in the folders chosen. */
  List<String> selected() {
    var paths = new LinkedHashSet<String>();
    for (var row : table.getSelectionModel().getSelectedItems()) {
      row.decidable().forEach(view -> paths.add(view.delta().path()));
    }
    return List.copyOf(paths);
  }
}
