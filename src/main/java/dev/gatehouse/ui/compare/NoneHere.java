package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.ui.control.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** For Dev-only entries that claim nothing: a person states that they have no path here. */
final class NoneHere {
  private final CompareModel model;
  private final String stepKey;
  private final Map<String, Node> rows = new LinkedHashMap<>();
  private final VBox node = new VBox();

  NoneHere(CompareModel model, String stepKey) {
    this.model = model;
    this.stepKey = stepKey;
    node.getStyleClass().add("none-here");
    Layout.collapsing(node);
    model
        .surveyProperty()
        .subscribe(survey -> show(survey.map(Survey::unclaimedDevOnly).orElse(List.of())));
  }

  Node node() {
    return node;
  }

  private void show(List<String> entries) {
    rows.keySet().retainAll(entries);
    entries.forEach(id -> rows.computeIfAbsent(id, this::row));
    node.getChildren().setAll(rows.values());
    node.setVisible(!rows.isEmpty());
  }

  private Node row(String entryId) {
    var words =
        Layout.text(
            entryId
                + " is Dev-only and names no paths. Claim them in its section, or state that"
                + " it has none in these checkouts.");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var state = new Button("It has none here");
    state.setId("none-here-" + entryId);
    state.setMinWidth(Button.USE_PREF_SIZE);
    state.setAccessibleText("State that " + entryId + " has no path here");
    state.disableProperty().bind(model.desk().busyProperty().isNotEmpty());
    state.setOnAction(
        event ->
            model
                .decider()
                .stateNoneHere(stepKey, entryId, entryId + " has no path in these checkouts"));
    var row = new HBox(words, state);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("banner");
    return row;
  }
}
