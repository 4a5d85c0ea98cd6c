package dev.gatehouse.ui.wizard;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.evidence.Brought;
import dev.gatehouse.ui.evidence.DropTarget;
import dev.gatehouse.ui.evidence.DropZone;
import dev.gatehouse.ui.evidence.Pasting;
import dev.gatehouse.ui.wizard.EvidenceDesk.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the entry still lacks before it can be approved, and the evidence that it has. */
final class SidePane extends VBox {
  private static final int SHOWN_EVIDENCE = 60;

  /** How many characters of a path stand beside each other in it. */
  private static final int COLUMNS = 31;

  private static final int LONGEST = 130;

  private static final Pattern WORD = Pattern.compile("\\S+");

  private static final Pattern INSTANT =
      Pattern.compile("\\b\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\dZ");

  private final PromotionModel model;
  private final VBox fields = new VBox();
  private final EvidenceDesk desk;
  private final EvidenceList evidence;
  private final Label more = Layout.collapsing(Layout.text(""));

  SidePane(PromotionModel model, EvidenceDesk desk) {
    this.model = model;
    this.desk = desk;
    getStyleClass().add("promotion-side-content");
    fields.setId("required-fields");
    fields.getStyleClass().add("required-fields");
    var shut = model.shutProperty();
    evidence = new EvidenceList(desk, shut, this::step);
    evidence.node().setId("evidence-list");
    DropZone drop = new DropZone("Drop evidence here", desk.picker(), this::take, this::paste);
    drop.setId("drop-evidence");
    drop.disableProperty().bind(shut);
    Layout.collapsing(drop).visibleProperty().bind(model.openProperty());
    more.getStyleClass().addAll("small", "muted");
    getChildren()
        .setAll(
            Layout.text("Required fields", "section-title"), fields, drop, evidence.node(), more);
    DropTarget.install(this, files -> take(Brought.files(files)));
    Pasting.install(this, this::paste);
    setAccessibleText("Required fields and evidence");
    model.promotionProperty().addListener((seen, old, now) -> show(now));
    show(model.promotion());
  }

  private Place place() {
    return new Place(model.evidenceStep().key(), "");
  }

  private void take(Brought brought) {
    desk.take(place(), brought, evidence::askForCaption);
  }

  private void paste(Optional<Brought> held) {
    desk.paste(place(), held, evidence::askForCaption);
  }

  private String step(Attachment piece) {
    return "step " + model.promotion().step(piece.step()).step().number();
  }

  void show(Promotion promotion) {
    fields.getChildren().setAll(promotion.required().stream().map(SidePane::field).toList());
    var all = promotion.attachments().reversed();
    evidence.show(all.stream().limit(SHOWN_EVIDENCE).toList());
    var left = all.size() - SHOWN_EVIDENCE;
    more.setVisible(left > 0);
    more.setText("and %,d older, each on its step's card".formatted(left));
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
        value.setTooltip(Layout.tooltip(field.value()));
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
    var brief = markdown.replace("`", "").replaceAll("\\b([0-9a-f]{8})[0-9a-f]{24,}\\b", "$1…");
    var plain = INSTANT.matcher(brief).replaceAll(at -> Times.minute(Instant.parse(at.group())));
    var fitting =
        WORD.matcher(plain).replaceAll(word -> Matcher.quoteReplacement(fitting(word.group())));
    return fitting.length() > LONGEST ? fitting.substring(0, LONGEST - 1) + "…" : fitting;
  }

  /** A path that is wider than the pane loses its middle: it would be broken within a name. */
  private static String fitting(String word) {
    if (word.length() <= COLUMNS || word.indexOf('/') < 0) {
      return word;
    }
    var checkout = word.substring(0, word.indexOf(':') + 1);
    var tail = word.indexOf('/', word.length() - (COLUMNS - checkout.length() - 1));
    return checkout + "…" + word.substring(tail < 0 ? word.lastIndexOf('/') : tail);
  }
}
