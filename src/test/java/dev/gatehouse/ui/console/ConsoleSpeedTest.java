package dev.gatehouse.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.Masker;
import dev.gatehouse.script.OutputListener;
import dev.gatehouse.script.OutputText;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.task.TaskRunner;
import dev.gatehouse.ui.theme.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(
    named = "gatehouse.bench",
    matches = "true",
    disabledReason = "figures are measured by mvn -Pbench verify")
class ConsoleSpeedTest extends WindowTest {
  private static final int LINES = 2_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Console console;

  @Override
  public void start(Stage stage) {
    Theme.LIGHT.apply();
    console = new Console();
    stage.setScene(new Scene(console, 980, 740));
    stage.show();
  }

  @Test
  void theLongestPauseOfTheWindowUnderAFloodOfOutputIsPrinted() throws Exception {
    // The same script twice: what is made once, and compiled, is so in the first.
    for (var how : List.of("at first", "warm")) {
      flood(how);
    }
  }

  private void flood(String how) throws Exception {
    interact(console::clear);
    var feed = new OutputFeed(TaskRunner.forWindow(), console);
    var frames = new Frames();
    interact(frames::start);
    Screen.until("frames come", () -> frames.gaps.size() > 20);
    interact(frames::forget);
    var file = folder.resolve("output.txt");
    Files.deleteIfExists(file);
    var script =
        "yes 'a line of 60 characters, as tests and migrations print them' | head -n " + LINES;
    var since = System.nanoTime();
    new ScriptRunner()
        .run(
            new Command(List.of("sh", "-c", script), folder, Map.of(), Duration.ofMinutes(5)),
            file,
            Masker.NONE,
            new Fed(feed),
            Cancellation.never());
    var seconds = (System.nanoTime() - since) / 1e9;
    interact(feed::drain);
    interact(frames::stop);
    assertEquals(LINES, console.lines().getLast().number());
    Collections.sort(frames.gaps);
    Collections.sort(frames.own);
    System.out.printf(
        "Console, %s: %,d lines at %,.0f lines a second (%.0f MB kept); %d frames, half of them"
            + " within %.0f ms, 99 %% within %.0f ms, the longest pause %.0f ms (target 50); of a"
            + " frame the window's own thread worked half the times %.1f ms, at most %.1f ms%n",
        how,
        LINES,
        LINES / seconds,
        Files.size(file) / 1e6,
        frames.gaps.size(),
        frames.gaps.get(frames.gaps.size() / 2),
        frames.gaps.get(frames.gaps.size() * 99 / 100),
        frames.gaps.getLast(),
        frames.own.get(frames.own.size() / 2),
        frames.own.getLast());
  }

  private record Fed(OutputFeed feed) implements OutputListener {
    @Override
    public void line(String maskedText, boolean error) {
      feed.line(maskedText, error);
    }

    @Override
    public void line(OutputText masked, boolean error) {
      feed.line(masked, error);
    }
  }

  /** How long each frame came after the one before, in ms. */
  private static final class Frames extends AnimationTimer {
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> own = new ArrayList<>();
    private long last;
    private long lastCpu;

    void forget() {
      gaps.clear();
      own.clear();
    }

    @Override
    public void handle(long now) {
      var at = System.nanoTime();
      if (last != 0) {
        gaps.add((at - last) / 1e6);
        var cpu = THREADS.getCurrentThreadCpuTime();
        own.add((cpu - lastCpu) / 1e6);
        lastCpu = cpu;
      }
      last = at;
    }
  }
}
