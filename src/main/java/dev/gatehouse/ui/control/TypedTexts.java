package dev.gatehouse.ui.control;

import dev.gatehouse.ui.task.Kept;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * What was typed into fields and not given away yet, by the name of the field. It outlives dialogs
 * that are left, and the program. To be used on the FX thread.
 */
public final class TypedTexts {
  private final Kept<Map<String, String>> kept;
  private final Map<String, String> unkept = new HashMap<>();
  private final PauseTransition atRest = new PauseTransition(Duration.millis(300));

  public TypedTexts(Kept<Map<String, String>> kept) {
    this.kept = kept;
    atRest.setOnFinished(event -> keep());
  }

  /** What was typed into a field last; empty where nothing was. */
  public Optional<String> of(String field) {
    var text = unkept.containsKey(field) ? unkept.get(field) : kept.get().get(field);
    return Optional.ofNullable(text).filter(words -> !words.isEmpty());
  }

  /** All that was typed, by field. */
  public Map<String, String> all() {
    return kept.get();
  }

  /** Takes what is typed in a field now; nothing is nothing to keep. */
  public void put(String field, String text) {
    var now = text.isBlank() ? "" : text;
    if (of(field).orElse("").equals(now)) {
      return;
    }
    unkept.put(field, now);
    // Not one write a key.
    atRest.playFromStart();
  }

  /** What was typed was given away, or nobody wants it any more. */
  public void drop(String field) {
    put(field, "");
    keep();
  }

  /** Keeps all at once, before the window goes. */
  public void keep() {
    atRest.stop();
    if (unkept.isEmpty()) {
      return;
    }
    var changes = Map.copyOf(unkept);
    unkept.clear();
    kept.change(
        before -> {
          var after = new HashMap<>(before);
          changes.forEach(
              (field, text) -> {
                if (text.isEmpty()) {
                  after.remove(field);
                } else {
                  after.put(field, text);
                }
              });
          return Map.copyOf(after);
        });
  }
}
