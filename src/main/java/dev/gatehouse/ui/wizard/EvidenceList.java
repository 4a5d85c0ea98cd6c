package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.ui.control.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Pieces of evidence below each other; one that somebody is writing on is left alone. */
final class EvidenceList {
  private final EvidenceDesk desk;
  private final BooleanExpression shut;
  private final Function<Attachment, String> of;
  private final VBox node = new VBox();
  private final Map<Attachment, EvidenceRow> rows = new LinkedHashMap<>();

  /**
   * @param of what a piece's facts begin with
   */
  EvidenceList(EvidenceDesk desk, BooleanExpression shut, Function<Attachment, String> of) {
    this.desk = desk;
    this.shut = shut;
    this.of = of;
    node.getStyleClass().add("evidence-list");
    Layout.collapsing(node).setVisible(false);
  }

  Node node() {
    return node;
  }

  void show(List<Attachment> pieces) {
    var former = Map.copyOf(rows);
    rows.clear();
    for (var piece : pieces) {
      var row = Optional.ofNullable(former.get(plain(piece)));
      row.ifPresent(kept -> kept.show(piece));
      rows.put(
          plain(piece), row.orElseGet(() -> new EvidenceRow(desk, piece, of.apply(piece), shut)));
    }
    var nodes = rows.values().stream().map(EvidenceRow::node).toList();
    if (!nodes.equals(node.getChildren())) {
      node.getChildren().setAll(nodes);
    }
    node.setVisible(!nodes.isEmpty());
  }

  /** Asks for the caption of the newest piece, where it has none. */
  void askForCaption() {
    rows.entrySet().stream()
        .filter(row -> row.getKey().attached() && row.getKey().withdrawal().isEmpty())
        .max(java.util.Comparator.comparing(row -> row.getKey().at()))
        .ifPresent(row -> row.getValue().edit());
  }

  /** A row is the same whatever its caption says. */
  private static Attachment plain(Attachment piece) {
    return new Attachment(
        piece.artifact(),
        piece.step(),
        piece.about(),
        "",
        piece.who(),
        piece.at(),
        piece.attached(),
        piece.withdrawal());
  }
}
