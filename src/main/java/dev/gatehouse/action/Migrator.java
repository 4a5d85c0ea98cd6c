package dev.gatehouse.action;

import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.LockWatch;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Migrates the rehearsed copy: by the workspace's own command, else by the files that ship. */
final class Migrator {
  static final String COMMAND = "migrate";

  private Migrator() {}

  static boolean usesCommand(StepContext context) {
    return context.workspace().settings().commands().containsKey(COMMAND);
  }

  /** The workspace's command as it is written; empty where it has none. */
  static List<String> commandLine(StepContext context) {
    return context.workspace().settings().commands().getOrDefault(COMMAND, List.of());
  }

  /** What runs, as one says it. */
  static String what(StepContext context, List<Migration> migrations) {
    return usesCommand(context)
        ? "The workspace's own migrate command"
        : Words.count(migrations.size(), "migration");
  }

  /** What ships and is left for a tool that nobody has named, in a sentence for the report. */
  static Optional<String> notRun(StepContext context, Survey survey, List<Migration> migrations) {
    if (usesCommand(context)) {
      return Optional.empty();
    }
    var left = new ArrayList<>(survey.migrations());
    left.removeAll(migrations.stream().map(Migration::path).toList());
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not rehearsed, since only their own tool can run them and gatehouse.json names no"
                + " \"migrate\" command: "
                + String.join(", ", left));
  }

  /**
   * Runs all of them on the copy, in the tree as prod will have it.
   *
   * @param watch told what runs
   */
  static void run(
      StepContext context,
      DatabaseAddress copy,
      Database database,
      List<Migration> migrations,
      LockWatch watch)
      throws IOException {
    var tree = Rehearsed.tree(context.workspace());
    if (usesCommand(context)) {
      watch.during("the workspace's migrate command");
      // "Prod" is here the tree as prod will have it: the real one is not named to the command.
      command(context, copy, tree, Map.of("GATEHOUSE_PROD", tree.toString()));
      return;
    }
    for (var migration : migrations) {
      context.cancellation().throwIfCancelled();
      context.output().say("Running " + migration.path());
      watch.during(migration.path());
      database.run(
          migration.path(),
          Files.readString(Folders.inside(tree, migration.path())),
          context.cancellation());
    }
  }

  /** Runs the workspace's command on prod, against prod's database. */
  static void onProd(StepContext context, DatabaseAddress address) throws IOException {
    command(context, address, context.prod().root(), Map.of());
  }

  /**
   * Runs the workspace's command against one database, which is the only one its environment names.
   *
   * @param folder where it runs; what the command line calls prod
   */
  private static void command(
      StepContext context, DatabaseAddress address, Path folder, Map<String, String> more)
      throws IOException {
    var workspace = context.workspace();
    var values =
        Placeholders.of(workspace, context.facts().entryId(), context.facts())
            .with("prod", folder.toString())
            .with("database", Databases.argument(address));
    var argv = values.fill(commandLine(context));
    var environment = new HashMap<>(more);
    environment.put(Databases.VARIABLE, Databases.url(address));
    var run = Commands.configured(context, argv, folder, environment);
    if (!run.passed()) {
      throw new Trouble(
          "The migration failed: " + run.failure(),
          "The upgrade does not work as it is",
          "Read its output, mend the migration in dev, and run this step again");
    }
  }
}
