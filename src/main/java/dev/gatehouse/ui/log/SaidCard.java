package dev.gatehouse.ui.log;

import dev.gatehouse.promotion.Promotion;
import dev.gatehouse.promotion.Promotion.Note;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.control.Times;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What people stand for with their names: waivers, skips, statements and the like. */
final class SaidCard extends Card {
  private SaidCard(Promotion promotion) {
    super(List.of(Layout.word("Statements and exceptions", "card-title")));
    setId("said-card");
    flush();
    promotion.notes().forEach(note -> body().getChildren().add(row(promotion, note)));
    body().getChildren().getLast().getStyleClass().add("last");
  }

  /** A card of all that was said; empty where nothing was. */
  static Optional<SaidCard> of(Promotion promotion) {
    return promotion.notes().isEmpty() ? Optional.empty() : Optional.of(new SaidCard(promotion));
  }

  private static Node row(Promotion promotion, Note note) {
    var kind = note.kind().replace('-', ' ');
    var what = new StringBuilder();
    what.append(Character.toUpperCase(kind.charAt(0))).append(kind, 1, kind.length());
    if (!note.step().isEmpty()) {
      var step = promotion.step(note.step()).step();
      what.append(" · step ").append(step.number()).append(", ").append(step.title());
    }
    if (!note.about().isEmpty()) {
      what.append(" · ").append(note.about());
    }
    var exception = note.kind().equals("waived") || note.kind().equals("skipped");
    var line =
        new VBox(
            exception
                ? Layout.text(what.toString(), "strong", "warning-text")
                : Layout.text(what.toString(), "strong"),
            Layout.text(note.text()),
            Times.explain(
                Layout.text(note.who().name() + " · " + Times.minute(note.at()), "small", "muted"),
                note.at()));
    line.getStyleClass().add("said-row");
    return line;
  }
}
