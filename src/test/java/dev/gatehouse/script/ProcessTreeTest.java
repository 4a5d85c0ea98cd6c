package dev.gatehouse.script;

import static dev.gatehouse.script.Runs.waitFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.script.RunResult.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are written for sh")
class ProcessTreeTest {
  @TempDir Path folder;
  private Runs runs;

  @BeforeEach
  void prepare() {
    runs = new Runs(folder);
  }

  @Test
  void cancelEndsThreeGenerations() throws Exception {
    var result =
        cancelOnce(3, "sh -c 'sh -c \"echo \\$\\$; sleep 60; :\" & echo $$; wait' & echo $$; wait");

    assertEquals(Ending.CANCELLED, result.ending());
    assertTrue(result.took().compareTo(Duration.ofSeconds(5)) < 0, result.took()::toString);
    assertNobodyIsLeft(result, 3);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows the environment of a process")
  void cancelEndsThoseThatLeftTheSessionAndLostTheirParent() throws Exception {
    var result = cancelOnce(2, "(setsid sh -c 'echo $$; sleep 60; :' &); echo $$; sleep 60");

    assertNobodyIsLeft(result, 2);
  }

  @Test
  void aScriptThatIgnoresThePoliteSignalIsEndedForGood() throws Exception {
    var result = cancelOnce(1, "trap '' TERM; echo $$; while :; do sleep 1; done");

    assertNobodyIsLeft(result, 1);
    assertEquals(137, result.exit());
    assertTrue(result.took().compareTo(Duration.ofSeconds(5)) < 0, result.took()::toString);
  }

  @Test
  void aScriptThatTidiesUpWhenAskedMaySayItsLastWords() throws Exception {
    var result =
        cancelOnce(
            1, "trap 'echo tidied; printf bye; exit 7' TERM; echo $$; while :; do sleep 0.1; done");

    assertEquals(Ending.CANCELLED, result.ending());
    assertEquals(7, result.exit());
    assertFalse(result.succeeded());
    assertEquals(List.of("tidied", "bye"), runs.output().subList(1, 3));
    assertTrue(runs.kept().lines().toList().containsAll(List.of("tidied", "bye")), runs.kept());
  }

  @Test
  void theNextLineOfACancelledScriptDoesNotRun() throws Exception {
    cancelOnce(1, "echo $$; sleep 60; touch went-on");

    assertFalse(Files.exists(folder.resolve("went-on")));
  }

  @Test
  void aScriptThatTakesTooLongIsEnded() throws Exception {
    runs.timeout = Duration.ofMillis(300);
    var result = runs.sh("echo $$; sleep 60; :");

    assertEquals(Ending.TIMED_OUT, result.ending());
    assertFalse(result.succeeded());
    assertNobodyIsLeft(result, 1);
  }

  @Test
  void whatIsCancelledBeforeItStartsDoesNotStart() throws Exception {
    runs.cancellation.cancel();
    var result = runs.sh("touch started");

    assertEquals(Ending.CANCELLED, result.ending());
    assertEquals(RunResult.NO_EXIT, result.exit());
    assertFalse(Files.exists(folder.resolve("started")));
  }

  @Test
  void anInterruptedThreadEndsItsScript() throws Exception {
    var interrupted = new AtomicBoolean();
    var run =
        new FutureTask<>(
            () -> {
              var result = runs.sh("echo $$; sleep 60; :");
              interrupted.set(Thread.currentThread().isInterrupted());
              return result;
            });
    var thread = Thread.ofPlatform().start(run);
    waitFor("the script's start", () -> runs.output().size() == 1);
    thread.interrupt();

    var result = run.get();
    assertEquals(Ending.CANCELLED, result.ending());
    assertTrue(interrupted.get(), "the thread still knows that it was interrupted");
    assertNobodyIsLeft(result, 1);
  }

  /** Cancels the script once it has printed so many process ids. */
  private RunResult cancelOnce(int printed, String script) throws Exception {
    var run = runs.start(script);
    waitFor("the script's processes", () -> runs.output().size() == printed);
    runs.cancellation.cancel();
    return Runs.resultOf(run);
  }

  private void assertNobodyIsLeft(RunResult result, int printed) {
    assertEquals(List.of(), result.survivors());
    for (var pid : runs.output().subList(0, printed)) {
      assertFalse(Runs.isRunning(pid), "process " + pid);
    }
  }
}
