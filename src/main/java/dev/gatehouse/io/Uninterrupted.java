package dev.gatehouse.io;

import java.io.IOException;

/**
 * Does a short piece of saving although the thread was told to stop before: Java closes a file
 * channel under an interrupted thread, and then not even "cancelled" could be recorded. The thread
 * stays interrupted for whoever comes next.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** What is to be done. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  public static <T> T call(Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for a thread to end, however long that takes. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
