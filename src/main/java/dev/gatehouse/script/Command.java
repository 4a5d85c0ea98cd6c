package dev.gatehouse.script;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run, with its arguments.
 *
 * @param argv the program first; a bare name is looked up on the command's own {@code PATH}, a
 *     relative path in {@code folder}. Never holds a secret: arguments are visible to every process
 * @param folder the working folder
 * @param environment what is added to the declared base, see {@link DeclaredEnvironment}
 * @param timeout after this long the process tree is ended; zero for no limit
 */
public record Command(
    List<String> argv, Path folder, Map<String, String> environment, Duration timeout) {
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      throw new IllegalArgumentException("a command names a program");
    }
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a time-out is not negative: " + timeout);
    }
  }
}
