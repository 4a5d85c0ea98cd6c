package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Stops and starts prod's services by the workspace's commands, where it has any. */
final class Services {
  private Services() {}

  static void stop(StepContext context) throws IOException {
    run(context, context.workspace().settings().stop(), "stopped");
  }

  static void start(StepContext context) throws IOException {
    run(context, context.workspace().settings().start(), "started");
  }

  private static void run(StepContext context, List<String> command, String done)
      throws IOException {
    if (command.isEmpty()) {
      return;
    }
    var run = Commands.configured(context, command, context.prod().root(), Map.of());
    if (!run.passed()) {
      throw new Trouble(
          "Prod's services could not be " + done + ": " + run.failure(),
          "The promotion stopped there; what was done before it stands",
          "Mend the cause and run the step again: it goes on after the last part that was done");
    }
  }
}
