package dev.gatehouse.script;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices while a script runs that this program is being ended from outside, and holds its end up
 * until the script's processes are ended too: nobody would be there to hear of them.
 */
final class ShutdownWatch implements AutoCloseable {
  /** As long as ending a whole tree for good can take, and a little more for the record. */
  private static final long PATIENCE_SECONDS = 6;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "gatehouse-shutdown");
  private volatile boolean ending;

  ShutdownWatch() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      ending = true;
    }
  }

  /** Whether the program is being ended, so that the script has to be. */
  boolean isEnding() {
    return ending;
  }

  private void end() {
    ending = true;
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      ending = true;
    }
  }
}
