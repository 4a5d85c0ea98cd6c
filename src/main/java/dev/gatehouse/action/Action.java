package dev.gatehouse.action;

import java.io.IOException;

/** What a step runs: the workspace's script and Gatehouse's own finding, or the built-in. */
@FunctionalInterface
public interface Action {
  /**
   * Does the step's work to its end, on the caller's thread.
   *
   * @throws dev.gatehouse.io.Trouble where the work could not be done, in words for the user
   * @throws java.util.concurrent.CancellationException where it was cancelled
   */
  Outcome run(StepContext context) throws IOException;
}
