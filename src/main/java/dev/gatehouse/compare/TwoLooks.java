package dev.gatehouse.compare;

import dev.gatehouse.git.TrackedFiles;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Looks at both checkouts at the same time: most of it is waiting for the file system. */
record TwoLooks(TrackedFiles dev, TrackedFiles prod) {
  interface Look {
    TrackedFiles take() throws IOException;
  }

  static TwoLooks at(Look dev, Look prod) throws IOException {
    var aside = new FutureTask<>(prod::take);
    var thread = Thread.ofPlatform().daemon().name("gatehouse-look").start(aside);
    try {
      return new TwoLooks(dev.take(), aside.get());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException trouble -> throw trouble;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Comparing was interrupted", e);
    } finally {
      await(thread);
    }
  }

  /** The checkout may be closed by the caller: nothing may be left that still reads it. */
  private static void await(Thread thread) {
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
