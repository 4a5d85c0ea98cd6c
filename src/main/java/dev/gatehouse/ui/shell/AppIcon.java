package dev.gatehouse.ui.shell;

import dev.gatehouse.ui.control.Tone;
import java.util.Optional;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;

/** The program's picture in the task bar: a gate, with a mark where something wants to be seen. */
final class AppIcon {
  private static final double SIZE = 64;

  private AppIcon() {}

  /** Draws it; a mark differs in its sign as well as in its colour. */
  static Image draw(Optional<Tone> mark) {
    var canvas = new Canvas(SIZE, SIZE);
    var pen = canvas.getGraphicsContext2D();
    pen.setFill(Color.web("#0969da"));
    pen.fillRoundRect(2, 2, 60, 60, 16, 16);
    pen.setFill(Color.WHITE);
    pen.fillRect(14, 30, 36, 24);
    pen.fillArc(14, 12, 36, 36, 0, 180, ArcType.ROUND);
    pen.setFill(Color.web("#0969da"));
    for (var bar : new double[] {21, 30, 39}) {
      pen.fillRect(bar, 22, 4, 32);
    }
    pen.fillRect(14, 34, 36, 4);
    mark.ifPresent(
        tone -> {
          pen.setFill(Color.WHITE);
          pen.fillOval(34, 34, 30, 30);
          pen.setFill(tone == Tone.DANGER ? Color.web("#cf222e") : Color.web("#1a7f37"));
          pen.fillOval(37, 37, 24, 24);
          pen.setStroke(Color.WHITE);
          pen.setLineWidth(4);
          if (tone == Tone.DANGER) {
            pen.strokeLine(44, 44, 54, 54);
            pen.strokeLine(54, 44, 44, 54);
          } else {
            pen.strokePolyline(new double[] {43, 48, 56}, new double[] {49, 54, 44}, 3);
          }
        });
    var clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    return canvas.snapshot(clear, null);
  }
}
