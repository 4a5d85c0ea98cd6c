package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/**
 * What a step's card asks a person for. It is built once and keeps what was typed: {@link #show}
 * changes only what nobody has touched.
 */
interface StepForm {

  Node node();

  /** Takes over how the promotion stands now. */
  void show(Promotion promotion);

  /** What was typed that a run is handed. */
  default Map<String, String> input() {
    return Map.of();
  }

  /** Whether there is something to look at in it even where nothing can be written. */
  default boolean isForReading() {
    return false;
  }

  /** What it adds to the card's header. */
  default List<Node> badges() {
    return List.of();
  }
}
