package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.record.Waiver;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Inputs;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.wizard.EvidenceDesk.Place;
import dev.gatehouse.workflow.Step;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands at the end of every card: its evidence and its notes, and the fields to add some. */
final class CardFoot {
  /** What is shown here; statements and acknowledgements stand in their own forms. */
  private static final Set<String> NOTES = Set.of("noted", "skipped", "waived", "mandated");

  private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

  private final PromotionModel model;
  private final Step step;
  private final VBox listed = new VBox();
  private final EvidenceList pieces;
  private final AddEvidence add;
  private final TextField note;
  private final VBox node;
  private List<Promotion.Note> notes = List.of();

  CardFoot(PromotionModel model, Step step, EvidenceDesk desk) {
    this.model = model;
    this.step = step;
    listed.getStyleClass().add("foot-list");
    Layout.collapsing(listed).setVisible(false);
    var shut = model.shutProperty();
    pieces = new EvidenceList(desk, shut, piece -> "");
    pieces.node().getStyleClass().add("foot-list");
    add =
        new AddEvidence(
            desk,
            new Place(step.key(), ""),
            "evidence-" + step.key(),
            "step " + step.number(),
            pieces::askForCaption);
    add.node().getStyleClass().add("foot-drop");
    note = Inputs.line("note-" + step.key(), "Note on step " + step.number(), "Add a note");
    note.getStyleClass().add("foot-note");
    var addNote = Inputs.button("note-add-" + step.key(), "Add note", this::addNote);
    addNote.getStyleClass().add("flat");
    addNote.disableProperty().bind(note.textProperty().map(String::isBlank));
    note.setOnAction(event -> addNote.fire());
    var row = Inputs.row(add.node(), note, addNote);
    row.getStyleClass().add("foot-row");
    row.disableProperty().bind(shut);
    Layout.collapsing(row).visibleProperty().bind(model.openProperty());
    node = new VBox(pieces.node(), listed, row);
    node.getStyleClass().add("card-foot");
    model.openProperty().subscribe(open -> node.pseudoClassStateChanged(CLOSED, !open));
  }

  /** Lets evidence be dropped anywhere on the card, and pasted while the keyboard is in it. */
  void takeEvidenceOn(Node card) {
    add.alsoOn(card);
  }

  private void addNote() {
    var words = note.getText().strip();
    model.record(
        "Adding a note",
        (engine, who) -> engine.deeds().note(model.id(), step.key(), words, who),
        () -> {
          if (note.getText().strip().equals(words)) {
            note.clear();
          }
        });
  }

  Node node() {
    return node;
  }

  void show(Promotion promotion) {
    pieces.show(
        promotion.attachments().stream()
            .filter(one -> one.step().equals(step.key()) && one.about().isEmpty())
            .toList());
    var nowNotes =
        promotion.notes().stream()
            .filter(one -> one.step().equals(step.key()) && NOTES.contains(one.kind()))
            .toList();
    if (nowNotes.equals(notes)) {
      return;
    }
    notes = nowNotes;
    listed.getChildren().setAll(notes.stream().map(CardFoot::row).toList());
    listed.setVisible(!notes.isEmpty());
  }

  private static Node row(Promotion.Note note) {
    var kind = note.kind().equals("noted") ? "" : note.kind() + ": ";
    var words =
        Layout.text(
            kind
                + about(note)
                + note.text()
                + " ("
                + note.who().name()
                + ", "
                + Times.minute(note.at())
                + ")",
            "small");
    Times.explain(words, note.at());
    var row = new HBox(Icons.of("fth-message-square", "muted-icon"), words);
    row.getStyleClass().add("foot-line");
    return row;
  }

  /** Which gate or item was waived; who asked for a whole step to be. */
  private static String about(Promotion.Note note) {
    if (note.about().isEmpty()) {
      return "";
    }
    return note.about().startsWith(Waiver.askedBy(""))
        ? note.about() + ": "
        : "\"" + note.about() + "\", ";
  }
}
