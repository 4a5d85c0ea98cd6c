package dev.gatehouse.ui.shell;

import dev.gatehouse.workspace.Preferences.Place;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Brings a window back to where it was, as far as that is on a screen, and keeps where it is. */
public final class WindowPlace {
  /** So much of a window's upper edge must be on a screen for a hand to take hold of it. */
  private static final double LEAST_WIDTH = 160;

  private static final double LEAST_HEIGHT = 40;

  private final Stage stage;
  private final Personal personal;
  private final PauseTransition atRest = new PauseTransition(Duration.millis(400));

  private WindowPlace(Stage stage, Personal personal) {
    this.stage = stage;
    this.personal = personal;
    atRest.setOnFinished(event -> keep());
  }

  /** Places the stage, before it is shown, and follows it. */
  public static void remember(Stage stage, Personal personal) {
    var place = new WindowPlace(stage, personal);
    place.restore();
    stage.xProperty().subscribe((old, now) -> place.moved());
    stage.yProperty().subscribe((old, now) -> place.moved());
    stage.widthProperty().subscribe((old, now) -> place.moved());
    stage.heightProperty().subscribe((old, now) -> place.moved());
    stage.maximizedProperty().subscribe((old, now) -> place.moved());
  }

  private void restore() {
    var before = personal.preferences().place();
    var screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    if (!isReachable(before, screens)) {
      return;
    }
    var room =
        Screen.getScreensForRectangle(before.x(), before.y(), before.width(), before.height())
            .getFirst()
            .getVisualBounds();
    stage.setX(before.x());
    stage.setY(before.y());
    stage.setWidth(Math.min(before.width(), room.getWidth()));
    stage.setHeight(Math.min(before.height(), room.getHeight()));
    stage.setMaximized(before.maximized());
  }

  /** Whether enough of the window's upper edge would be on one of the screens. */
  static boolean isReachable(Place place, List<Rectangle2D> screens) {
    if (!(place.width() >= LEAST_WIDTH) || !(place.height() >= LEAST_HEIGHT)) {
      return false;
    }
    for (var screen : screens) {
      var left = Math.max(place.x(), screen.getMinX());
      var right = Math.min(place.x() + place.width(), screen.getMaxX());
      var isBelowTop = place.y() >= screen.getMinY();
      var isAboveBottom = place.y() + LEAST_HEIGHT <= screen.getMaxY();
      if (right - left >= LEAST_WIDTH && isBelowTop && isAboveBottom) {
        return true;
      }
    }
    return false;
  }

  private void moved() {
    if (stage.isShowing() && !stage.isIconified()) {
      atRest.playFromStart();
    }
  }

  private void keep() {
    if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
      return;
    }
    var before = personal.preferences().place();
    // What a window goes back to is not known while it fills the screen.
    var now =
        stage.isMaximized()
            ? new Place(before.x(), before.y(), before.width(), before.height(), true)
            : new Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    personal.change(all -> all.withPlace(now));
  }
}
