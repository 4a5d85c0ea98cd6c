package dev.gatehouse.action;

import dev.gatehouse.backup.RehearsalDatabase;
import dev.gatehouse.script.Interpreters;
import dev.gatehouse.script.ScriptChoice;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Finds what a workspace wants to run for a step, and runs it. */
public final class StepScripts {
  private StepScripts() {}

  /**
   * What will run: the command that {@code gatehouse.json} names, else the script that can run
   * here, else the built-in.
   */
  public static Plan plan(Workspace workspace, Step step, String id, Facts facts)
      throws IOException {
    return plan(workspace, step, id, facts, Interpreters.ofThisMachine());
  }

  static Plan plan(
      Workspace workspace, Step step, String id, Facts facts, Interpreters interpreters)
      throws IOException {
    var folder = folder(workspace, step);
    if (facts.lead().isPresent() && step.in().equals("prod")) {
      return Plan.builtIn(folder, ""); // what is done to prod, the leading entry has done for all
    }
    var configured = workspace.settings().commands().get(step.key());
    if (configured != null) {
      var values = Placeholders.of(workspace, id, facts);
      var copy = copy(workspace, step, id);
      if (copy.isPresent()) {
        values = values.with("database", Databases.argument(copy.get()));
      }
      return new Plan(values.fill(configured), folder, Optional.empty(), "", true);
    }
    if (step.scripts().isEmpty()) {
      return Plan.builtIn(folder, "");
    }
    var choice = interpreters.choose(candidates(workspace, step));
    if (choice.isEmpty()) {
      return Plan.builtIn(folder, "");
    }
    if (!choice.get().runnable()) {
      return Plan.builtIn(folder, because(choice.get()));
    }
    var name = choice.get().path().getFileName().toString();
    var command = choice.get().command(step.arguments().getOrDefault(name, List.of()));
    return Plan.script(choice.get(), command, folder);
  }

  /** The script that the workspace has for a step: one that can run here, else the first. */
  public static Optional<ScriptChoice> found(Workspace workspace, Step step) {
    return step.scripts().isEmpty()
        ? Optional.empty()
        : Interpreters.ofThisMachine().choose(candidates(workspace, step));
  }

  /** The rehearsed copy, where the step's command works on that one. */
  private static Optional<DatabaseAddress> copy(Workspace workspace, Step step, String id)
      throws IOException {
    return step.onCopy() && workspace.database().isPresent()
        ? Optional.of(RehearsalDatabase.of(workspace, id).address())
        : Optional.empty();
  }

  /** The cause and the remedy, for a card that shows the built-in although there is a script. */
  private static String because(ScriptChoice choice) {
    return "%s cannot run here: %s. %s"
        .formatted(choice.path().getFileName(), choice.why(), choice.remedy());
  }

  /**
   * Runs the step's script, unless the built-in was asked for or there is none.
   *
   * @return how it ended; empty where the built-in has to do the work
   */
  static Optional<ScriptRun> run(StepContext context) throws IOException {
    var plan =
        plan(context.workspace(), context.step(), context.facts().entryId(), context.facts());
    if (!plan.because().isEmpty()) {
      context.output().warn(plan.because());
    }
    if (context.builtIn() || plan.isBuiltIn()) {
      return Optional.empty();
    }
    Commands.refuseSecrets(
        context,
        context.workspace().settings().commands().getOrDefault(context.step().key(), List.of()));
    context.ran().script(plan.command());
    var environment = new HashMap<String, String>();
    copy(context.workspace(), context.step(), context.facts().entryId())
        .ifPresent(copy -> environment.put(Databases.VARIABLE, Databases.url(copy)));
    var run = Commands.run(context, plan.command(), plan.folder(), environment, plan.configured());
    context.ran().ended(run.result().exit());
    return Optional.of(run);
  }

  /** The same for a step whose built-in does the script's whole job, so that it can stand in. */
  static Optional<ScriptRun> runReplaceable(StepContext context) throws IOException {
    var run = run(context);
    if (run.isPresent()) {
      context.ran().hasStandIn();
    }
    return run;
  }

  private static List<Path> candidates(Workspace workspace, Step step) {
    var candidates = new ArrayList<Path>();
    if (step.in().equals("prod") && workspace.prod().isPresent()) {
      candidates.addAll(workspace.scripts(Role.PROD, step.scripts()));
    }
    if (candidates.isEmpty()) {
      candidates.addAll(workspace.scripts(Role.DEV, step.scripts()));
    }
    return candidates;
  }

  private static Path folder(Workspace workspace, Step step) {
    return step.in().equals("prod") && workspace.prod().isPresent()
        ? workspace.prod().get().root()
        : workspace.dev().root();
  }
}
