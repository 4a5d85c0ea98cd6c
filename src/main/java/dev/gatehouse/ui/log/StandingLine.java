package dev.gatehouse.ui.log;

import dev.gatehouse.promotion.Standing;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What an entry waits for, or what came of it, with an age that goes on. */
final class StandingLine extends HBox {
  StandingLine(LogRow row, ObservableValue<Instant> now) {
    var standing = row.view().standing();
    var words = Layout.text("");
    words.setId("entry-standing");
    words.textProperty().bind(now.map(moment -> sentence(row.standing(moment))));
    standing.since().ifPresent(since -> Times.explain(words, since));
    HBox.setHgrow(words, Priority.ALWAYS);
    getStyleClass().addAll("row", "standing");
    getChildren().setAll(icon(standing.kind()), words);
  }

  private static javafx.scene.Node icon(Standing.Kind kind) {
    return switch (kind) {
      case WAITS -> Icons.of("fth-clock", "muted-icon");
      case RUNS -> Icons.of("fth-play", "accent-icon");
      case STOPPED -> Icons.of("fth-alert-circle", "danger-icon");
      case DONE -> Icons.of("fth-check-circle", "muted-icon");
    };
  }

  /** As a sentence it begins with a capital. */
  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
