package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Facts.ItemResult;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.evidence.DropTarget;
import dev.gatehouse.ui.evidence.FilePicker;
import dev.gatehouse.workspace.Checklist.Item;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One item of the manual checklist. */
final class ChecklistRow {
  private final PromotionModel model;
  private final String stepKey;
  private final Item item;
  private final StackPane icon = new StackPane();
  private final TextField said;
  private final Label result = Inputs.small("");
  private final Label evidence = Layout.word("Drop evidence", "small", "muted");
  private final Button pass;
  private final Button fail;
  private final Button notApplicable;
  private final Hyperlink waive;
  private final VBox node;

  /**
   * @param number from 0, for the controls' ids
   */
  ChecklistRow(
      PromotionModel model,
      String stepKey,
      Item item,
      int number,
      FilePicker picker,
      WaiverDialog waivers) {
    this.model = model;
    this.stepKey = stepKey;
    this.item = item;
    var id = "item-" + number + "-";
    pass = choice(id + "pass", "Pass", ItemChoices.PASSED);
    fail = choice(id + "fail", "Fail", ItemChoices.FAILED);
    fail.getStyleClass().add("danger");
    notApplicable = choice(id + "na", "N/A", ItemChoices.NOT_APPLICABLE);
    notApplicable.setAccessibleText("Not applicable: " + item.text());
    said =
        Inputs.line(
            id + "text",
            "What was seen: " + item.text(),
            "What was seen, or why it does not apply");
    said.getStyleClass().add("item-said");
    var words = Layout.text(item.text());
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    waive =
        waivers.link(
            id + "waive",
            "the item “" + item.text() + "”",
            (engine, reason, askedBy, who) ->
                engine.deeds().waivePart(model.id(), stepKey, item.text(), reason, askedBy, who));
    waive.disableProperty().bind(model.busyProperty().isNotEmpty());
    var buttons = new HBox(pass, fail, notApplicable, waive);
    buttons.getStyleClass().add("item-choices");
    buttons.setMinWidth(HBox.USE_PREF_SIZE);
    var first = Inputs.row(icon, words, buttons);
    var second = Inputs.row(said, evidence(id + "evidence", picker));
    second.getStyleClass().add("item-second");
    node = new VBox(first, second, result);
    node.getStyleClass().add("checklist-row");
    Layout.collapsing(result).setVisible(false);
    result.getStyleClass().add("item-result");
    DropTarget.install(node, this::attach);
    show(Optional.empty(), List.of());
  }

  private Button choice(String id, String words, String result) {
    var button = Inputs.button(id, words, () -> resolve(result));
    button.setAccessibleText(words + ": " + item.text());
    button.disableProperty().bind(model.busyProperty().isNotEmpty());
    return button;
  }

  private Node evidence(String id, FilePicker picker) {
    var choose = new Hyperlink("choose…");
    choose.setAccessibleText("Choose evidence for " + item.text());
    choose.setMinWidth(Hyperlink.USE_PREF_SIZE);
    choose.setOnAction(
        event -> {
          choose.setVisited(false);
          var files = picker.pick(choose.getScene().getWindow(), "Evidence for " + item.text());
          if (!files.isEmpty()) {
            attach(files);
          }
        });
    var box = new HBox(Icons.of("fth-paperclip", "muted-icon"), evidence, choose);
    box.setId(id);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("item-evidence");
    box.setMinWidth(HBox.USE_PREF_SIZE);
    DropTarget.install(box, this::attach);
    return box;
  }

  private void attach(List<Path> files) {
    model.record(
        "Attaching evidence",
        (engine, who) -> engine.deeds().attach(model.id(), stepKey, item.text(), files, who),
        () -> {});
  }

  private void resolve(String result) {
    var words = said.getText().strip();
    model.record(
        "Resolving an item",
        (engine, who) ->
            engine.deeds().resolve(model.id(), item.text(), result, words, List.of(), who),
        () -> {
          if (said.getText().strip().equals(words)) {
            said.clear();
          }
        });
  }

  Node node() {
    return node;
  }

  String text() {
    return item.text();
  }

  void show(Optional<ItemResult> resolved, List<String> files) {
    var now = resolved.map(ItemResult::result).orElse("");
    var look =
        switch (now) {
          case ItemChoices.PASSED -> Icons.of("fth-check", "success-icon");
          case ItemChoices.FAILED -> Icons.of("fth-x", "danger-icon");
          case ItemChoices.NOT_APPLICABLE -> Icons.of("fth-minus", "muted-icon");
          case ItemChoices.WAIVED -> Icons.of("fth-shield-off", "warning-icon");
          default -> Icons.of("fth-circle", "muted-icon");
        };
    icon.getChildren().setAll(look);
    icon.setAccessibleText(now.isEmpty() ? "not resolved" : now);
    waive.setVisible(now.isEmpty() || now.equals(ItemChoices.FAILED));
    result.setVisible(resolved.isPresent());
    result.setText(resolved.map(ChecklistRow::words).orElse(""));
    evidence.setText(files.isEmpty() ? "Drop evidence" : shortened(files));
    for (var button : List.of(pass, fail, notApplicable)) {
      button.getStyleClass().remove("chosen");
    }
    switch (now) {
      case ItemChoices.PASSED -> pass.getStyleClass().add("chosen");
      case ItemChoices.FAILED -> fail.getStyleClass().add("chosen");
      case ItemChoices.NOT_APPLICABLE -> notApplicable.getStyleClass().add("chosen");
      default -> {}
    }
  }

  private static String shortened(List<String> files) {
    var name = files.getLast();
    var cut =
        name.length() > 24
            ? name.substring(0, 12) + "…" + name.substring(name.length() - 10)
            : name;
    return files.size() == 1 ? cut : cut + " and " + (files.size() - 1) + " more";
  }

  private static String words(ItemResult resolved) {
    var words = resolved.result().replace('-', ' ');
    var text = resolved.text().isEmpty() ? "" : ": “" + resolved.text() + "”";
    return words + ", " + resolved.who().name() + ", " + Times.minute(resolved.at()) + text;
  }
}
