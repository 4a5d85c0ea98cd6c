package dev.gatehouse.workspace;

import java.util.List;
import java.util.stream.Stream;

/** The names under which {@code gatehouse.json} may configure a command or a time limit. */
final class CommandNames {
  /** The 21 steps, by key. */
  private static final List<String> STEPS =
      List.of(
          "health",
          "add",
          "update",
          "sign-off",
          "diff",
          "readiness",
          "migrations",
          "backup",
          "config",
          "schema-pre",
          "rehearsal",
          "schema-post",
          "clean-up",
          "rollback-plan",
          "promote",
          "verify",
          "provisional",
          "approve",
          "release",
          "canonical",
          "transitions");

  /** Every name that {@code commands} takes: a step's key, or a part of rehearsal and roll back. */
  static final List<String> COMMANDS =
      Stream.concat(STEPS.stream(), Stream.of("migrate", "restore")).toList();

  /** Every name that {@code timeouts} takes. */
  static final List<String> TIMEOUTS =
      Stream.concat(COMMANDS.stream(), Stream.of("checks", "gates", "services")).toList();

  private CommandNames() {}
}
