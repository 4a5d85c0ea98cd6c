package dev.gatehouse.action;

import dev.gatehouse.script.ScriptChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What will run when a step is started, shown in full on its card before it does.
 *
 * @param command the command line; empty where the built-in runs
 * @param folder where it runs
 * @param script the script's file, where it is one
 * @param because why the built-in runs although there is a script; empty otherwise
 * @param configured whether the command stands in {@code gatehouse.json}, so that it needs trust
 */
public record Plan(
    List<String> command, Path folder, Optional<Path> script, String because, boolean configured) {

  static Plan builtIn(Path folder, String because) {
    return new Plan(List.of(), folder, Optional.empty(), because, false);
  }

  static Plan script(ScriptChoice choice, List<String> command, Path folder) {
    return new Plan(command, folder, Optional.of(choice.path()), "", false);
  }

  public boolean isBuiltIn() {
    return command.isEmpty();
  }
}
