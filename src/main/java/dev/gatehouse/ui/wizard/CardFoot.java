package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Times;
import dev.gatehouse.ui.evidence.DropTarget;
import dev.gatehouse.ui.evidence.FilePicker;
import dev.gatehouse.workflow.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands at the end of every card: its evidence and its notes, and the fields to add some. */
final class CardFoot {
  /** What is shown here; statements and acknowledgements stand in their own forms. */
  private static final Set<String> NOTES = Set.of("noted", "skipped", "waived", "mandated");

  private final PromotionModel model;
  private final Step step;
  private final VBox listed = new VBox();
  private final TextField note;
  private final VBox node;
  private List<Attachment> evidence = List.of();
  private List<Promotion.Note> notes = List.of();

  CardFoot(PromotionModel model, Step step, FilePicker picker) {
    this.model = model;
    this.step = step;
    listed.getStyleClass().add("foot-list");
    Layout.collapsing(listed).setVisible(false);
    note = Inputs.line("note-" + step.key(), "Note on step " + step.number(), "Add a note");
    note.getStyleClass().add("foot-note");
    var add = Inputs.button("note-add-" + step.key(), "Add note", this::addNote);
    add.getStyleClass().add("flat");
    add.disableProperty().bind(note.textProperty().map(String::isBlank));
    note.setOnAction(event -> add.fire());
    var row = Inputs.row(dropHere(picker), note, add);
    row.getStyleClass().add("foot-row");
    row.disableProperty().bind(model.readOnlyProperty().isNotEmpty());
    node = new VBox(listed, row);
    node.getStyleClass().add("card-foot");
  }

  private Node dropHere(FilePicker picker) {
    var choose = new Hyperlink("choose…");
    choose.setAccessibleText("Choose evidence for step " + step.number());
    choose.getStyleClass().add("plain");
    choose.setMinWidth(Hyperlink.USE_PREF_SIZE);
    choose.setOnAction(
        event -> {
          choose.setVisited(false);
          var files =
              picker.pick(choose.getScene().getWindow(), "Evidence for step " + step.number());
          if (!files.isEmpty()) {
            attach(files);
          }
        });
    var box =
        new HBox(
            Icons.of("fth-paperclip", "muted-icon"),
            Layout.word("Drop evidence, or", "small", "muted"),
            choose);
    box.setId("evidence-" + step.key());
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("foot-drop");
    box.setMinWidth(HBox.USE_PREF_SIZE);
    DropTarget.install(box, this::attach);
    return box;
  }

  /** Lets files be dropped anywhere on the card. */
  void takeDropsOn(Node card) {
    DropTarget.install(card, this::attach);
  }

  private void attach(List<Path> files) {
    model.record(
        "Attaching evidence",
        (engine, who) -> engine.deeds().attach(model.id(), step.key(), "", files, who),
        () -> {});
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
    var nowEvidence =
        promotion.evidence().stream()
            .filter(one -> one.step().equals(step.key()) && one.about().isEmpty())
            .toList();
    var nowNotes =
        promotion.notes().stream()
            .filter(one -> one.step().equals(step.key()) && NOTES.contains(one.kind()))
            .toList();
    if (nowEvidence.equals(evidence) && nowNotes.equals(notes)) {
      return;
    }
    evidence = nowEvidence;
    notes = nowNotes;
    listed.getChildren().clear();
    evidence.forEach(one -> listed.getChildren().add(row(one)));
    notes.forEach(one -> listed.getChildren().add(row(one)));
    listed.setVisible(!listed.getChildren().isEmpty());
  }

  private static Node row(Attachment one) {
    var facts =
        Layout.word(
            Said.size(one.artifact().bytes()) + " · " + Said.hash(one.artifact().sha256()),
            "small",
            "muted");
    var path = new PathLabel(one.artifact().path());
    path.getStyleClass().add("small");
    var row =
        new HBox(
            Icons.of(one.attached() ? "fth-paperclip" : "fth-file-text", "muted-icon"),
            path,
            facts);
    row.getStyleClass().add("foot-line");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Node row(Promotion.Note note) {
    var kind = note.kind().equals("noted") ? "" : note.kind() + ": ";
    var words =
        Layout.text(
            kind + note.text() + " (" + note.who().name() + ", " + Times.minute(note.at()) + ")",
            "small");
    var row = new HBox(Icons.of("fth-message-square", "muted-icon"), words);
    row.getStyleClass().add("foot-line");
    return row;
  }
}
