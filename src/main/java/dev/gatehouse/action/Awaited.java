package dev.gatehouse.action;

import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Trust;
import dev.gatehouse.workspace.Workspace;
import java.util.List;

/** Words for what a step waits for a person to give. */
final class Awaited {
  private Awaited() {}

  /** The statement that stands in for a check that nobody has configured. */
  static List<String> statement(Step step, Facts facts) {
    return facts.statement(step.key(), "").isPresent()
        ? List.of()
        : List.of("a statement: " + step.statement());
  }

  /** What stands between commands of {@code gatehouse.json} and their first run. */
  static List<String> trust(Workspace workspace) {
    return Trust.ofThisUser().trusted(workspace)
        ? List.of()
        : List.of(
            "a confirmation of what gatehouse.json asks to run, in the window or by \"gatehouse"
                + " trust "
                + workspace.dev().root()
                + "\" in a terminal");
  }
}
