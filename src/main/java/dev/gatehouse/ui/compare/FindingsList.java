package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey;
import dev.gatehouse.action.Survey.FindingView;
import dev.gatehouse.ui.control.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a step's scan found; a person accepts each finding with a reason, or mandates it. */
public final class FindingsList extends VBox {
  private final CompareModel model;
  private final String stepKey;
  private final boolean ofReadiness;
  private final Label title = Layout.text("", "strong");
  private final VBox list = new VBox();
  private final Map<String, FindingRow> rows = new LinkedHashMap<>();

  /**
   * @param ofReadiness whether it shows what was found in the files that ship; otherwise what was
   *     found in the migrations
   */
  public FindingsList(CompareModel model, String stepKey, boolean ofReadiness) {
    this.model = model;
    this.stepKey = stepKey;
    this.ofReadiness = ofReadiness;
    setId("findings-" + stepKey);
    getStyleClass().add("findings");
    list.getStyleClass().add("findings");
    getChildren().setAll(title, list);
    model.surveyProperty().addListener((seen, old, now) -> show(now));
    show(model.surveyProperty().get());
  }

  private void show(Optional<Survey> survey) {
    if (survey.isEmpty()) {
      title.setText("");
      return;
    }
    var findings = ofReadiness ? survey.get().findings() : survey.get().migrationFindings();
    title.setText(title(survey.get(), findings));
    var keys = findings.stream().map(view -> view.finding().key()).toList();
    rows.keySet().retainAll(keys);
    // A row that is there keeps what was typed into it.
    for (var finding : findings) {
      rows.computeIfAbsent(
              finding.finding().key(), key -> new FindingRow(model, stepKey, finding.finding()))
          .show(finding);
    }
    var wanted = keys.stream().map(rows::get).distinct().toList();
    if (!wanted.equals(list.getChildren())) {
      list.getChildren().setAll(wanted);
    }
  }

  private String title(Survey survey, List<FindingView> findings) {
    var open = findings.stream().filter(FindingView::isOpen).count();
    if (!findings.isEmpty()) {
      return open == 0
          ? "Every finding is resolved"
          : open == 1 ? "1 finding is open" : open + " findings are open";
    }
    if (ofReadiness) {
      return "Nothing of dev was found in what ships";
    }
    return survey.migrations().isEmpty()
        ? "No migration ships"
        : "Nothing was found in " + String.join(", ", survey.migrations());
  }
}
