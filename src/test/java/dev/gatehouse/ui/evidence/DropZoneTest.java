package dev.gatehouse.ui.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.Intake;
import dev.gatehouse.ui.Drop;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.control.Card;
import dev.gatehouse.ui.control.Layout;
import dev.gatehouse.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class DropZoneTest extends WindowTest {
  private static final List<Path> FILES = List.of(Path.of("/tmp/a.png"), Path.of("/tmp/b.txt"));

  private final List<Path> onZone = new ArrayList<>();
  private final List<Path> onCard = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private DropZone zone;

  @SuppressWarnings("NullAway.Init")
  private Card card;

  @Override
  public void start(Stage stage) {
    Theme.LIGHT.apply();
    zone = new DropZone("Drop evidence here", (owner, title) -> FILES, this::take, held -> {});
    card = new Card(List.of(Layout.word("A card", "card-title")), zone);
    DropTarget.install(card, onCard::addAll);
    stage.setScene(new Scene(new VBox(card), 600, 300));
    stage.show();
    Screen.fit(stage);
  }

  private void take(Brought brought) {
    try {
      brought.pieces().forEach(piece -> onZone.add(((Intake.OfFile) piece).file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aTargetShowsItselfWhileFilesHoverAndTakesThemWhenTheyAreLetGo() {
    interact(
        () -> {
          var drop = Drop.hover(zone, FILES);
          assertTrue(zone.getPseudoClassStates().contains(DropTarget.HOVERED));
          drop.release();
        });
    assertFalse(zone.getPseudoClassStates().contains(DropTarget.HOVERED));
    assertEquals(FILES, onZone);
    assertEquals(List.of(), onCard, "the target inside goes first");
  }

  @Test
  void filesThatGoAwayAgainLeaveNothing() {
    interact(() -> Drop.hover(card, FILES).leave());
    assertFalse(card.getPseudoClassStates().contains(DropTarget.HOVERED));
    assertEquals(List.of(), onCard);
  }

  @Test
  void filesCanBeChosenInstead() {
    clickOn(".drop-choose");
    assertEquals(FILES, onZone);
  }
}
