package dev.gatehouse.action;

import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.List;

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

  /** What of the step it does, for the record; empty for the step's own work. */
  default String about() {
    return "";
  }

  /** The parts of it that a second person can waive, by the names that people know them by. */
  default List<String> parts(Workspace workspace) throws IOException {
    return List.of();
  }

  /**
   * What only a person can give for it and nobody has given yet, as far as that can be told before
   * it runs; a clause each, such as "a statement: …".
   */
  default List<String> awaits(Workspace workspace, Step step, Facts facts) throws IOException {
    return List.of();
  }
}
