package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(
    named = "gatehouse.bench",
    matches = "true",
    disabledReason = "figures are measured by mvn -Pbench verify")
class LiveSpeedTest extends WindowTest {
  private static final int TIMES = 10;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walked.dev("rollback-plan", folder), stage);
  }

  @Test
  void theTimeIsPrintedThatAChangedFileTakesToMakeAStepStaleOnTheScreen() throws Exception {
    walker.start(SampleWorkspace.READY_ENTRY);
    walker.show("compare");
    walker.settle();
    var file = walker.session().workspace().dev().root().resolve("frontend/style.css");
    var text = Files.readString(file);
    var taken = new ArrayList<Long>();
    for (int time = 0; time < TIMES; time++) {
      var wanted = time % 2 == 0 ? StepState.STALE : StepState.PASSED;
      long start = System.nanoTime();
      Files.writeString(file, time % 2 == 0 ? text + "/* " + time + " */\n" : text);
      Screen.until("it is noticed", () -> walker.promotion().step("diff").state() == wanted);
      taken.add(System.nanoTime() - start);
      walker.settle();
    }
    Collections.sort(taken);
    System.out.printf(
        "A file changes in dev until the step is stale on the screen: %.0f ms (target 2,000),"
            + " the longest of %d %.0f ms%n",
        taken.get(TIMES / 2) / 1e6, TIMES, taken.getLast() / 1e6);
  }
}
