package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.workflow.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The four parts of the way back, filled in from the workspace, to be corrected by a person. */
final class RollbackForm implements StepForm {
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("stop", "Stop services");
    PARTS.put("restore", "Restore the backup");
    PARTS.put("restart", "Restart");
    PARTS.put("verify", "Verify again");
  }

  private final PromotionModel model;
  private final Step step;
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final Map<String, Prefilled> filled = new LinkedHashMap<>();
  private final VBox node = Inputs.box();
  private String seen = "";

  RollbackForm(PromotionModel model, Step step) {
    this.model = model;
    this.step = step;
    PARTS.forEach(
        (key, words) -> {
          var field = Inputs.line("rollback-" + key, words, "");
          fields.put(key, field);
          filled.put(key, new Prefilled(field));
          node.getChildren().add(Inputs.captioned(words, field));
        });
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show(Promotion promotion) {
    var builds = Builds.on(promotion, step);
    if (!builds.equals(seen)) {
      seen = builds;
      model.read(
          "Writing the way back down",
          engine -> engine.proposals().rollback(model.id()),
          template -> filled.forEach((key, field) -> field.offer(template.getOrDefault(key, ""))));
    }
  }

  @Override
  public Map<String, String> input() {
    var input = new LinkedHashMap<String, String>();
    fields.forEach((key, field) -> input.put(key, field.getText()));
    return input;
  }
}
