package dev.gatehouse.io;

import java.io.IOException;
import java.nio.file.Path;

/** Tries to take a lock, says whether it did, and keeps it until its input ends or it is killed. */
final class LockingChild {
  private LockingChild() {}

  public static void main(String[] arguments) throws IOException {
    var lock = ProcessLock.tryAcquire(Path.of(arguments[0]));
    System.out.println(lock.isPresent() ? "taken" : "refused");
    System.in.read();
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
