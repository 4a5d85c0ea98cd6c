package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Decides on the files that are chosen, with a reason. */
final class DecisionBar {
  private final CompareModel model;
  private final DeltasTable table;
  private final TextField reason = new TextField();
  private final HBox node;

  /**
   * @param onTailor opens the place where a text is written for the file that is chosen
   */
  DecisionBar(CompareModel model, DeltasTable table, Runnable onTailor) {
    this.model = model;
    this.table = table;
    reason.setId("delta-reason");
    reason.setPromptText("Reason");
    reason.setTooltip(new Tooltip("Needed to exclude a file; kept with the decision"));
    reason.setAccessibleText("Reason for the decision");
    reason.setMinWidth(80);
    reason.disableProperty().bind(model.desk().shutProperty());
    HBox.setHgrow(reason, Priority.ALWAYS);
    var busy = model.desk().busyProperty().isNotEmpty();
    var nothing = table.nothingToDecide();
    var include =
        button("Include", "delta-include", () -> decide(table.selected(), Choice.INCLUDE));
    include.disableProperty().bind(nothing.or(busy));
    var tailoring = button("Tailor…", "delta-tailor", onTailor);
    tailoring.disableProperty().bind(table.oneFileChosen().not());
    var exclude =
        button("Exclude", "delta-exclude", () -> decide(table.selected(), Choice.EXCLUDE));
    exclude.getStyleClass().add("danger-word");
    exclude.disableProperty().bind(nothing.or(busy));
    var all =
        button(
            "Include all undecided",
            "delta-include-all",
            () -> decide(includable(), Choice.INCLUDE));
    all.setTooltip(
        new Tooltip("Every file that nobody has decided on, also where a filter hides it"));
    all.textProperty().bind(model.surveyProperty().map(now -> words(includable().size())));
    all.disableProperty()
        .bind(
            Bindings.createBooleanBinding(() -> includable().isEmpty(), model.surveyProperty())
                .or(busy));
    node = new HBox(reason, include, tailoring, exclude, all);
    node.getStyleClass().addAll("row", "decision-bar");
  }

  Node node() {
    return node;
  }

  private static Button button(String words, String id, Runnable action) {
    var button = Layout.button(id, words);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void decide(List<String> paths, Choice choice) {
    var seen = new TreeMap<String, String>();
    for (var path : paths) {
      model.delta(path).ifPresent(view -> seen.put(path, view.delta().identity()));
    }
    // The button may have nothing left to decide, and what would take the keyboard then claims.
    table.table().requestFocus();
    model.decider().decide(seen, choice, reason.getText().strip(), reason::clear);
  }

  private static String words(int undecided) {
    return undecided == 0 ? "Include all undecided" : "Include all " + undecided + " undecided";
  }

  private List<String> includable() {
    return model.surveyProperty().get().map(Survey::undecided).orElse(List.of()).stream()
        .map(DeltaView::delta)
        .map(delta -> delta.path())
        .toList();
  }
}
