package dev.gatehouse.ui.log;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.RunView;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.StepView;
import dev.gatehouse.ui.control.Ages;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.shell.StepLook;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What became of each step, and every run of it with its time, its length and who ran it. */
final class StepsCard extends Card {
  private final LogModel model;
  private final Promotion promotion;

  /**
   * @param open whether the steps are shown below the title
   */
  StepsCard(LogModel model, Promotion promotion, BooleanProperty open) {
    super(List.of(Layout.word("Steps", "card-title")));
    this.model = model;
    this.promotion = promotion;
    setId("steps-card");
    flush();
    var toggle = Layout.button("steps-toggle", "");
    toggle.getStyleClass().addAll("flat", "icon-button");
    toggle.setOnAction(event -> open.set(!open.get()));
    open.subscribe(
        shown -> {
          body().setVisible(shown);
          toggle.setGraphic(Icons.of(shown ? "fth-chevron-up" : "fth-chevron-down"));
          toggle.setAccessibleText(shown ? "Fold the steps" : "Show the steps");
        });
    header()
        .getChildren()
        .addAll(
            Layout.word(promotion.done() + " of " + promotion.steps().size() + " done", "muted"),
            Layout.spacer(),
            toggle);
    var begun = promotion.steps().stream().filter(StepsCard::hasBegun).toList();
    begun.forEach(view -> body().getChildren().add(row(view)));
    var rest = promotion.steps().size() - begun.size();
    if (rest > 0) {
      var left = Layout.text(left(rest, begun.isEmpty()), "muted");
      left.getStyleClass().add("said-row");
      left.setMaxWidth(Double.MAX_VALUE);
      body().getChildren().add(left);
    }
    body().getChildren().getLast().getStyleClass().add("last");
  }

  private static String left(int rest, boolean all) {
    if (all) {
      return "No step was started yet.";
    }
    return rest == 1 ? "1 step was not started yet." : rest + " steps were not started yet.";
  }

  private static boolean hasBegun(StepView view) {
    return view.state() != StepState.NOT_STARTED || !view.runs().isEmpty();
  }

  private Node row(StepView view) {
    var step = view.step();
    var go = new Hyperlink(step.number() + "  " + step.title());
    go.setId("go-" + step.key());
    go.getStyleClass().add("plain");
    go.setAccessibleText("Go to step " + step.number() + ", " + step.title());
    go.setMinWidth(0);
    go.setWrapText(true);
    go.setMinHeight(USE_PREF_SIZE);
    Layout.onFollow(go, () -> model.open(promotion.id(), step.key()));
    var look = StepLook.of(view.state());
    var top =
        new HBox(
            Icons.of(look.icon(), look.tone().iconClass()),
            go,
            Layout.spacer(),
            Layout.word(look.words(), "muted"));
    top.getStyleClass().add("row");
    var lines = new ArrayList<Node>();
    lines.add(top);
    if (!view.why().isEmpty()) {
      var why = view.state() == StepState.STALE ? "Changed since: " + view.why() : view.why();
      lines.add(
          view.state() == StepState.PASSED
              ? Layout.text(why, "small", "muted")
              : Layout.text(why, "small", "warning-text"));
    }
    view.runs().reversed().forEach(run -> lines.add(run(view, run)));
    var row = new VBox(lines.toArray(Node[]::new));
    row.getStyleClass().add("said-row");
    return row;
  }

  private Node run(StepView view, RunView run) {
    var facts = new ArrayList<String>();
    facts.add("run " + run.number() + " " + StepLook.of(run.state()).words());
    run.finish()
        .ifPresent(
            finish -> {
              facts.add(Ages.took(finish.seconds()));
              facts.add(finish.by().equals("person") ? "by a person" : "by the " + finish.by());
            });
    facts.add(run.who().name());
    facts.add(Times.minute(run.started()));
    var words =
        Times.explain(Layout.text(String.join(" · ", facts), "small", "muted"), run.started());
    var output = new Hyperlink("output");
    output.setId("output-" + view.step().key() + "-" + run.number());
    output.getStyleClass().addAll("plain", "small");
    output.setMinWidth(USE_PREF_SIZE);
    output.setAccessibleText(
        "Show the output of step " + view.step().number() + ", run " + run.number());
    Layout.onFollow(
        output, () -> model.errands().readOutput(promotion.id(), view.step(), run.number()));
    words.setMinWidth(0);
    var line = new HBox(words, output);
    line.getStyleClass().add("run-line");
    var summary = run.finish().map(finish -> finish.summary()).orElse("");
    if (summary.isBlank()) {
      return line;
    }
    return new VBox(line, Layout.text(summary, "small"));
  }
}
