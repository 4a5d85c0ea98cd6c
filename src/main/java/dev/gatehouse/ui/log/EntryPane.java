package dev.gatehouse.ui.log;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.log.Field;
import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.RecordState;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.control.TroublePane;
import dev.gatehouse.action.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Everything that is known of one entry, for reading. */
final class EntryPane extends VBox {
  private final LogModel model;

  EntryPane(LogModel model) {
    this.model = model;
    setId("entry-pane");
    getStyleClass().add("entry-pane");
  }

  void show(LogRow row, Optional<EntryDetails> details) {
    var promotion = details.flatMap(EntryDetails::promotion);
    var nodes = new ArrayList<Node>();
    nodes.add(title(row));
    nodes.add(Layout.text(row.summary() + " · owner " + row.owner(), "muted"));
    nodes.add(verdicts(row, promotion));
    details
        .flatMap(EntryDetails::problem)
        .ifPresent(
            thrown -> {
              var trouble = new TroublePane(thrown);
              trouble.getStyleClass().addAll("banner", "danger");
              nodes.add(trouble);
            });
    promotion.ifPresent(found -> findings(found, nodes));
    promotion.map(EntryPane::transitions).ifPresent(nodes::add);
    if (!row.view().entry().notes().isBlank()) {
      nodes.add(card("Notes", MarkdownNodes.of(row.view().entry().notes())));
    }
    nodes.add(fields(row, details));
    promotion
        .filter(found -> !found.evidence().isEmpty())
        .map(this::evidence)
        .ifPresent(nodes::add);
    details
        .filter(read -> !read.checklist().isEmpty())
        .ifPresent(
            read ->
                nodes.add(
                    card(
                        "Manual verification",
                        MarkdownNodes.of(String.join("\n", read.checklist())))));
    getChildren().setAll(nodes);
  }

  private HBox title(LogRow row) {
    var name = new FlowPane();
    name.getStyleClass().add("log-chips");
    var id = Layout.text(row.id(), "page-title");
    id.maxWidthProperty().bind(name.widthProperty());
    name.getChildren().setAll(id, new Badge(row.status(), row.tone()));
    HBox.setHgrow(name, Priority.ALWAYS);
    var line = new HBox(name);
    line.getStyleClass().add("row");
    if (row.canBeAdopted()) {
      var adopt = new Button("Adopt");
      adopt.setId("adopt-entry");
      adopt.setMinWidth(USE_PREF_SIZE);
      adopt.setAccessibleText("Adopt " + row.id() + ": begin its record");
      adopt.setOnAction(event -> model.adopt(row));
      line.getChildren().add(adopt);
    }
    return line;
  }

  private static FlowPane verdicts(LogRow row, Optional<Promotion> promotion) {
    var flow = new FlowPane();
    flow.getStyleClass().add("log-chips");
    promotion.ifPresent(
        found -> {
          var filled = found.required().stream().filter(RequiredField::filled).count();
          var all = found.required().size();
          flow.getChildren()
              .add(mark(filled + " of " + all + " required fields", filled == all, Tone.NEUTRAL));
          var files = found.evidence().size();
          flow.getChildren()
              .add(
                  new Badge(
                      files + (files == 1 ? " evidence file" : " evidence files"), Tone.NEUTRAL));
        });
    flow.getChildren()
        .add(
            switch (row.view().record()) {
              case RecordState.NONE -> new Badge("no record", Tone.NEUTRAL);
              case RecordState.UNBROKEN -> mark("history unbroken", true, Tone.NEUTRAL);
              case RecordState.BROKEN -> mark("record broken", false, Tone.DANGER);
            });
    return flow;
  }

  private static Badge mark(String text, boolean good, Tone otherwise) {
    return good ? new Badge(text, Tone.SUCCESS, Icons.of("fth-check")) : new Badge(text, otherwise);
  }

  private static void findings(Promotion promotion, List<Node> into) {
    for (var finding : promotion.findings()) {
      var words = Layout.text(finding);
      HBox.setHgrow(words, Priority.ALWAYS);
      var banner = new HBox(Icons.of("fth-alert-triangle", "danger-icon"), words);
      banner.getStyleClass().addAll("banner", "danger");
      into.add(banner);
    }
  }

  private static Card transitions(Promotion promotion) {
    return promotion.transitions().isEmpty()
        ? card("State transitions", Layout.text("None yet: step 3 makes the first.", "muted"))
        : card("State transitions", new TimeLine(promotion.transitions()));
  }

  /** As the record counts them where there is one; as the section and the notes say otherwise. */
  private static Card fields(LogRow row, Optional<EntryDetails> details) {
    var rows = new ArrayList<Node>();
    var required = details.flatMap(EntryDetails::promotion).map(Promotion::required);
    if (required.isPresent()) {
      for (var field : required.get()) {
        rows.add(
            field(
                field.label(),
                field.value().isEmpty() ? field.why() : field.value(),
                field.filled(),
                field.value().isEmpty() ? "" : field.why()));
      }
    } else {
      var fields = row.view().entry().fields();
      var notes = details.map(EntryDetails::fromNotes).map(Map.class::cast).orElse(Map.of());
      for (var field : Field.required()) {
        if (fields.containsKey(field)) {
          rows.add(field(field.label(), fields.get(field), true, ""));
        } else if (notes.get(field) instanceof String said) {
          rows.add(field(field.label(), said, false, "from the notes"));
        } else {
          rows.add(field(field.label(), "not there yet", false, ""));
        }
      }
    }
    return card("Required fields", rows.toArray(Node[]::new));
  }

  private static HBox field(String label, String value, boolean filled, String remark) {
    var icon =
        filled ? Icons.of("fth-check", "success-icon") : Icons.of("fth-circle", "muted-icon");
    icon.setAccessibleText(filled ? "there" : "missing");
    var words = new VBox(Layout.text(label), Layout.text(value.replace("`", ""), "muted", "small"));
    if (!remark.isEmpty()) {
      words.getChildren().add(Layout.text(remark, "warning-text", "small"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(icon, words);
    line.getStyleClass().add("field-line");
    return line;
  }

  private Card evidence(Promotion promotion) {
    var card = card("Evidence");
    card.flush();
    for (var attachment : promotion.evidence()) {
      card.body().getChildren().add(evidence(promotion, attachment));
    }
    return card;
  }

  private static Node evidence(Promotion promotion, Attachment attachment) {
    var path = attachment.artifact().path();
    var step = promotion.step(attachment.step()).step();
    var name = new Label(path.substring(path.lastIndexOf('/') + 1));
    name.setMinWidth(0);
    var about = attachment.about().isEmpty() ? "" : " · " + attachment.about();
    var top =
        new HBox(
            Icons.of("fth-file", "muted-icon"),
            name,
            Layout.spacer(),
            Layout.word(
                "step " + step.number() + " · " + Sizes.of(attachment.artifact().bytes()),
                "muted"));
    top.getStyleClass().add("row");
    var where = new PathLabel(path + about);
    where.getStyleClass().add("muted");
    var line = new VBox(top, where);
    line.getStyleClass().add("card-row");
    return line;
  }

  private static Card card(String title, Node... body) {
    return new Card(List.of(Layout.word(title, "card-title")), body);
  }
}
