package dev.gatehouse.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run ended and what it said.
 *
 * @param exit the exit code as the process gave it; {@link #NO_EXIT} where there is none, because
 *     it never started or could not be ended
 * @param rawTail the last 2,000 lines (at most 4 million characters), without escape sequences but
 *     <em>not masked</em>: for finding artifacts in memory, never to be shown or kept
 * @param outputs the {@code KEY=VALUE} lines of the file named by {@code GATEHOUSE_OUTPUT}, not
 *     masked either
 * @param survivors processes of a cancelled or timed-out run that could not be ended, as "name
 *     (process 4711)"
 */
public record RunResult(
    Ending ending,
    int exit,
    Duration took,
    List<String> rawTail,
    Map<String, String> outputs,
    List<String> survivors) {
  /** Stands for the exit code of a process that has none. */
  public static final int NO_EXIT = -1;

  /** What ended the run. */
  public enum Ending {
    /** The process ended by itself, whatever its exit code. */
    FINISHED,
    /** Somebody asked for the stop. */
    CANCELLED,
    /** The command's time was over. */
    TIMED_OUT
  }

  public RunResult {
    rawTail = List.copyOf(rawTail);
    outputs = Map.copyOf(outputs);
    survivors = List.copyOf(survivors);
  }

  /** Whether the process ended by itself with exit code 0, the only code that can pass. */
  public boolean succeeded() {
    return ending == Ending.FINISHED && exit == 0;
  }
}
