package dev.gatehouse.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatehouse.compare.Delta;
import dev.gatehouse.git.LineEdits.Spaces;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.promotion.FileSides;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.theme.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "gatehouse.bench",
    matches = "true",
    disabledReason = "figures are measured by mvn -Pbench verify")
class DiffPageSpeedTest extends WindowTest {
  private static final int LINES = 100_000;
  private static final int FRAMES = 300;

  @SuppressWarnings("NullAway.Init")
  private DiffPage page;

  @Override
  public void start(Stage stage) {
    Theme.LIGHT.apply();
    page = new DiffPage();
    stage.setScene(new Scene(page, 980, 740));
    stage.show();
  }

  @Test
  void theFiguresOfAPairOfAHundredThousandLinesArePrinted() throws Exception {
    // On the page some file is open already, the first of the list: what is made once is made then.
    var first = file(40);
    System.out.printf(
        "The first file that a process shows, of 40 lines: %.0f ms%n",
        measure(() -> page.show(first, true, Map.of())));
    for (var split : List.of(true, false)) {
      var since = System.nanoTime();
      var file = file(LINES);
      var known = System.nanoTime();
      var shown = measure(() -> page.show(file, split, Map.of()));
      var frames = new ArrayList<Double>();
      var rows = page.list().getItems().size();
      for (int frame = 0; frame < FRAMES; frame++) {
        var to = (int) ((long) rows * frame / FRAMES);
        frames.add(measure(() -> page.list().scrollTo(to)));
      }
      Collections.sort(frames);
      System.out.printf(
          "Two files of %,d lines, %s: diff and colours %.0f ms, first screen %.0f ms (target 300),"
              + " a jump of %,d lines %.1f ms, the longest of %d %.1f ms%n",
          LINES,
          split ? "side by side" : "unified",
          (known - since) / 1e6,
          shown,
          rows / FRAMES,
          frames.get(FRAMES / 2),
          FRAMES,
          frames.getLast());
      assertFalse(page.list().getItems().isEmpty());
      interact(page::clear);
    }
  }

  private double measure(Runnable change) throws Exception {
    return Screen.untilLaidOut(page.getScene(), change, () -> true);
  }

  /** Every fourth line is another one, so that hardly anything is folded. */
  private static OpenFile file(int lines) {
    var random = new Random(1);
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      var text =
          "  var value" + line + " = compute(" + random.nextInt(1000) + ", \"text\"); // why";
      before.append(text).append('\n');
      after.append(line % 4 == 0 ? text.replace("compute", "measure") : text).append('\n');
    }
    var sides = new FileSides(before.toString().getBytes(UTF_8), after.toString().getBytes(UTF_8));
    var delta = new Delta("a.js", Delta.Kind.MODIFIED, Optional.empty(), Optional.empty());
    return OpenFile.of(delta, Spaces.ALL, sides, Optional.empty(), Cancellation.never());
  }
}
