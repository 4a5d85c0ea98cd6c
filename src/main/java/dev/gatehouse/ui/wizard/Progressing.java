package dev.gatehouse.ui.wizard;

import dev.gatehouse.promotion.RunListener;
import dev.gatehouse.script.OutputText;
import dev.gatehouse.ui.console.OutputFeed;
import dev.gatehouse.ui.task.TaskRunner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries a run's output and its newest progress to the screen, ten times a second at most. */
final class Progressing implements RunListener {
  private static final long BETWEEN_MS = 100;

  private final TaskRunner runner;
  private final OutputFeed feed;
  private final Consumer<Progressed> screen;
  private final AtomicReference<@Nullable Progressed> waiting = new AtomicReference<>();

  /**
   * How far a run has come.
   *
   * @param total -1 where that is not known
   */
  record Progressed(String what, long done, long total) {
    /** From 0 to 1, or -1 where it is not known. */
    double fraction() {
      return total > 0 ? Math.min(1.0, (double) done / total) : -1;
    }
  }

  Progressing(TaskRunner runner, OutputFeed feed, Consumer<Progressed> screen) {
    this.runner = runner;
    this.feed = feed;
    this.screen = screen;
  }

  @Override
  public void line(String maskedText, boolean error) {
    feed.line(maskedText, error);
  }

  @Override
  public void line(OutputText masked, boolean error) {
    feed.line(masked, error);
  }

  @Override
  public void report(String what, long done, long total) {
    if (waiting.getAndSet(new Progressed(what, done, total)) == null) {
      CompletableFuture.delayedExecutor(BETWEEN_MS, TimeUnit.MILLISECONDS)
          .execute(() -> runner.post(this::show));
    }
  }

  private void show() {
    var newest = waiting.getAndSet(null);
    if (newest != null) {
      screen.accept(newest);
    }
  }
}
