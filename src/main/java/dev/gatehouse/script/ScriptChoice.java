package dev.gatehouse.script;

import java.nio.file.Path;
import java.util.List;

/**
 * A script, and whether it can run on this machine.
 *
 * @param interpreter the program that runs it, such as "pwsh"; "itself" for an executable
 * @param command what to run, without the script's own arguments; empty where it cannot run
 * @param why why it cannot run, such as "pwsh is not on the path"; empty where it can
 */
public record ScriptChoice(
    Path path, String interpreter, List<String> command, boolean runnable, String why) {
  /** The interpreter of a file that needs none. */
  static final String ITSELF = "itself";

  public ScriptChoice {
    command = List.copyOf(command);
  }

  /** What to run with these arguments for the script. */
  public List<String> command(List<String> arguments) {
    return PowerShellCommand.with(command, arguments);
  }

  /** What a person can do about {@link #why}; empty where the script can run. */
  public String remedy() {
    if (runnable) {
      return "";
    }
    return switch (interpreter) {
      case "pwsh" ->
          "Install PowerShell 7 (https://aka.ms/powershell) so that pwsh is on the path, or take"
              + " the built-in";
      case "powershell" -> "Put pwsh or powershell on the path, or take the built-in";
      case "python3", "py" -> "Install Python 3 so that it is on the path, or take the built-in";
      case "sh" ->
          "Put a POSIX shell on the path (on Windows, Git for Windows brings one), or take the"
              + " built-in";
      default -> "Make the file executable here, or take the built-in";
    };
  }
}
