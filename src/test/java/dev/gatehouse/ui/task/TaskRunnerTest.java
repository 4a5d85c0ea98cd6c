package dev.gatehouse.ui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class TaskRunnerTest extends WindowTest {
  private final List<String> heard = new ArrayList<>();

  @Test
  void workRunsElsewhereAndReportsOnTheFxThread() {
    var runner = TaskRunner.forWindow();
    interact(
        () ->
            runner.run(
                "work",
                Platform::isFxApplicationThread,
                onFx -> {
                  assertFalse(onFx);
                  heard.add("on FX: " + Platform.isFxApplicationThread());
                },
                failed -> heard.add(failed.toString())));
    Screen.until("it reported", () -> runner.pendingProperty().get() == 0);
    assertEquals(List.of("on FX: true"), heard);
  }

  @Test
  void longWorkIsListedUntilItEndsAndEndsOnce() {
    var runner = TaskRunner.onCaller();
    runner.run(
        "Back up",
        Cancellation.never(),
        () -> {
          heard.add(runner.running().getFirst().what());
          throw new IOException("disk full");
        },
        done -> heard.add("done"),
        failed -> heard.add(failed.getMessage() + ", " + runner.running().size() + " running"));
    assertEquals(List.of("Back up", "disk full, 0 running"), heard);
    assertEquals(0, runner.runningProperty().get());
  }

  @Test
  void anOlderLookNeverWinsOverANewerOne() {
    var runner = TaskRunner.forWindow();
    var latest = new Latest(runner);
    var slow = new CountDownLatch(1);
    interact(
        () -> {
          latest.run(
              "old",
              () -> {
                slow.await();
                return "old";
              },
              heard::add,
              failed -> {});
          latest.run("new", () -> "new", heard::add, failed -> {});
        });
    Screen.until("the new one reported", () -> heard.contains("new"));
    slow.countDown();
    Screen.until("both ended", () -> runner.pendingProperty().get() == 0);
    assertEquals(List.of("new"), heard);
  }
}
