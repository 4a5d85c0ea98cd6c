package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.EarlierRuns;
import dev.gatehouse.promotion.RunView;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.control.Ages;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.shell.StepLook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Every run of a step, newest first, folded until somebody asks: those of this attempt, and those
 * of attempts that are over, marked as such.
 */
final class RunHistory {
  private final IntConsumer showOutput;
  private final IntConsumer openOutput;
  private final int number;
  private final Hyperlink toggle = new Hyperlink();
  private final VBox rows = new VBox();
  private final VBox node = new VBox(toggle, rows);
  private List<RunView> runs = List.of();
  private List<EarlierRuns> earlier = List.of();

  /**
   * @param showOutput shows on the card what the run with that number printed
   * @param openOutput opens all of it in the system's editor
   */
  RunHistory(StepModel step, IntConsumer showOutput, IntConsumer openOutput) {
    this.showOutput = showOutput;
    this.openOutput = openOutput;
    this.number = step.step().number();
    toggle.setId("runs-" + step.step().key());
    toggle.getStyleClass().addAll("plain", "small");
    toggle.setMinWidth(Hyperlink.USE_PREF_SIZE);
    Layout.onFollow(
        toggle,
        () -> {
          rows.setVisible(!rows.isVisible());
          dress();
        });
    rows.setId("run-list-" + step.step().key());
    rows.getStyleClass().add("run-list");
    Layout.collapsing(rows).setVisible(false);
    node.getStyleClass().add("run-history");
    Layout.collapsing(node);
    step.viewProperty().addListener((seen, old, now) -> show(now));
    show(step.view());
  }

  Node node() {
    return node;
  }

  private void show(StepView view) {
    if (view.runs().equals(runs)
        && view.earlier().equals(earlier)
        && !rows.getChildren().isEmpty()) {
      return;
    }
    runs = view.runs();
    earlier = view.earlier();
    var nodes = new ArrayList<Node>();
    runs.reversed().forEach(run -> nodes.add(row(run)));
    for (var attempt : earlier.reversed()) {
      nodes.add(
          Layout.text(
              "Attempt " + attempt.attempt() + ", " + attempt.end(), "small", "run-attempt"));
      attempt.runs().reversed().forEach(run -> nodes.add(row(run)));
    }
    rows.getChildren().setAll(nodes);
    // The only run stands above already.
    node.setVisible(runs.size() > 1 || !earlier.isEmpty());
    dress();
  }

  private void dress() {
    var past = earlier.stream().mapToInt(attempt -> attempt.runs().size()).sum();
    var words = new ArrayList<String>();
    if (!runs.isEmpty()) {
      words.add(counted(runs.size(), "run", "runs"));
    }
    if (past > 0) {
      words.add(
          past + (runs.isEmpty() ? (past == 1 ? " run" : " runs") : "") + " in earlier attempts");
    }
    toggle.setText(String.join(", ", words));
    toggle.setGraphic(
        Icons.of(rows.isVisible() ? "fth-chevron-down" : "fth-chevron-right", "muted-icon"));
    toggle.setAccessibleText(
        toggle.getText() + " of step " + number + (rows.isVisible() ? ", shown" : ", hidden"));
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private Node row(RunView run) {
    var look = StepLook.of(run.state());
    var result = Layout.text(run.number() + " " + look.words() + summary(run), "small");
    var facts = Layout.text(facts(run), "small", "muted");
    Times.explain(facts, run.started());
    var output = link("output", "Show the output of run " + run.number(), showOutput, run);
    var open = link("open it", "Open the output of run " + run.number(), openOutput, run);
    open.getStyleClass().add("run-open");
    var below = new FlowPane(facts, output, open);
    below.getStyleClass().add("run-facts");
    var words = new VBox(result, below);
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(Icons.of(look.icon(), look.tone().iconClass()), words);
    row.getStyleClass().add("run-row");
    row.setAccessibleText("Run " + run.number() + ", " + look.words() + ", " + facts(run));
    return row;
  }

  private static String summary(RunView run) {
    return run.finish()
        .map(finish -> finish.summary())
        .filter(words -> !words.isBlank())
        .map(words -> ": " + words)
        .orElse("");
  }

  /** Who, when, how long, by what and with which exit code. */
  static String facts(RunView run) {
    var facts = new ArrayList<String>();
    run.finish()
        .ifPresent(
            finish -> {
              facts.add(finish.by().equals("person") ? "by a person" : "by the " + finish.by());
              facts.add(Ages.took(finish.seconds()));
              finish.exit().ifPresent(exit -> facts.add("exit code " + exit));
            });
    facts.add(run.who().name());
    facts.add(Times.minute(run.started()));
    return String.join(" · ", facts);
  }

  private Hyperlink link(String words, String accessible, IntConsumer action, RunView run) {
    var link = new Hyperlink(words);
    link.setAccessibleText(accessible + " of step " + number);
    link.getStyleClass().addAll("plain", "small");
    link.setMinWidth(Label.USE_PREF_SIZE);
    Layout.onFollow(link, () -> action.accept(run.number()));
    return link;
  }
}
