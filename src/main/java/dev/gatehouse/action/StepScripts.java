package dev.gatehouse.action;

import dev.gatehouse.script.Interpreters;
import dev.gatehouse.workflow.Step;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    var folder = folder(workspace, step);
    var configured = workspace.settings().commands().get(step.key());
    if (configured != null) {
      var values = Placeholders.of(workspace, id, facts);
      return new Plan(values.fill(configured), folder, Optional.empty(), "", true);
    }
    if (step.scripts().isEmpty()) {
      return Plan.builtIn(folder, "");
    }
    var choice = Interpreters.ofThisMachine().choose(candidates(workspace, step));
    if (choice.isEmpty()) {
      return Plan.builtIn(folder, "");
    }
    if (!choice.get().runnable()) {
      return Plan.builtIn(
          folder, choice.get().path().getFileName() + " cannot run here: " + choice.get().why());
    }
    var command = new ArrayList<>(choice.get().command());
    command.addAll(
        step.arguments().getOrDefault(choice.get().path().getFileName().toString(), List.of()));
    return Plan.script(choice.get(), List.copyOf(command), folder);
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
    context.ran().script(plan.command());
    var run =
        Commands.run(context, plan.command(), plan.folder(), java.util.Map.of(), plan.configured());
    context.ran().ended(run.result().exit());
    return Optional.of(run);
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
