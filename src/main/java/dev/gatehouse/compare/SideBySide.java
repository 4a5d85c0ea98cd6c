package dev.gatehouse.compare;

import dev.gatehouse.io.Uninterrupted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Looks at several checkouts at the same time: most of it is waiting for the file system. */
final class SideBySide {
  private SideBySide() {}

  /** Looks at one of them. */
  interface Look<A, B> {
    B at(A checkout) throws IOException;
  }

  /** What the looks have found, in the same order; the first that fails is thrown. */
  static <A, B> List<B> of(List<A> checkouts, Look<A, B> look) throws IOException {
    var tasks = checkouts.stream().map(each -> new FutureTask<B>(() -> look.at(each))).toList();
    var aside =
        tasks.stream()
            .skip(1)
            .map(task -> Thread.ofPlatform().daemon().name("gatehouse-look").start(task))
            .toList();
    try {
      tasks.stream().limit(1).forEach(FutureTask::run);
      var found = new ArrayList<B>();
      for (var task : tasks) {
        found.add(task.get());
      }
      return found;
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
      // A checkout may be closed by the caller: nothing may be left that still reads it.
      aside.forEach(Uninterrupted::join);
    }
  }
}
