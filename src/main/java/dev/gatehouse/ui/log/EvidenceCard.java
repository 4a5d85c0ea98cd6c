package dev.gatehouse.ui.log;

import dev.gatehouse.action.Sizes;
import dev.gatehouse.promotion.Attachment;
import dev.gatehouse.promotion.Attachment.Withdrawal;
import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Icons;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.PathLabel;
import dev.gatehouse.ui.control.Times;
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
  private EvidenceCard(Promotion promotion) {
    super(List.of(Layout.word("Evidence", "card-title")));
    setId("evidence-card");
    flush();
    promotion.attachments().forEach(piece -> body().getChildren().add(row(promotion, piece)));
    body().getChildren().getLast().getStyleClass().add("last");
  }

  /** A card of all that there is; empty where there is nothing. */
  static Optional<EvidenceCard> of(Promotion promotion) {
    return promotion.attachments().isEmpty()
        ? Optional.empty()
        : Optional.of(new EvidenceCard(promotion));
  }

  private static Node row(Promotion promotion, Attachment piece) {
    var path = piece.artifact().path();
    var name = new Label(path.substring(path.lastIndexOf('/') + 1));
    name.setMinWidth(0);
    name.setTooltip(new Tooltip(path));
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    var step = promotion.step(piece.step()).step();
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
    var line = new VBox(top, where, brought(piece));
    line.getStyleClass().add("card-row");
    piece
        .withdrawal()
        .ifPresent(
            why -> {
              name.getStyleClass().add("struck");
              where.getStyleClass().add("struck");
              line.getChildren().add(withdrawn(why));
            });
    return line;
  }

  private static String icon(Attachment piece) {
    if (piece.withdrawal().isPresent()) {
      return "fth-slash";
    }
    return piece.attached() ? "fth-paperclip" : "fth-file-text";
  }

  /** Its caption, what it speaks for, who brought it and when. */
  private static Label brought(Attachment piece) {
    var words =
        Stream.of(piece.caption(), piece.about(), piece.who().name(), Times.minute(piece.at()))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" · "));
    return Times.explain(Layout.text(words, "small", "muted"), piece.at());
  }

  private static Label withdrawn(Withdrawal why) {
    return Times.explain(
        Layout.text(
            "Withdrawn by "
                + why.who().name()
                + ", "
                + Times.minute(why.at())
                + ": "
                + why.reason(),
            "small",
            "warning-text"),
        why.at());
  }
}
