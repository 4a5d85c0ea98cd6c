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

  private static final List<String> WITH_PARTS =
      Stream.concat(STEPS.stream(), Stream.of("migrate", "restore")).toList();

  /**
   * Every name that {@code commands} takes: a step's key, a part of rehearsal and roll back, or a
   * program of PostgreSQL's that is not where it would be found.
   */
  static final List<String> COMMANDS =
      Stream.concat(WITH_PARTS.stream(), Stream.of("pg_dump", "pg_restore")).toList();

  /**
   * Every name that {@code timeouts} takes; {@code lock} is how long the rehearsed migrations may
   * keep readers from a table.
   */
  static final List<String> TIMEOUTS =
      Stream.concat(WITH_PARTS.stream(), Stream.of("checks", "gates", "services", "lock")).toList();

  private CommandNames() {}
}
