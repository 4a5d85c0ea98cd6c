package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Tone;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every file that differs: how, whether it ships and by whom, what is decided, what is found. */
final class DeltasTable {
  private final CompareModel model;
  private final ObservableList<DeltaView> rows = FXCollections.observableArrayList();
  private final SortedList<DeltaView> sorted = new SortedList<>(rows);
  private final TableView<DeltaView> table = new TableView<>(sorted);
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
    model.surveyProperty().addListener((seen, old, now) -> show(now));
    show(model.surveyProperty().get());
  }

  TableView<DeltaView> node() {
    return table;
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
    var fate = new PathLabel(Fates.words(view));
    fate.getStyleClass().setAll("label", "small", Fates.isTrouble(view) ? "danger-text" : "muted");
    var mode = view.delta().onlyMode() ? " (only the mode)" : "";
    fate.setText(fate.getText() + mode);
    return new VBox(path, fate);
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
