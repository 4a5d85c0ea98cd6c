package dev.gatehouse.workspace;

import java.util.List;

/**
 * One of prod's commit gates, as {@code gatehouse.json} configures it.
 *
 * @param name unique among the gates
 * @param run the command line, not empty, with placeholders
 * @param lastBeforeVerification whether it is the last one that step 14 runs; the rest is step 19's
 */
public record GateCommand(String name, List<String> run, boolean lastBeforeVerification) {
  public GateCommand {
    run = List.copyOf(run);
  }
}
