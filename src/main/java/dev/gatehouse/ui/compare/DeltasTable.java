package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every file that differs: how, whether it ships and by whom, what is decided, what is found. */
final class DeltasTable {
  private final CompareModel model;
  private final ObservableList<DeltaView> rows = FXCollections.observableArrayList();
  private final FilteredList<DeltaView> wanted = new FilteredList<>(rows);
  private final SortedList<DeltaView> sorted = new SortedList<>(wanted);
  private final TableView<DeltaView> table = new TableView<>(sorted);
  private final TextField filter = new TextField();
  private final ToggleButton undecided = new ToggleButton("Undecided");
  private final VBox node = new VBox();
  private boolean filling;

  DeltasTable(CompareModel model) {
    this.model = model;
    table.setId("deltas-table");
    table.setAccessibleText("Files that differ between dev and prod");
    table.getStyleClass().add("deltas-table");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label("Dev and prod do not differ."));
    sorted.comparatorProperty().bind(table.comparatorProperty());
    var kind = column("", this::kind, byPath(view -> view.delta().kind().name()));
    fix(kind, 26);
    var file = column("File", this::file, byPath(view -> view.delta().path()));
    file.setMinWidth(120);
    var found =
        column(
            "Found",
            this::found,
            Comparator.comparing(view -> model.openFindings(view.delta().path())));
    fix(found, 72);
    var decision = column("Decision", this::decision, byPath(Fates::decision));
    fix(decision, 100);
    table.getColumns().setAll(List.of(kind, file, found, decision));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (seen, old, now) -> {
              if (!filling && now != null) {
                model.look(now.delta().path());
              }
            });
    node.getChildren().setAll(sieve(), table);
    VBox.setVgrow(table, Priority.ALWAYS);
    model.surveyProperty().addListener((seen, old, now) -> show(now));
    model.notesProperty().subscribe(notes -> table.refresh());
    model.marksProperty().subscribe(marks -> table.refresh());
    show(model.surveyProperty().get());
  }

  private HBox sieve() {
    filter.setId("delta-filter");
    filter.setPromptText("Filter files");
    filter.setAccessibleText("Filter the files by their path, or by what becomes of them");
    HBox.setHgrow(filter, Priority.ALWAYS);
    filter.textProperty().subscribe(text -> sift());
    undecided.setId("delta-undecided");
    undecided.getStyleClass().addAll("chip", "tone-accent");
    undecided.setMinWidth(ToggleButton.USE_PREF_SIZE);
    undecided.setTooltip(new Tooltip("Only what nobody has decided on (F8 goes to the next)"));
    undecided.selectedProperty().subscribe(only -> sift());
    var sieve = new HBox(filter, undecided);
    sieve.getStyleClass().addAll("row", "diff-bar");
    return sieve;
  }

  private void sift() {
    var words = filter.getText().toLowerCase(Locale.ROOT).strip();
    var only = undecided.isSelected();
    filling = true;
    try {
      wanted.setPredicate(
          view ->
              (!only || view.isUndecided())
                  && (words.isEmpty()
                      || view.delta().path().toLowerCase(Locale.ROOT).contains(words)
                      || words(view).toLowerCase(Locale.ROOT).contains(words)));
    } finally {
      filling = false;
    }
  }

  /** The list, with what narrows it above. */
  Node node() {
    return node;
  }

  TableView<DeltaView> table() {
    return table;
  }

  /** Goes to the next file, or the one before. */
  void go(int step) {
    var to = table.getSelectionModel().getSelectedIndex() + step;
    if (to >= 0 && to < sorted.size()) {
      choose(to);
    }
  }

  /** Goes to the next file that nobody has decided on, from the top again at the end. */
  void goToUndecided() {
    var from = table.getSelectionModel().getSelectedIndex();
    for (int i = 1; i <= sorted.size(); i++) {
      var at = (Math.max(from, -1) + i) % sorted.size();
      if (sorted.get(at).isUndecided()) {
        choose(at);
        return;
      }
    }
  }

  private void choose(int row) {
    table.getSelectionModel().clearAndSelect(row);
    table.scrollTo(Math.max(0, row - 2));
  }

  List<String> selected() {
    return table.getSelectionModel().getSelectedItems().stream()
        .map(view -> view.delta().path())
        .toList();
  }

  /** Puts the rows there anew; what was chosen stays chosen, and the list where it was scrolled. */
  private void show(Optional<Survey> survey) {
    var now = survey.map(Survey::deltas).orElse(List.of());
    var chosen = new HashSet<>(selected());
    filling = true;
    try {
      rows.setAll(now);
      table.getSelectionModel().clearSelection();
      for (var i = 0; i < sorted.size(); i++) {
        if (chosen.contains(sorted.get(i).delta().path())) {
          table.getSelectionModel().select(i);
        }
      }
    } finally {
      filling = false;
    }
    if (chosen.isEmpty() && !now.isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private static void fix(TableColumn<?, ?> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    column.setPrefWidth(width);
  }

  private static Comparator<DeltaView> byPath(Function<DeltaView, String> first) {
    return Comparator.comparing(first).thenComparing(view -> view.delta().path());
  }

  private TableColumn<DeltaView, DeltaView> column(
      String title, Function<DeltaView, Node> cell, Comparator<DeltaView> order) {
    var column = new TableColumn<DeltaView, DeltaView>(title);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
    column.setComparator(order);
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable DeltaView view, boolean empty) {
                super.updateItem(view, empty);
                setGraphic(empty || view == null ? null : cell.apply(view));
              }
            });
    return column;
  }

  private Node kind(DeltaView view) {
    var letter = Layout.word(Fates.letter(view.delta().kind()), "mono", "strong");
    letter.setAccessibleText(Fates.words(view.delta().kind()));
    return letter;
  }

  private Node file(DeltaView view) {
    var path = new PathLabel(view.delta().path());
    var fate = new PathLabel(words(view));
    fate.setTextOverrun(OverrunStyle.ELLIPSIS);
    fate.getStyleClass().setAll("label", "small", Fates.isTrouble(view) ? "danger-text" : "muted");
    return new VBox(path, fate);
  }

  /** How many lines, under which other name, what becomes of it, whether it was looked at. */
  private String words(DeltaView view) {
    var delta = view.delta();
    var notes = model.notesProperty().get();
    var said = new ArrayList<String>();
    Optional.ofNullable(notes.lines().get(delta.path()))
        .filter(lines -> lines.added() + lines.removed() > 0)
        .ifPresent(lines -> said.add("+" + lines.added() + " −" + lines.removed()));
    notes.rename(delta.path()).ifPresent(rename -> said.add(Fates.words(rename, delta)));
    if (delta.onlyMode()) {
      said.add("only the mode");
    }
    said.add(Fates.words(view));
    if (model.isViewed(delta)) {
      said.add("viewed");
    }
    return String.join(" · ", said);
  }

  private Node found(DeltaView view) {
    var open = model.openFindings(view.delta().path());
    var all = model.findings(view.delta().path()).size();
    if (all == 0) {
      return new Label();
    }
    return open > 0
        ? new Badge(open + " open", Tone.DANGER)
        : Layout.word(all + " accepted", "small", "muted");
  }

  private Node decision(DeltaView view) {
    return new Badge(Fates.decision(view), Fates.tone(view));
  }
}
