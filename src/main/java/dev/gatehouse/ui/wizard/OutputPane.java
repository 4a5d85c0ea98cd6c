package dev.gatehouse.ui.wizard;

import dev.gatehouse.script.KeptOutput;
import dev.gatehouse.ui.console.Console;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.task.TaskRunner;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Where a run's output appears. The console is made when there is something for it: most never are.
 */
final class OutputPane {
  private final TaskRunner runner;
  private final String id;
  private final StackPane node = new StackPane();
  private Optional<Made> made = Optional.empty();

  private record Made(Console console, OutputFeed feed) {}

  OutputPane(TaskRunner runner, String id) {
    this.runner = runner;
    this.id = id;
    Layout.collapsing(node).setVisible(false);
  }

  Node node() {
    return node;
  }

  boolean isShown() {
    return node.isVisible();
  }

  void show(boolean shown) {
    node.setVisible(shown && made.isPresent());
  }

  /** An empty console for a new run. */
  OutputFeed fresh() {
    if (made.isEmpty()) {
      var console = new Console();
      console.setId(id);
      node.getChildren().setAll(console);
      made = Optional.of(new Made(console, new OutputFeed(runner, console)));
    }
    var now = made.get();
    now.feed().drain();
    now.console().clear();
    return now.feed();
  }

  /** Shows what was printed before. */
  void show(KeptOutput output) {
    fresh();
    made.ifPresent(now -> now.console().show(output));
    show(true);
  }
}
