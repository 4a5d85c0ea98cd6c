package dev.gatehouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.workspace.Preferences.Place;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
  private static final List<Rectangle2D> TWO =
      List.of(new Rectangle2D(0, 0, 1920, 1080), new Rectangle2D(1920, 200, 1280, 800));

  private static boolean comesBack(double x, double y, double width, double height) {
    return WindowPlace.isReachable(new Place(x, y, width, height, false), TWO);
  }

  @Test
  void aWindowComesBackToWhereverAHandCanTakeHoldOfIt() {
    assertTrue(comesBack(100, 100, 1280, 800));
    assertTrue(comesBack(1900, 250, 900, 600));
    assertTrue(comesBack(-1000, 0, 1280, 800));
  }

  @Test
  void aWindowOfAScreenThatIsGoneDoesNotComeBackThere() {
    assertFalse(comesBack(4000, 100, 1280, 800));
    assertFalse(comesBack(-1200, 0, 1280, 800));
    assertFalse(comesBack(100, 1070, 1280, 800));
    assertFalse(comesBack(100, -300, 1280, 800));
  }

  @Test
  void aPlaceThatIsNoneIsNotTaken() {
    assertFalse(WindowPlace.isReachable(Place.NONE, TWO));
    assertFalse(comesBack(Double.NaN, 0, Double.NaN, 700));
  }
}
