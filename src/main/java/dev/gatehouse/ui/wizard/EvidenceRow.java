package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Times;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One piece of evidence: what it is, who brought it and when, and what can be done with it. */
final class EvidenceRow {
  private final EvidenceDesk desk;
  private final HBox node = new HBox();
  private final VBox words = new VBox();
  private final Label caption = Layout.text("", "evidence-caption");
  private final TextField editor = new TextField();
  private final Button name;
  private final Button withdraw;
  private final Button open;
  private Attachment piece;

  /**
   * @param of what the facts begin with, such as the step; may be empty
   * @param shut whether nothing can be written now
   */
  EvidenceRow(EvidenceDesk desk, Attachment piece, String of, BooleanExpression shut) {
    this.desk = desk;
    this.piece = piece;
    var file = Said.name(piece.artifact().path());
    open = tool("fth-external-link", "Open " + file, "evidence-open", () -> desk.open(this.piece));
    name = tool("fth-edit-2", "Say what " + file + " shows", "evidence-name", this::edit);
    withdraw = tool("fth-trash-2", "Withdraw " + file + "…", "evidence-withdraw", this::withdraw);
    name.disableProperty().bind(shut);
    withdraw.disableProperty().bind(shut);
    editor.setPromptText("What does it show?");
    editor.setAccessibleText("What " + file + " shows");
    editor.getStyleClass().add("evidence-editor");
    Layout.collapsing(editor).setVisible(false);
    Layout.collapsing(caption);
    editor.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    editor.focusedProperty().addListener((seen, old, now) -> left(now));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var path = new PathLabel(file);
    path.getStyleClass().remove("mono");
    path.getStyleClass().add("evidence-file");
    path.setTooltip(new Tooltip(piece.artifact().path()));
    words.getChildren().setAll(path, caption, editor, facts(of));
    var tools = new HBox(name, open, withdraw);
    tools.getStyleClass().add("evidence-tools");
    tools.setMinWidth(HBox.USE_PREF_SIZE);
    node.getStyleClass().add("evidence-row");
    node.setAlignment(Pos.TOP_LEFT);
    node.getChildren()
        .setAll(
            Icons.of(piece.attached() ? "fth-paperclip" : "fth-file-text", "muted-icon"),
            words,
            tools);
    Layout.collapsing(withdraw).setVisible(piece.attached() && piece.withdrawal().isEmpty());
    Layout.collapsing(name).setVisible(piece.withdrawal().isEmpty());
    piece.withdrawal().ifPresent(this::withdrawn);
    show(piece);
  }

  private static Button tool(String icon, String words, String styleClass, Runnable action) {
    var button = new Button("", Icons.of(icon));
    button.getStyleClass().addAll("flat", "tool", styleClass);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(event -> action.run());
    return button;
  }

  private Label facts(String of) {
    var artifact = piece.artifact();
    var facts =
        Layout.text(
            (of.isEmpty() ? "" : of + " · ")
                + Said.size(artifact.bytes())
                + " · "
                + piece.who().name()
                + ", "
                + Times.minute(piece.at()),
            "small",
            "muted");
    facts.setTooltip(new Tooltip(Times.exact(piece.at()) + "\nsha256 " + artifact.sha256()));
    return facts;
  }

  private void withdrawn(Attachment.Withdrawal why) {
    node.getStyleClass().add("withdrawn");
    var said =
        Layout.text(
            "withdrawn by "
                + why.who().name()
                + ", "
                + Times.minute(why.at())
                + ": “"
                + why.reason()
                + "”",
            "small",
            "warning-text");
    words.getChildren().add(Times.explain(said, why.at()));
  }

  Node node() {
    return node;
  }

  /** Takes over another caption; whoever is writing one goes on. */
  void show(Attachment now) {
    piece = now;
    caption.setText(now.caption());
    caption.setVisible(!now.caption().isEmpty() && !editor.isVisible());
    node.setAccessibleText(
        now.withdrawal().map(why -> "Withdrawn evidence: ").orElse("Evidence: ")
            + now.artifact().path()
            + (now.caption().isEmpty() ? "" : ", " + now.caption())
            + now.withdrawal()
                .map(why -> ", withdrawn by " + why.who().name() + ": " + why.reason())
                .orElse(""));
  }

  /** Asks, in place, what the piece shows. */
  void edit() {
    if (!editor.isVisible()) {
      editor.setText(piece.caption());
      editor.setVisible(true);
      caption.setVisible(false);
    }
    editor.requestFocus();
    editor.end();
  }

  private void onKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER) {
      key.consume();
      keep();
    } else if (key.getCode() == KeyCode.ESCAPE) {
      key.consume();
      shut();
    }
  }

  private void keep() {
    var now = editor.getText().strip();
    shut();
    if (!now.equals(piece.caption())) {
      caption.setText(now);
      desk.caption(piece, now);
    }
  }

  private void shut() {
    editor.setVisible(false);
    caption.setVisible(!piece.caption().isEmpty());
    name.requestFocus();
  }

  /** A field that nobody wrote into closes by itself; what was written stays. */
  private void left(boolean focused) {
    if (!focused && editor.isVisible() && editor.getText().strip().equals(piece.caption())) {
      editor.setVisible(false);
      caption.setVisible(!piece.caption().isEmpty());
    }
  }

  private void withdraw() {
    desk.withdraw(piece);
  }
}
