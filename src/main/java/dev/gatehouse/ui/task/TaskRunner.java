package dev.gatehouse.ui.task;

import dev.gatehouse.io.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * Takes work off the FX thread and brings its result back to it. Each piece of work ends in exactly
 * one call, of {@code onDone} or of {@code onFailed}. To be called on the FX thread, {@link #post}
 * apart.
 */
public final class TaskRunner {
  private final Executor workers;
  private final Executor screen;
  private final ObservableList<Work> running = FXCollections.observableArrayList();
  private final ObservableList<Work> runningView =
      FXCollections.unmodifiableObservableList(running);
  private final List<Work> endedBadly = new ArrayList<>();
  private final List<BiConsumer<Work, Boolean>> endListeners = new ArrayList<>();
  private final ReadOnlyIntegerWrapper runningCount = new ReadOnlyIntegerWrapper(this, "running");
  private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper(this, "pending");

  private TaskRunner(Executor workers, Executor screen) {
    this.workers = workers;
    this.screen = screen;
  }

  /** One that works on threads of its own and reports on the FX thread. */
  public static TaskRunner forWindow() {
    return new TaskRunner(
        work -> Thread.ofVirtual().name("gatehouse-work").start(work), Platform::runLater);
  }

  /** One that does everything at once on the caller's thread, for models under test. */
  public static TaskRunner onCaller() {
    return new TaskRunner(Runnable::run, Runnable::run);
  }

  /**
   * Runs short work, such as reading the log or writing one event. It is not shown, and closing the
   * window does not ask about it.
   */
  public <T> Work run(
      String what, Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
    return start(new Work(what, Instant.now(), Cancellation.never()), work, onDone, onFailed);
  }

  /**
   * Runs long work that can be cancelled, such as a step. It is shown in the header while it runs,
   * and closing the window asks about it.
   */
  public <T> Work run(
      String what,
      Cancellation cancellation,
      Callable<T> work,
      Consumer<T> onDone,
      Consumer<Throwable> onFailed) {
    return run(what, cancellation, work, result -> true, onDone, onFailed);
  }

  /**
   * The same.
   *
   * @param wentWell whether nobody needs to look at a result
   */
  public <T> Work run(
      String what,
      Cancellation cancellation,
      Callable<T> work,
      Predicate<T> wentWell,
      Consumer<T> onDone,
      Consumer<Throwable> onFailed) {
    if (running.isEmpty()) {
      endedBadly.clear();
    }
    var shown = new Work(what, Instant.now(), cancellation);
    running.add(shown);
    runningCount.set(running.size());
    return start(
        shown,
        work,
        result -> {
          ended(shown, wentWell.test(result));
          onDone.accept(result);
        },
        failure -> {
          ended(shown, false);
          onFailed.accept(failure);
        });
  }

  /** Does something on the FX thread soon; may be called from any thread. */
  public void post(Runnable toDo) {
    screen.execute(toDo);
  }

  /** How much long work is under way. */
  public ReadOnlyIntegerProperty runningProperty() {
    return runningCount.getReadOnlyProperty();
  }

  /** The long work that is under way, oldest first. */
  public ObservableList<Work> running() {
    return runningView;
  }

  /** Is told of all long work that it has ended, and whether nobody needs to look at its result. */
  public Subscription onEnded(BiConsumer<Work, Boolean> listener) {
    endListeners.add(listener);
    return () -> endListeners.remove(listener);
  }

  /** What of the long work that ran last, together, did not go well. */
  public List<Work> endedBadly() {
    return List.copyOf(endedBadly);
  }

  /** How much work of any kind has not reported yet; 0 when the screen is up to date. */
  public ReadOnlyIntegerProperty pendingProperty() {
    return pending.getReadOnlyProperty();
  }

  private <T> Work start(
      Work shown, Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
    pending.set(pending.get() + 1);
    workers.execute(
        () -> {
          Runnable report;
          try {
            var result = work.call();
            report = () -> onDone.accept(result);
          } catch (Exception | LinkageError | StackOverflowError failure) {
            report = () -> onFailed.accept(failure);
          }
          var last = report;
          screen.execute(
              () -> {
                pending.set(pending.get() - 1);
                last.run();
              });
        });
    return shown;
  }

  private void ended(Work work, boolean well) {
    if (!well) {
      endedBadly.add(work);
    }
    running.removeIf(other -> other == work);
    runningCount.set(running.size());
    List.copyOf(endListeners).forEach(listener -> listener.accept(work, well));
  }
}
