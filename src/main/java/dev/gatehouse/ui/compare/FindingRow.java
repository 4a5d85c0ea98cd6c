package dev.gatehouse.ui.compare;

import dev.gatehouse.action.Survey.FindingView;
import dev.gatehouse.readiness.Finding;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One finding: what it is, where, why it matters, and how it is resolved. */
final class FindingRow extends VBox {
  private final StackPane icon = new StackPane();
  private final Label resolved = Layout.text("", "small", "muted");
  private final HBox asked;

  FindingRow(CompareModel model, String stepKey, Finding finding) {
    getStyleClass().add("finding");
    var what = Layout.text(finding.why(), "finding-why");
    var place = new PathLabel(finding.path() + ":" + finding.line() + "  " + finding.excerpt());
    place.getStyleClass().addAll("small", "muted");
    var words = new VBox(what, place);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var top = new HBox(icon, words);
    top.getStyleClass().add("finding-top");
    var reason = new TextField();
    reason.getStyleClass().add("finding-reason");
    reason.setPromptText(finding.needsMandate() ? "Who wants this reset, and why" : "Reason");
    reason.setAccessibleText("Reason for the finding in " + finding.path());
    reason.disableProperty().bind(model.desk().shutProperty());
    HBox.setHgrow(reason, Priority.ALWAYS);
    var accept = button("Accept", "finding-accept", finding);
    accept.setOnAction(
        event ->
            model
                .decider()
                .accept(stepKey, finding.key(), reason.getText().strip(), reason::clear));
    var mandate = button("Mandate", "finding-mandate", finding);
    mandate.setOnAction(
        event ->
            model
                .decider()
                .mandate(stepKey, finding.key(), reason.getText().strip(), reason::clear));
    for (var button : new Button[] {accept, mandate}) {
      button
          .disableProperty()
          .bind(
              reason
                  .textProperty()
                  .map(String::isBlank)
                  .flatMap(
                      blank -> model.desk().busyProperty().map(busy -> blank || !busy.isEmpty())));
    }
    asked = new HBox(reason, finding.needsMandate() ? mandate : accept);
    asked.getStyleClass().addAll("row", "finding-asked");
    Layout.collapsing(asked);
    Layout.collapsing(resolved);
    resolved.getStyleClass().add("finding-resolved");
    getChildren().setAll(top, asked, resolved);
  }

  private static Button button(String words, String styleClass, Finding finding) {
    var button = new Button(words);
    button.getStyleClass().add(styleClass);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setAccessibleText(words + ": " + finding.why());
    return button;
  }

  void show(FindingView view) {
    var open = view.isOpen();
    icon.getChildren()
        .setAll(
            open
                ? Icons.of("fth-alert-circle", "danger-icon")
                : Icons.of("fth-check", "success-icon"));
    asked.setVisible(open);
    resolved.setVisible(!open);
    view.accepted()
        .ifPresent(
            how ->
                resolved.setText(
                    (how.mandate() ? "mandated by " : "accepted by ")
                        + how.who().name()
                        + ": "
                        + how.reason()));
  }
}
