package dev.gatehouse.script;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads one stream of a run to its end. Once the script has ended, a process that it left behind
 * may hold the stream open for ever: then the run leaves, and the pump goes on reading for nobody,
 * so that a service that was just started does not fail on a closed pipe.
 */
final class Pump implements Runnable {
  /** How long what the script left behind may go on adding to the output. */
  static final Duration GRACE = Duration.ofSeconds(1);

  /** More than any pipe holds: Linux's largest for an ordinary user is 1 MiB. */
  private static final long BEYOND_ANY_PIPE = 2L << 20;

  private static final long NOT_WAITING = 0;

  private final InputStream stream;
  private final LineCutter cutter;
  private volatile boolean over;
  private volatile boolean scriptEnded;
  private volatile boolean foundEmpty;
  private volatile long bytesSinceEnd;
  private volatile long waitingSince = NOT_WAITING;

  Pump(InputStream stream, LineCutter cutter) {
    this.stream = stream;
    this.cutter = cutter;
  }

  Thread start(String name) {
    return Thread.ofPlatform().daemon().name(name).start(this);
  }

  @Override
  public void run() {
    var buffer = new byte[LineCutter.LONGEST];
    try (stream) {
      while (true) {
        if (scriptEnded && stream.available() == 0) {
          foundEmpty = true;
        }
        waitingSince = now();
        var count = stream.read(buffer);
        waitingSince = NOT_WAITING;
        if (count < 0) {
          break;
        }
        cutter.feed(buffer, count);
        if (scriptEnded) {
          bytesSinceEnd += count;
        }
      }
    } catch (IOException e) {
      // A pipe fails to be read only when the system takes it away: nothing more will come of it.
      over = true;
    } finally {
      cutter.end();
      over = true;
    }
  }

  boolean isOver() {
    return over;
  }

  /** Tells the pump that the script itself can say no more. */
  void scriptEnded() {
    scriptEnded = true;
  }

  /**
   * Whether all that the script itself said has been taken in, so that the run may leave: to be
   * asked after the grace. The stream was found empty after the script's end, or nothing came for
   * as long as the grace, or more came than can have been under way.
   */
  boolean mayLeave() {
    var waiting = waitingSince;
    return over
        || foundEmpty
        || bytesSinceEnd > BEYOND_ANY_PIPE
        || (waiting != NOT_WAITING && now() - waiting > GRACE.toNanos());
  }

  /** Gives up on the stream: what there is of a last line goes out, and the rest is dropped. */
  void leave() {
    cutter.end();
  }

  /** Never {@link #NOT_WAITING}. */
  private static long now() {
    return System.nanoTime() | 1;
  }
}
