package dev.gatehouse.ui.shell;

import dev.gatehouse.promotion.Finding;
import dev.gatehouse.promotion.Finding.Way;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What keeps a promotion from going on, and what a person can do about it at once. */
public final class FindingsBanner extends HBox {
  /** Has a deed carried out under the name of whoever sits there, and shows what came of it. */
  @FunctionalInterface
  public interface Desk {
    void carryOut(String what, Deed deed);
  }

  private final Dialogs dialogs;
  private final Desk desk;
  private final Label words = Layout.text("");
  private final Button acknowledge = new Button("Acknowledge…");
  private final Button join = new Button("Join…");
  private String id = "";
  private List<Finding> findings = List.of();

  /**
   * A banner that is seen while there is something to say.
   *
   * @param shut while nothing can be written from this window
   */
  public FindingsBanner(Dialogs dialogs, Desk desk, BooleanExpression shut) {
    this.dialogs = dialogs;
    this.desk = desk;
    getStyleClass().addAll("banner", "danger");
    acknowledge.setId("acknowledge-edit");
    acknowledge.setOnAction(event -> acknowledge());
    join.setId("join-records");
    join.setOnAction(event -> join());
    for (var button : List.of(acknowledge, join)) {
      button.setMinWidth(USE_PREF_SIZE);
      button.disableProperty().bind(shut);
      Layout.collapsing(button);
    }
    var buttons = new FlowPane(acknowledge, join);
    buttons.getStyleClass().add("log-chips");
    var said = new VBox(words, buttons);
    said.getStyleClass().add("column");
    buttons.visibleProperty().bind(acknowledge.visibleProperty().or(join.visibleProperty()));
    buttons.managedProperty().bind(buttons.visibleProperty());
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().setAll(Icons.of("fth-alert-triangle", "danger-icon"), said);
    Layout.collapsing(this).setVisible(false);
  }

  /** Shows what stops this promotion, if anything. */
  public void show(Promotion promotion) {
    id = promotion.id();
    findings = promotion.findings();
    setVisible(!findings.isEmpty());
    words.setText(findings.stream().map(Finding::what).collect(Collectors.joining("\n")));
    acknowledge.setVisible(helps(Way.ACKNOWLEDGE));
    join.setVisible(helps(Way.JOIN));
  }

  private boolean helps(Way way) {
    return findings.stream().anyMatch(finding -> finding.way() == way);
  }

  private void acknowledge() {
    var entry = id;
    dialogs.ask(
        "Acknowledge the edit of " + entry,
        words.getText()
            + "\n\nWhy is it as it should be? What you write is recorded under your name.",
        "Acknowledge",
        "",
        text ->
            desk.carryOut(
                "Acknowledging the edit",
                (engine, who) -> engine.deeds().acknowledgeEdit(entry, text, who)));
  }

  private void join() {
    var entry = id;
    dialogs.confirm(
        "Join the two records of " + entry,
        words.getText()
            + "\n\nAll that both have recorded stays, and counts from now on. That the two were"
            + " joined is recorded under your name.",
        "Join them",
        () ->
            desk.carryOut("Joining the records", (engine, who) -> engine.deeds().join(entry, who)));
  }
}
