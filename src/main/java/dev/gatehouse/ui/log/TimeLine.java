package dev.gatehouse.ui.log;

import dev.gatehouse.promotion.Transition;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.shell.CheckoutLook;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The states that both checkouts went through, from left to right. A span stands for a state, not
 * for how long it lasted, so that none is too short to be read; the tooltip has the time.
 */
final class TimeLine extends GridPane {
  TimeLine(List<Transition> transitions) {
    getStyleClass().add("time-line");
    var row = 0;
    for (var checkout : List.of("prod", "dev")) {
      var own = transitions.stream().filter(moved -> moved.what().equals(checkout)).toList();
      if (!own.isEmpty()) {
        var name = Layout.word(checkout, "muted", "time-line-name");
        var spans = new HBox(2);
        spans.getChildren().setAll(spans(own));
        GridPane.setHgrow(spans, Priority.ALWAYS);
        GridPane.setHalignment(name, HPos.LEFT);
        addRow(row++, name, spans);
      }
    }
  }

  private static List<Label> spans(List<Transition> moves) {
    var spans = new ArrayList<Label>();
    var first = moves.getFirst();
    if (!first.from().isEmpty()) {
      spans.add(span(first.from(), "before " + Times.exact(first.at())));
    }
    for (var move : moves) {
      spans.add(
          span(
              move.to(),
              "since "
                  + Times.exact(move.at())
                  + "\n"
                  + move.who().name()
                  + (move.why().isEmpty() ? "" : ": " + move.why())));
    }
    return spans;
  }

  private static Label span(String state, String when) {
    var span = new Label(state);
    span.getStyleClass().addAll("time-span", CheckoutLook.toneOf(state).styleClass());
    span.setMaxWidth(Double.MAX_VALUE);
    span.setMinWidth(0);
    span.setTextOverrun(OverrunStyle.ELLIPSIS);
    span.setTooltip(new Tooltip(state + "\n" + when));
    HBox.setHgrow(span, Priority.ALWAYS);
    return span;
  }
}
