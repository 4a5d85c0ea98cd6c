package dev.gatehouse.ui.console;

import dev.gatehouse.ui.task.TaskRunner;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Carries what runs print, on any thread, to a {@link Console} in batches: at most 20 a second,
 * however much is printed. One line a {@code runLater} would freeze the window.
 */
public final class OutputFeed {
  /** As many lines as a console keeps; of more, the oldest are dropped. */
  public static final int CAPACITY = 20_000;

  private static final long BETWEEN_BATCHES_MS = 50;

  private final TaskRunner runner;
  private final Consumer<List<OutputLine>> screen;
  private final ArrayDeque<OutputLine> waiting = new ArrayDeque<>();
  private boolean scheduled;

  public OutputFeed(TaskRunner runner, Console console) {
    this(runner, console::append);
  }

  OutputFeed(TaskRunner runner, Consumer<List<OutputLine>> screen) {
    this.runner = runner;
    this.screen = screen;
  }

  /** Takes a line; returns at once. */
  public void line(String text, boolean error) {
    synchronized (waiting) {
      if (waiting.size() == CAPACITY) {
        waiting.removeFirst();
      }
      waiting.addLast(new OutputLine(Instant.now(), text, error));
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    CompletableFuture.delayedExecutor(BETWEEN_BATCHES_MS, TimeUnit.MILLISECONDS)
        .execute(() -> runner.post(this::drain));
  }

  /** Hands over what waits. To be called on the FX thread, at the end of a run for example. */
  public void drain() {
    List<OutputLine> batch;
    synchronized (waiting) {
      batch = List.copyOf(waiting);
      waiting.clear();
      scheduled = false;
    }
    if (!batch.isEmpty()) {
      screen.accept(batch);
    }
  }
}
