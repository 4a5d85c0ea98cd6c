package dev.gatehouse.action;

import java.util.List;
import java.util.Optional;

/** Notes what did a step's work, for the record: a script, the built-in, or a person. */
public final class Ran {
  private String by = "built-in";
  private List<String> command = List.of();
  private Optional<Integer> exit = Optional.empty();

  /** A script ran; its exit code follows once it has ended. */
  void script(List<String> commandLine) {
    by = "script";
    command = List.copyOf(commandLine);
  }

  void ended(int code) {
    exit = Optional.of(code);
  }

  public String by() {
    return by;
  }

  public List<String> command() {
    return command;
  }

  public Optional<Integer> exit() {
    return exit;
  }
}
