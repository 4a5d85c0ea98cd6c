package dev.gatehouse.ui.compare;

import dev.gatehouse.compare.LineDiff.Kind;
import dev.gatehouse.compare.LineDiff.Line;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Draws a {@link DiffRow}: line numbers, and the text in the colour of what happened to it. */
final class DiffCell extends ListCell<DiffRow> {
  /** A longer line is cut on the screen: laying one out would freeze the window. */
  private static final int SHOWN_CHARACTERS = 1_000;

  DiffCell() {
    getStyleClass().add("diff-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable DiffRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(
        switch (row) {
          case DiffRow.Gap gap -> gap(gap.words());
          case DiffRow.One one -> one(one.line());
          case DiffRow.Two two -> two(two);
        });
    setAccessibleText(
        switch (row) {
          case DiffRow.Gap gap -> gap.words();
          case DiffRow.One one -> spoken(one.line());
          case DiffRow.Two two ->
              two.before().map(DiffCell::spoken).orElse("")
                  + " "
                  + two.after().filter(DiffRow::differs).map(DiffCell::spoken).orElse("");
        });
  }

  private static Node gap(String words) {
    var label = new Label(words);
    label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    label.getStyleClass().add("diff-gap");
    HBox.setHgrow(label, Priority.ALWAYS);
    return new HBox(label);
  }

  private Node one(Line line) {
    var row = new HBox(number(line.beforeNo()), number(line.afterNo()), mark(line), text(line));
    row.getStyleClass().addAll("diff-line", styleClass(line.kind()));
    return row;
  }

  private Node two(DiffRow.Two two) {
    var left = side(two.before(), true);
    var right = side(two.after(), false);
    left.prefWidthProperty().bind(widthProperty().divide(2));
    right.prefWidthProperty().bind(widthProperty().divide(2));
    return new HBox(left, right);
  }

  private static HBox side(Optional<Line> line, boolean before) {
    var side = new HBox();
    side.setMinWidth(0);
    side.getStyleClass().add("diff-line");
    if (line.isEmpty()) {
      side.getStyleClass().add("diff-nothing");
    } else {
      var number = before ? line.get().beforeNo() : line.get().afterNo();
      side.getStyleClass().add(styleClass(line.get().kind()));
      side.getChildren().setAll(number(number), mark(line.get()), text(line.get()));
    }
    return side;
  }

  private static Label number(int number) {
    var label = new Label(number == 0 ? "" : String.valueOf(number));
    label.getStyleClass().add("diff-number");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label mark(Line line) {
    var label = new Label(sign(line.kind()));
    label.getStyleClass().add("diff-mark");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label text(Line line) {
    var shown =
        line.text().length() > SHOWN_CHARACTERS
            ? line.text().substring(0, SHOWN_CHARACTERS) + "…"
            : line.text();
    var label = new Label(shown.replace("\t", "    ").replace("\r", "␍"));
    label.getStyleClass().add("diff-text");
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case CONTEXT -> " ";
      case ADDED -> "+";
      case REMOVED -> "−";
    };
  }

  private static String styleClass(Kind kind) {
    return switch (kind) {
      case CONTEXT -> "diff-context";
      case ADDED -> "diff-added";
      case REMOVED -> "diff-removed";
    };
  }

  private static String spoken(Line line) {
    return switch (line.kind()) {
      case CONTEXT -> line.text();
      case ADDED -> "added: " + line.text();
      case REMOVED -> "removed: " + line.text();
    };
  }
}
