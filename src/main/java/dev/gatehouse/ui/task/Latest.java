package dev.gatehouse.ui.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work of which only the newest counts, such as a refresh: what an older one reports is dropped. To
 * be used on the FX thread.
 */
public final class Latest {
  private final TaskRunner runner;
  private long newest;

  public Latest(TaskRunner runner) {
    this.runner = runner;
  }

  /** Runs it; neither consumer is called where another was run, or all were dropped, since. */
  public <T> void run(
      String what, Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
    var mine = ++newest;
    runner.run(
        what,
        work,
        result -> {
          if (mine == newest) {
            onDone.accept(result);
          }
        },
        failure -> {
          if (mine == newest) {
            onFailed.accept(failure);
          }
        });
  }

  /** Drops whatever has not reported yet. */
  public void drop() {
    newest++;
  }
}
