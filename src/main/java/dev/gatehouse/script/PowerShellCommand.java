package dev.gatehouse.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How PowerShell runs a script. By itself it goes on when a program that a script calls has failed,
 * and ends with exit code 0 all the same. A script that looks at such exit codes, or sets the
 * preference for them, is run as it is; in any other the failure of a program is an error, and the
 * exit code of the last one is the script's.
 */
final class PowerShellCommand {
  private static final String FILE = "-File";
  private static final String COMMAND = "-Command";
  private static final String BEFORE = "$PSNativeCommandUseErrorActionPreference = $true; & ";
  private static final String AFTER = "; exit $LASTEXITCODE";

  private static final Pattern MINDS_EXIT_CODES =
      Pattern.compile(
          "LASTEXITCODE|PSNativeCommandUseErrorActionPreference", Pattern.CASE_INSENSITIVE);

  /** The name of a parameter, which is none when it is quoted. */
  private static final Pattern PARAMETER = Pattern.compile("-[A-Za-z][A-Za-z0-9_]*");

  private PowerShellCommand() {}

  /** The end of a command line that runs the script. */
  static List<String> running(Path script) {
    var path = script.toAbsolutePath().normalize().toString();
    return mindsExitCodes(script)
        ? List.of(FILE, path)
        : List.of(COMMAND, BEFORE + quoted(path) + AFTER);
  }

  /** A command line for a script, of whatever kind, with the script's arguments in their place. */
  static List<String> with(List<String> command, List<String> arguments) {
    var all = new ArrayList<>(command);
    if (command.size() > 1 && command.get(command.size() - 2).equals(COMMAND)) {
      var run = all.removeLast();
      var words =
          arguments.stream()
              .map(word -> PARAMETER.matcher(word).matches() ? word : quoted(word))
              .map(word -> " " + word)
              .collect(Collectors.joining());
      all.add(run.substring(0, run.length() - AFTER.length()) + words + AFTER);
    } else {
      all.addAll(arguments);
    }
    return List.copyOf(all);
  }

  private static boolean mindsExitCodes(Path script) {
    try {
      // Names and operators are ASCII in every encoding but UTF-16, where zeros stand in between.
      var text = new String(Files.readAllBytes(script), StandardCharsets.ISO_8859_1);
      return MINDS_EXIT_CODES.matcher(text.replace("\0", "")).find();
    } catch (IOException e) {
      return true; // PowerShell will say what is wrong with it
    }
  }

  /** A word that PowerShell takes as it is. */
  private static String quoted(String word) {
    return "'" + word.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + "'";
  }
}
