package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.Facts.ItemResult;
import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.record.ItemChoices;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.MarkdownNodes;
import dev.gatehouse.ui.control.Nodes;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.wizard.EvidenceDesk.Place;
import dev.gatehouse.workspace.Checklist.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
  private static final Set<String> SETTLED = Set.of(ItemChoices.PASSED, ItemChoices.NOT_APPLICABLE);

  private final PromotionModel model;
  private final Item item;
  private final StackPane icon = new StackPane();
  private final TextField said;
  private final Label result = Inputs.small("");
  private final EvidenceList evidence;
  private final Button pass;
  private final Button fail;
  private final Button notApplicable;
  private final Hyperlink waive;
  private final VBox node;
  private final Runnable onResolved;

  /** Whether there is something to be said of it. */
  private final BooleanProperty asks = new SimpleBooleanProperty(true);

  private Optional<ItemResult> shown = Optional.empty();

  /**
   * @param number from 0, for the controls' ids
   * @param onResolved told when a person who is at this row has resolved the item
   */
  ChecklistRow(
      PromotionModel model,
      String stepKey,
      Item item,
      int number,
      EvidenceDesk desk,
      WaiverDialog waivers,
      Runnable onResolved) {
    this.model = model;
    this.item = item;
    this.onResolved = onResolved;
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
    // Whoever has said it goes on to what they say it of.
    said.setOnAction(event -> pass.requestFocus());
    var words = MarkdownNodes.of(item.text());
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
    evidence = new EvidenceList(desk, model.shutProperty(), piece -> "");
    evidence.node().getStyleClass().add("item-pieces");
    var add =
        new AddEvidence(
            desk,
            new Place(stepKey, item.text()),
            id + "evidence",
            item.text(),
            evidence::askForCaption);
    add.node().getStyleClass().add("item-evidence");
    add.node().disableProperty().bind(model.shutProperty());
    Layout.collapsing(add.node()).visibleProperty().bind(model.openProperty());
    var second = Inputs.row(answer(id), add.node());
    second.getStyleClass().add("item-second");
    node = new VBox(first, second, evidence.node());
    node.setId(id + "row");
    node.setAccessibleText(item.text());
    node.getStyleClass().add("checklist-row");
    add.alsoOn(node);
    show(Optional.empty(), List.of());
  }

  /**
   * What was said stands where it was asked for, so that the items below stay where they are. The
   * question comes back where somebody wants to say something else.
   */
  private VBox answer(String id) {
    said.disableProperty().bind(model.shutProperty());
    said.textProperty().subscribe(text -> asks.set(asks.get() || !text.isBlank()));
    Layout.collapsing(said).visibleProperty().bind(asks.and(model.openProperty()));
    result.getStyleClass().add("item-result");
    result.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(result, Priority.ALWAYS);
    var change = new Hyperlink("Change");
    change.setId(id + "change");
    change.getStyleClass().addAll("plain", "small");
    change.setAccessibleText("Change what was said of " + item.text());
    change.setMinWidth(Hyperlink.USE_PREF_SIZE);
    change.disableProperty().bind(model.shutProperty());
    Layout.collapsing(change).visibleProperty().bind(asks.not().and(model.openProperty()));
    Layout.onFollow(change, this::ask);
    var settled = Inputs.row(result, change);
    Layout.collapsing(settled).visibleProperty().bind(result.textProperty().isNotEmpty());
    var answer = new VBox(said, settled);
    answer.getStyleClass().add("item-answer");
    HBox.setHgrow(answer, Priority.ALWAYS);
    return answer;
  }

  /** Asks no more once the item is settled, unless somebody is saying something else. */
  private void settle() {
    var isSettled = shown.map(ItemResult::result).filter(SETTLED::contains).isPresent();
    asks.set(!isSettled || !said.getText().isBlank());
  }

  private void ask() {
    asks.set(true);
    said.requestFocus();
  }

  private Button choice(String id, String words, String result) {
    var button = Inputs.button(id, words, () -> resolve(result));
    button.setAccessibleText(words + ": " + item.text());
    button.disableProperty().bind(model.busyProperty().isNotEmpty());
    return button;
  }

  private void resolve(String result) {
    var words = said.getText().strip();
    if (words.isEmpty()) {
      ask(); // where it is refused, that is what is missing
    }
    model.record(
        "Resolving an item",
        (engine, who) ->
            engine.deeds().resolve(model.id(), item.text(), result, words, List.of(), who),
        () -> {
          if (said.getText().strip().equals(words)) {
            said.clear();
            settle();
          }
          if (node.getScene() != null && Nodes.isWithin(node.getScene().getFocusOwner(), node)) {
            onResolved.run();
          }
        });
  }

  /** Whether nobody has resolved the item yet. */
  boolean isOpen() {
    return shown.isEmpty();
  }

  /** Puts the keyboard where it is said what was seen. */
  void focus() {
    said.requestFocus();
    Nodes.reveal(node);
  }

  Node node() {
    return node;
  }

  String text() {
    return item.text();
  }

  void show(Optional<ItemResult> resolved, List<Attachment> pieces) {
    var now = resolved.map(ItemResult::result).orElse("");
    if (!resolved.equals(shown)) {
      shown = resolved;
      settle();
    }
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
    result.setText(resolved.map(ChecklistRow::words).orElse(""));
    resolved.ifPresent(one -> Times.explain(result, one.at()));
    evidence.show(pieces);
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

  private static String words(ItemResult resolved) {
    var words = resolved.result().replace('-', ' ');
    var text = resolved.text().isEmpty() ? "" : ": “" + resolved.text() + "”";
    return words + ", " + resolved.who().name() + ", " + Times.minute(resolved.at()) + text;
  }
}
