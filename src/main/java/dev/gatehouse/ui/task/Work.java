package dev.gatehouse.ui.task;

import dev.gatehouse.io.Cancellation;
import java.time.Instant;

/**
 * A piece of work that was handed to a {@link TaskRunner}.
 *
 * @param what a short phrase for a person, such as "Back up and verify prod"
 * @param since when it was handed over
 * @param cancellation by which it is asked to stop
 */
public record Work(String what, Instant since, Cancellation cancellation) {

  /** Asks the work to stop; it ends in its own time, and reports as always. */
  public void cancel() {
    cancellation.cancel();
  }
}
