package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.ArtifactFinder;
import dev.gatehouse.script.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How a command of the workspace ended.
 *
 * @param shown its command line, for messages
 * @param since when it was started: what it made must be newer
 */
record ScriptRun(RunResult result, String shown, Path folder, Instant since) {

  boolean passed() {
    return result.ending() == RunResult.Ending.FINISHED && result.exit() == 0;
  }

  /** One sentence that says how it failed. */
  String failure() {
    return switch (result.ending()) {
      case FINISHED -> shown + " ended with exit code " + result.exit();
      case TIMED_OUT -> shown + " did not end in time, and was stopped";
      case CANCELLED -> shown + " was cancelled";
    };
  }

  /**
   * What the script says it made, or what lies where it should be.
   *
   * @throws Trouble where it says nothing, or what it names does not count: missing, outside,
   *     empty, or older than the run
   */
  Path artifact(StepContext context, List<Path> allowedRoots) throws IOException {
    var announcements = context.step().announces();
    var backups = context.workspace().backups().toString();
    var globs =
        context.step().leaves().stream().map(glob -> glob.replace("{backups}", backups)).toList();
    var found =
        ArtifactFinder.find(result, announcements, globs, folder, since)
            .orElseThrow(
                () ->
                    new Trouble(
                        shown + " ended well, but left nothing that could be found",
                        "A pass needs what the step is to leave, not an exit code alone",
                        "Let it print a line that begins with \""
                            + String.join("\" or \"", announcements)
                            + "\" and names the path, or run the built-in"));
    var wrong = ArtifactFinder.check(found, allowedRoots, since);
    if (wrong.isPresent()) {
      throw new Trouble(
          shown + " ended well, but " + found.getFileName() + " does not count: " + wrong.get(),
          "A pass needs what the step is to leave, not an exit code alone",
          "Mend the script, or run the built-in");
    }
    // The folders above may well be named like the application, and so like its password.
    var place =
        String.valueOf(found.startsWith(folder) ? folder.relativize(found) : found.getFileName());
    if (!context.output().masker().mask(place).equals(place)) {
      throw new Trouble(
          shown + " left something whose name holds a secret",
          "The record names what a step leaves, and would give the secret away",
          "Let the script choose another name");
    }
    return found;
  }
}
