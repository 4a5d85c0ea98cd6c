package dev.gatehouse.ui.log;

import dev.gatehouse.action.RequiredField;
import dev.gatehouse.log.NotesReader.Passage;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.RecordState;
import dev.gatehouse.ui.control.Badge;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Dialogs;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.MarkdownNodes;
import dev.gatehouse.ui.control.Tone;
import dev.gatehouse.ui.control.TroublePane;
import dev.gatehouse.ui.shell.FindingsBanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everything that is known of one entry, for reading. */
final class EntryPane extends VBox {
  private final LogModel model;
  private final FindingsBanner findings;
  private final VBox above = part();
  private final StackPane editing = new StackPane();
  private final VBox below = part();
  private final BooleanProperty stepsOpen = new SimpleBooleanProperty(true);

  EntryPane(LogModel model, Dialogs dialogs) {
    this.model = model;
    this.findings =
        new FindingsBanner(dialogs, model::carryOut, model.readOnlyProperty().isNotEmpty());
    setId("entry-pane");
    getStyleClass().add("entry-pane");
    Layout.collapsing(editing).setVisible(false);
    // The editor stays where it is while all around it is shown anew: whoever types keeps the
    // caret.
    getChildren().setAll(above, editing, below);
    model.draftProperty().subscribe(this::edit);
  }

  private static VBox part() {
    var part = new VBox();
    part.getStyleClass().add("entry-part");
    return part;
  }

  private void edit(Optional<EntryDraft> draft) {
    editing.setVisible(draft.isPresent());
    editing.getChildren().clear();
    draft.ifPresent(
        typed -> {
          var editor = new EntryEditor(model, typed, () -> model.compare(typed));
          editing.getChildren().setAll(editor);
          editor.begin();
        });
  }

  void show(LogRow row, Optional<EntryDetails> details) {
    var promotion = details.flatMap(EntryDetails::promotion);
    var isEdited = model.draftProperty().get().isPresent();
    var first = new ArrayList<Node>();
    first.add(title(row, promotion));
    if (!isEdited) {
      first.add(Layout.text(row.summary() + " · owner " + row.owner(), "muted"));
    }
    first.add(new StandingLine(row, model.nowProperty()));
    first.add(verdicts(row, promotion));
    model.lock(row).ifPresent(why -> first.add(locked(why)));
    details
        .flatMap(EntryDetails::problem)
        .ifPresent(
            thrown -> {
              var trouble = new TroublePane(thrown);
              trouble.getStyleClass().addAll("banner", "danger");
              first.add(trouble);
            });
    promotion.ifPresent(
        found -> {
          findings.show(found);
          first.add(findings);
        });
    above.getChildren().setAll(first);
    below.getChildren().setAll(cards(row, details, isEdited));
  }

  private List<Node> cards(LogRow row, Optional<EntryDetails> details, boolean isEdited) {
    var promotion = details.flatMap(EntryDetails::promotion);
    var nodes = new ArrayList<Node>();
    transitions(details).ifPresent(nodes::add);
    if (!isEdited && !row.view().entry().notes().isBlank()) {
      nodes.add(new NotesCard(model, row, offers(row, details)));
    }
    nodes.add(new FieldsCard(row, details));
    promotion.ifPresent(found -> nodes.add(new StepsCard(model, found, stepsOpen)));
    promotion.flatMap(SaidCard::of).ifPresent(nodes::add);
    promotion.flatMap(EvidenceCard::of).ifPresent(nodes::add);
    details
        .filter(read -> !read.checklist().isEmpty())
        .ifPresent(
            read ->
                nodes.add(
                    card(
                        "Manual verification",
                        MarkdownNodes.of(String.join("\n", read.checklist())))));
    return nodes;
  }

  /** What its note states can become a field once there is a record to write it into. */
  private List<Passage> offers(LogRow row, Optional<EntryDetails> details) {
    var open =
        row.hasRecord()
            && model.lock(row).isEmpty()
            && details.flatMap(EntryDetails::promotion).filter(now -> !now.closed()).isPresent();
    return open ? details.map(EntryDetails::passages).orElseThrow() : List.of();
  }

  private static HBox locked(String why) {
    var words = Layout.text("Locked: " + why + ". Mend the log in an editor.");
    HBox.setHgrow(words, Priority.ALWAYS);
    var banner = new HBox(Icons.of("fth-lock", "warning-icon"), words);
    banner.setId("entry-locked");
    banner.getStyleClass().add("banner");
    return banner;
  }

  private HBox title(LogRow row, Optional<Promotion> promotion) {
    var id = Layout.text(row.id(), "page-title");
    id.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(id, Priority.ALWAYS);
    var line = new HBox(id);
    line.getStyleClass().add("row");
    if (row.canBeAdopted()) {
      var adopt = new Button("Adopt");
      adopt.setId("adopt-entry");
      adopt.setMinWidth(USE_PREF_SIZE);
      adopt.getStyleClass().add("accent");
      adopt.setAccessibleText("Adopt " + row.id() + ": begin its record");
      adopt.setOnAction(event -> model.adopt(row));
      adopt.disableProperty().bind(model.readOnlyProperty().isNotEmpty().or(locked(row)));
      line.getChildren().add(adopt);
    }
    if (model.draftProperty().get().isEmpty() && promotion.filter(Promotion::closed).isEmpty()) {
      var edit = new Button("Edit", Icons.of("fth-edit-2"));
      edit.setId("edit-entry");
      edit.setMinWidth(USE_PREF_SIZE);
      edit.setAccessibleText("Edit " + row.id());
      edit.setOnAction(event -> model.edit(row));
      edit.disableProperty().bind(model.readOnlyProperty().isNotEmpty().or(locked(row)));
      line.getChildren().add(edit);
    }
    line.getChildren().add(new EntryMenu(model.errands(), row));
    return line;
  }

  private ReadOnlyBooleanWrapper locked(LogRow row) {
    return new ReadOnlyBooleanWrapper(model.lock(row).isPresent());
  }

  private static FlowPane verdicts(LogRow row, Optional<Promotion> promotion) {
    var flow = new FlowPane();
    flow.getStyleClass().add("log-chips");
    flow.getChildren().add(new Badge(row.status(), row.tone()));
    for (var mark : EntryCell.badges(row.view().standing().marks())) {
      mark.getStyleClass().remove("mark");
      flow.getChildren().add(mark);
    }
    promotion
        .filter(found -> found.attempt() > 1)
        .ifPresent(
            found -> flow.getChildren().add(new Badge("attempt " + found.attempt(), Tone.NEUTRAL)));
    promotion
        .flatMap(Promotion::shipsWith)
        .ifPresent(lead -> flow.getChildren().add(new Badge("ships with " + lead, Tone.ACCENT)));
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

  /** Both checkouts' states: as the record has them, or as people have listed them. */
  private static Optional<Card> transitions(Optional<EntryDetails> details) {
    if (details.isEmpty()) {
      return Optional.empty();
    }
    var promotion = details.get().promotion();
    var moves = promotion.map(Promotion::transitions).orElse(details.get().transitions());
    if (!moves.isEmpty()) {
      return Optional.of(card("State transitions", new TimeLine(moves)));
    }
    return promotion.map(
        none ->
            card("State transitions", Layout.text("None yet: step 3 makes the first.", "muted")));
  }

  private static Card card(String title, Node... body) {
    return new Card(List.of(Layout.word(title, "card-title")), body);
  }
}
