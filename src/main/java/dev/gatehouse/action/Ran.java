package dev.gatehouse.action;

import java.util.List;
import java.util.Optional;

/** Notes what did a step's work, for the record: a script, the built-in, or a person. */
public final class Ran {
  private String by = "built-in";
  private List<String> command = List.of();
  private Optional<Integer> exit = Optional.empty();
  private List<Offer> offers = List.of();
  private boolean begun;

  /** A script ran; its exit code follows once it has ended. */
  void script(List<String> commandLine) {
    by = "script";
    command = List.copyOf(commandLine);
  }

  /** The built-in runs a command of the workspace as a part of its own work. */
  void gate(List<String> commandLine) {
    command = List.copyOf(commandLine);
  }

  /** The built-in could do the work of the script that ran. */
  void hasStandIn() {
    offers = List.of(Offer.USE_BUILT_IN);
  }

  /** Whether no command of this run was asked about before; to be asked once a command. */
  boolean isFirst() {
    var first = !begun;
    begun = true;
    return first;
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

  /** What a person can do at once where the script is to blame for a failure. */
  public List<Offer> offers() {
    return offers;
  }

  public Optional<Integer> exit() {
    return exit;
  }
}
