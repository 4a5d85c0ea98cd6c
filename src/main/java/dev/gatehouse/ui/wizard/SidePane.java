package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.evidence.DropZone;
import dev.gatehouse.ui.evidence.FilePicker;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the entry still lacks before it can be approved, and the evidence that it has. */
final class SidePane extends VBox {
  private static final int SHOWN_EVIDENCE = 60;

  private final PromotionModel model;
  private final VBox fields = new VBox();
  private final VBox evidence = new VBox();
  private final DropZone drop;

  SidePane(PromotionModel model, FilePicker picker) {
    this.model = model;
    getStyleClass().add("promotion-side-content");
    fields.setId("required-fields");
    fields.getStyleClass().add("required-fields");
    evidence.setId("evidence-list");
    evidence.getStyleClass().add("evidence-list");
    drop = new DropZone("Drop evidence here", picker, this::attach);
    drop.setId("drop-evidence");
    drop.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    getChildren().setAll(Layout.text("Required fields", "section-title"), fields, drop, evidence);
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    show(model.promotion());
  }

  private void attach(List<Path> files) {
    var step = model.evidenceStep().key();
    model.record(
        "Attaching evidence",
        (engine, who) -> engine.deeds().attach(model.id(), step, "", files, who),
        () -> {});
  }

  void show(Promotion promotion) {
    fields.getChildren().setAll(promotion.required().stream().map(SidePane::field).toList());
    var newest = promotion.evidence().reversed().stream().limit(SHOWN_EVIDENCE);
    evidence.getChildren().setAll(newest.map(one -> row(one, promotion)).toList());
  }

  private static Node field(RequiredField field) {
    var icon =
        field.filled()
            ? Icons.of("fth-check", "success-icon")
            : Icons.of("fth-circle", "muted-icon");
    var words = new VBox(Layout.text(field.label()));
    var said = field.filled() ? plain(field.value()) : field.why();
    if (!said.isEmpty()) {
      var value = Layout.text(said, "small", "muted");
      if (field.filled()) {
        value.getStyleClass().add("mono");
      }
      words.getChildren().add(value);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(icon, words);
    row.getStyleClass().add("required-field");
    row.setAccessibleText(
        field.label() + (field.filled() ? ", there" : ", missing: " + field.why()));
    return row;
  }

  /** A field's Markdown without its code marks, not longer than the pane can bear. */
  private static String plain(String markdown) {
    var plain = markdown.replace("`", "").replaceAll("\\b([0-9a-f]{8})[0-9a-f]{24,}\\b", "$1…");
    return plain.length() > 160 ? plain.substring(0, 159) + "…" : plain;
  }

  private static Node row(Attachment one, Promotion promotion) {
    var name = new PathLabel(Said.name(one.artifact().path()));
    name.getStyleClass().remove("mono");
    name.setTooltip(new Tooltip(one.artifact().path()));
    var number = promotion.step(one.step()).step().number();
    Label facts =
        Layout.text(
            "step "
                + number
                + " · "
                + Said.hash(one.artifact().sha256())
                + " · "
                + Said.size(one.artifact().bytes()),
            "small",
            "mono",
            "muted");
    var words = new VBox(name, facts);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var row =
        new HBox(Icons.of(one.attached() ? "fth-paperclip" : "fth-file-text", "muted-icon"), words);
    row.getStyleClass().add("evidence-row");
    row.setAccessibleText("Evidence of step " + number + ": " + one.artifact().path());
    return row;
  }
}
