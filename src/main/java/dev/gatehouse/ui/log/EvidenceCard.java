package dev.gatehouse.ui.log;

import dev.gatehouse.action.Sizes;
import dev.gatehouse.ledger.Artifact;
import dev.gatehouse.ledger.Event;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The evidence of an entry; what was withdrawn is struck, and says why. */
final class EvidenceCard extends Card {
  /** A piece as it was brought, and what withdrew it. */
  private record Piece(Artifact artifact, Event brought, Optional<Event> withdrawn) {}

  private EvidenceCard(Promotion promotion, List<Piece> pieces) {
    super(List.of(Layout.word("Evidence", "card-title")));
    setId("evidence-card");
    flush();
    pieces.forEach(piece -> body().getChildren().add(row(promotion, piece)));
    body().getChildren().getLast().getStyleClass().add("last");
  }

  /** A card of all that there is; empty where there is nothing. */
  static Optional<EvidenceCard> of(Promotion promotion) {
    var pieces = pieces(promotion.facts().events());
    return pieces.isEmpty() ? Optional.empty() : Optional.of(new EvidenceCard(promotion, pieces));
  }

  private static List<Piece> pieces(List<Event> events) {
    var pieces = new LinkedHashMap<String, Piece>();
    for (var event : events) {
      switch (event.type()) {
        case ATTACHED, DECIDED, FINISHED ->
            event
                .artifacts()
                .forEach(
                    artifact ->
                        pieces.put(artifact.path(), new Piece(artifact, event, Optional.empty())));
        case WITHDRAWN ->
            pieces.computeIfPresent(
                event.about(),
                (path, piece) -> new Piece(piece.artifact(), piece.brought(), Optional.of(event)));
        default -> {}
      }
    }
    return List.copyOf(pieces.values());
  }

  private static Node row(Promotion promotion, Piece piece) {
    var path = piece.artifact().path();
    var name = new Label(path.substring(path.lastIndexOf('/') + 1));
    name.setMinWidth(0);
    name.setTooltip(new Tooltip(path));
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    var step = promotion.step(piece.brought().step()).step();
    var top =
        new HBox(
            Icons.of(icon(piece), "muted-icon"),
            name,
            Layout.spacer(),
            Layout.word(
                "step " + step.number() + " · " + Sizes.of(piece.artifact().bytes()), "muted"));
    top.getStyleClass().add("row");
    var where = new PathLabel(path);
    where.getStyleClass().add("muted");
    var line = new VBox(top, where, brought(piece.brought()));
    line.getStyleClass().add("card-row");
    piece
        .withdrawn()
        .ifPresent(
            why -> {
              name.getStyleClass().add("struck");
              where.getStyleClass().add("struck");
              line.getChildren().add(withdrawn(why));
            });
    return line;
  }

  private static String icon(Piece piece) {
    if (piece.withdrawn().isPresent()) {
      return "fth-slash";
    }
    return piece.brought().type() == EventType.FINISHED ? "fth-file-text" : "fth-paperclip";
  }

  /** Its caption, what it speaks for, who brought it and when. */
  private static Label brought(Event event) {
    var caption = new ArrayList<String>();
    if (event.type() != EventType.FINISHED) {
      Stream.of(event.text(), event.about()).filter(text -> !text.isBlank()).forEach(caption::add);
    }
    caption.add(event.who().name());
    caption.add(Times.minute(event.at()));
    return Times.explain(
        Layout.text(caption.stream().collect(Collectors.joining(" · ")), "small", "muted"),
        event.at());
  }

  private static Label withdrawn(Event event) {
    return Times.explain(
        Layout.text(
            "Withdrawn by "
                + event.who().name()
                + ", "
                + Times.minute(event.at())
                + ": "
                + event.text(),
            "small",
            "warning-text"),
        event.at());
  }
}
