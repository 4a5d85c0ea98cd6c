package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.RunResult;
import dev.gatehouse.script.RunTraces;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.workspace.Trust;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Runs the commands that a workspace asks for, with what every one of them is told. */
final class Commands {
  static final Duration USUAL_LIMIT = Duration.ofMinutes(30);

  private Commands() {}

  /** Runs a command of {@code gatehouse.json} that is not the step's own script. */
  static ScriptRun configured(
      StepContext context, List<String> command, Path folder, Map<String, String> environment)
      throws IOException {
    var values = Placeholders.of(context.workspace(), context.facts().entryId(), context.facts());
    refuseSecrets(context, command);
    return run(context, values.fill(command), folder, environment, true);
  }

  /**
   * Runs a command to its end.
   *
   * @param configured whether {@code gatehouse.json} names it, so that a person must have confirmed
   *     that file
   * @throws CancellationException where it was cancelled
   */
  static ScriptRun run(
      StepContext context,
      List<String> command,
      Path folder,
      Map<String, String> environment,
      boolean configured)
      throws IOException {
    var workspace = context.workspace();
    if (configured && !Trust.ofThisUser().trusted(workspace)) {
      throw new Trouble(
          "Nobody on this machine has confirmed the commands that gatehouse.json asks to run",
          "Nothing ran",
          "Read them in the banner at the top, and confirm them there");
    }
    sayNotMasked(context);
    var told = told(workspace, workspace.settings().environment());
    told.put("GATEHOUSE_ENTRY", context.facts().entryId());
    told.putAll(environment);
    var limit = workspace.settings().timeouts().getOrDefault(context.step().key(), USUAL_LIMIT);
    var shown = shown(command);
    context.output().say("$ " + shown);
    var since = Instant.now();
    var result =
        new ScriptRunner(RunTraces.of(context.folder().path()), context.step().key())
            .run(
                new Command(command, folder, told, limit),
                context.output().file(),
                context.output().masker(),
                context.output().listener(),
                context.cancellation());
    result
        .survivors()
        .forEach(name -> context.output().warn("still running, and could not be ended: " + name));
    if (result.ending() == RunResult.Ending.CANCELLED) {
      throw new CancellationException();
    }
    return new ScriptRun(result, shown, folder, since);
  }

  /** What every command finds in its environment: what the settings give, and the checkouts. */
  static Map<String, String> told(Workspace workspace, Map<String, String> environment) {
    var told = new HashMap<>(environment);
    told.put("GATEHOUSE_DEV", workspace.dev().root().toString());
    workspace.prod().ifPresent(prod -> told.put("GATEHOUSE_PROD", prod.root().toString()));
    return told;
  }

  /**
   * Every process of this machine can read the arguments of every other.
   *
   * @param command as it is written, since an address or a path that is filled in is no secret
   */
  static void refuseSecrets(StepContext context, List<String> command) {
    var masker = context.output().masker();
    for (var argument : command) {
      var masked = masker.mask(argument);
      if (!masked.equals(argument)) {
        throw new Trouble(
            "An argument of " + command.getFirst() + " is a secret: " + masked,
            "Nothing ran: every process on this machine could read it",
            "Let the script read it from its .env file or from its environment");
      }
    }
  }

  /** What looks like a secret, and is shown all the same, is said once a run. */
  private static void sayNotMasked(StepContext context) {
    var keys = context.output().masker().notMasked();
    if (!keys.isEmpty() && context.ran().isFirst()) {
      context
          .output()
          .say(
              "Not masked, since their values are too short or plain words: "
                  + String.join(", ", keys));
    }
  }

  /** A command line as people read it. */
  static String shown(List<String> command) {
    return String.join(" ", command);
  }
}
