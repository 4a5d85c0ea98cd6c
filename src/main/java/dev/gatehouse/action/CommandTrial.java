package dev.gatehouse.action;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.script.Command;
import dev.gatehouse.script.OutputListener;
import dev.gatehouse.script.RunResult;
import dev.gatehouse.script.ScriptRunner;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Runs a command that somebody is writing into the settings once, in the folder and with the
 * environment in which a step would run it, outside of any promotion. Nothing of it is recorded,
 * and its output is kept no longer than it runs.
 */
public final class CommandTrial {
  /** What only a promotion can fill in. */
  private static final List<String> OF_A_PROMOTION = List.of("{database}", "{backup}", "{id}");

  private CommandTrial() {}

  /** Whether the command can be tried outside of a promotion, with which it would run otherwise. */
  public static boolean canBeTried(List<String> command) {
    return !command.isEmpty()
        && command.stream().noneMatch(word -> OF_A_PROMOTION.stream().anyMatch(word::contains));
  }

  /**
   * The command as it would run.
   *
   * @param command with placeholders for the folders
   */
  public static List<String> filled(Workspace workspace, List<String> command) {
    return Placeholders.ofFolders(workspace).fill(command);
  }

  /**
   * Runs it to its end.
   *
   * @param command as {@link #filled} gives it
   * @param in the checkout that is its working folder
   * @param environment what the settings give to scripts and commands
   */
  public static RunResult run(
      Workspace workspace,
      List<String> command,
      Role in,
      Map<String, String> environment,
      OutputListener listener,
      Cancellation cancellation)
      throws IOException {
    var folder =
        workspace
            .checkout(in)
            .orElseThrow(
                () ->
                    new Trouble(
                        "There is no " + in.name().toLowerCase(java.util.Locale.ROOT) + " checkout",
                        "The command was not tried",
                        "Clone it beside the other one, or name it in the settings"))
            .root();
    var told = Commands.told(workspace, environment);
    var output = Files.createTempFile("gatehouse-trial-", ".txt");
    try {
      return new ScriptRunner()
          .run(
              new Command(command, folder, told, Commands.USUAL_LIMIT),
              output,
              Masking.of(workspace),
              listener,
              cancellation);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
