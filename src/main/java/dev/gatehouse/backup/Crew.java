package dev.gatehouse.backup;

import java.io.IOException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A few threads that take files off a list until it is empty or one of them fails. */
final class Crew {
  /** While one waits for the disk another hashes; more of them only make the disk jump. */
  private static final int HANDS = Math.min(2, Runtime.getRuntime().availableProcessors());

  private Crew() {}

  /** What is done with one of them. */
  interface Task<T> {
    void on(T item) throws IOException;
  }

  /**
   * Does the task on every item, several at a time, and returns when all are done.
   *
   * @throws IOException and whatever else the first task threw that failed; the others end first
   */
  static <T> void each(Collection<T> items, Task<T> task) throws IOException {
    var left = new ConcurrentLinkedQueue<>(items);
    var failure = new AtomicReference<@Nullable Throwable>();
    try (var hands = Executors.newFixedThreadPool(Math.min(HANDS, items.size() + 1))) {
      for (int i = 0; i < Math.min(HANDS, items.size()); i++) {
        hands.execute(() -> work(left, task, failure));
      }
    }
    switch (failure.get()) {
      case null -> {}
      case IOException io -> throw io;
      case RuntimeException runtime -> throw runtime;
      case Error error -> throw error;
      case Throwable other -> throw new IOException(other);
    }
  }

  private static <T> void work(
      Queue<T> left, Task<T> task, AtomicReference<@Nullable Throwable> failure) {
    try {
      for (var item = left.poll(); item != null && failure.get() == null; item = left.poll()) {
        task.on(item);
      }
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }
}
