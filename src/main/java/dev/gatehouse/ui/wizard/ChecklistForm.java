package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Facts.ItemResult;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Checklist.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The manual checklist: each item is resolved at once, with what was seen and evidence on it. */
final class ChecklistForm implements StepForm {
  private final PromotionModel model;
  private final Step step;
  private final EvidenceDesk desk;
  private final WaiverDialog waivers;
  private final VBox rows = new VBox();
  private final VBox missing;
  private final Badge passed = new Badge("", Tone.SUCCESS);
  private final Badge failed = new Badge("", Tone.DANGER);
  private final Badge waived = new Badge("", Tone.WARNING);
  private final Badge left = new Badge("", Tone.NEUTRAL);
  private final List<ChecklistRow> items = new ArrayList<>();
  private List<Item> shown = List.of();

  ChecklistForm(PromotionModel model, Step step, EvidenceDesk desk, Dialogs dialogs) {
    this.model = model;
    this.step = step;
    this.desk = desk;
    this.waivers = new WaiverDialog(model, dialogs);
    rows.getStyleClass().add("checklist");
    missing =
        Inputs.box(
            Layout.text("The workspace has no checklist.", "strong"),
            Layout.text(
                "None was found under docs/. One can be written there from a template; change it to"
                    + " what matters for this product.",
                "muted"),
            Inputs.button("create-checklist", "Write a checklist", this::create));
    missing.setId("missing-checklist");
    missing.getStyleClass().add("missing");
    Layout.collapsing(missing).setVisible(false);
    for (var badge : List.of(passed, failed, waived, left)) {
      Layout.collapsing(badge).setVisible(false);
    }
  }

  private void create() {
    model.record(
        "Writing a checklist",
        (engine, who) -> {
          engine.remedies().createChecklist();
          return engine.promotion(model.id());
        },
        () -> {});
  }

  @Override
  public Node node() {
    return new VBox(missing, rows);
  }

  @Override
  public List<Node> badges() {
    return List.of(passed, failed, waived, left);
  }

  @Override
  public boolean isForReading() {
    return true;
  }

  @Override
  public void show(Promotion promotion) {
    model.read("Reading the checklist", engine -> engine.proposals().checklist(), this::show);
    update(promotion);
  }

  private void show(List<Item> now) {
    missing.setVisible(now.isEmpty());
    if (!now.equals(shown)) {
      shown = now;
      build();
    }
    update(model.promotion());
  }

  private void build() {
    items.clear();
    rows.getChildren().clear();
    var group = "";
    for (var item : shown) {
      if (!item.group().equals(group)) {
        group = item.group();
        rows.getChildren().add(Layout.text(group, "checklist-group"));
      }
      var number = items.size();
      var row =
          new ChecklistRow(model, step.key(), item, number, desk, waivers, () -> goOn(number));
      items.add(row);
      rows.getChildren().add(row.node());
    }
  }

  /** From an item that is resolved to the next that is not; from the last, to the step itself. */
  private void goOn(int from) {
    for (int next = 1; next < items.size(); next++) {
      var row = items.get((from + next) % items.size());
      if (row.isOpen()) {
        row.focus();
        return;
      }
    }
    model.step(step.key()).want();
  }

  private void update(Promotion promotion) {
    var results = promotion.facts().leading().items();
    items.forEach(
        row ->
            row.show(
                Optional.ofNullable(results.get(row.text())),
                promotion.attachments().stream()
                    .filter(one -> one.step().equals(step.key()) && one.about().equals(row.text()))
                    .toList()));
    var resolved =
        shown.stream().map(item -> results.get(item.text())).filter(one -> one != null).toList();
    count(passed, count(resolved, ItemChoices.PASSED), " passed");
    count(failed, count(resolved, ItemChoices.FAILED), " failed");
    count(waived, count(resolved, ItemChoices.WAIVED), " waived");
    count(left, shown.size() - resolved.size(), " left");
  }

  private static long count(List<ItemResult> resolved, String result) {
    return resolved.stream().filter(one -> one.result().equals(result)).count();
  }

  private static void count(Badge badge, long number, String words) {
    badge.setText(number + words);
    badge.setVisible(number > 0);
  }
}
