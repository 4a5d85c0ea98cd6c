package dev.gatehouse.ui.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.ChildJvm;
import dev.gatehouse.promotion.StepState;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.promotion.WalkingChild;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The page after the program was killed in the middle of a script. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is written for sh")
class InterruptedPageTest extends WindowTest {
  @TempDir static Path folder;

  private static String pid = "";

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @BeforeAll
  static void killTheProgramInTheMiddleOfAScript() throws Exception {
    var dev = Walked.dev("add", folder);
    var script = dev.resolve("scripts/run-tests.sh");
    var good = Files.readString(script);
    Files.writeString(script, "trap '' PIPE\necho \"I am $$\"\nsleep 60\n");
    Files.delete(dev.resolve("scripts/run-tests.ps1"));
    pid = killWhileItRuns(dev);
    Files.writeString(script, good);
  }

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(folder.resolve("harbour-dev"), stage);
  }

  /** Has another process run the step, and kills it when the script says who it is. */
  private static String killWhileItRuns(Path dev) throws Exception {
    var prod = dev.resolveSibling("harbour");
    var child =
        ChildJvm.start(WalkingChild.class, dev.toString(), prod.toString(), "update", "I am ");
    try (var output = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      return String.valueOf(output.readLine()).substring("I am ".length());
    } finally {
      child.toHandle().destroyForcibly();
      assertTrue(child.waitFor(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void whatIsLeftOfTheInterruptedStepIsNamedAndEndedAndTheStepRunsAgain() throws Exception {
    walker.start(SampleWorkspace.READY_ENTRY);
    assertEquals(StepState.INTERRUPTED, walker.promotion().step("update").state());
    walker.untilSaid("state-update", "interrupted");
    walker.untilSaid("left-update", "sh (process " + pid + ")");
    assertTrue(isRunning());
    Screen.picture(walker.window().getScene(), "interrupted");

    walker.press("end-left-update");

    Screen.until("nothing is left", () -> walker.seen("left-update").isEmpty());
    assertFalse(isRunning());
    walker.press("run-update");
    Screen.until(
        "it passes now", () -> walker.promotion().step("update").state() == StepState.PASSED);
  }

  /** Whether it runs; one that has ended stays listed until its new parent has asked for it. */
  private boolean isRunning() throws Exception {
    var listed = ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    var status = Path.of("/proc", pid, "status");
    return listed && !(Files.exists(status) && Files.readString(status).contains("Z (zombie)"));
  }
}
