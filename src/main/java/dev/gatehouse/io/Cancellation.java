package dev.gatehouse.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** A wish to stop, set once by whoever asked for the work and looked at by the work itself. */
public final class Cancellation {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean cancelled;

  /** A cancellation that nobody will ever ask for. */
  public static Cancellation never() {
    return new Cancellation();
  }

  /** Asks the work to stop; calling it again changes nothing. */
  public void cancel() {
    List<Runnable> toTell;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      toTell = List.copyOf(listeners);
    }
    toTell.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Runs {@code listener} when the stop is asked for, at once where that has happened already. */
  public void onCancel(Runnable listener) {
    synchronized (this) {
      if (!cancelled) {
        listeners.add(listener);
        return;
      }
    }
    listener.run();
  }

  /**
   * To be called between two pieces of long work.
   *
   * @throws CancellationException where the stop was asked for
   */
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancellationException();
    }
  }
}
