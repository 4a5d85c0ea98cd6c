package dev.gatehouse.action;

import dev.gatehouse.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** Which work belongs to which step of the process. */
public final class Actions {
  private static final Map<String, Action> BY_STEP =
      Map.ofEntries(
          Map.entry("health", new HealthCheck()),
          Map.entry("add", new AddEntry()),
          Map.entry("update", new RecordChanges()),
          Map.entry("sign-off", new SignOffMilestone()),
          Map.entry("diff", new CompareCheckouts()),
          Map.entry("readiness", new ReadinessPass()),
          Map.entry("migrations", new MigrationSafety()),
          Map.entry("backup", new BackUpProd()),
          Map.entry("config", new CaptureConfiguration()),
          Map.entry("schema-pre", new SnapshotSchema()),
          Map.entry("rehearsal", new RehearseUpgrade()),
          Map.entry("schema-post", new SnapshotUpgradedSchema()),
          Map.entry("clean-up", new CleanUpRehearsal()),
          Map.entry("rollback-plan", new PlanRollback()),
          Map.entry("promote", new PromoteIntoProd()),
          Map.entry("verify", new VerifyByHand()),
          Map.entry("provisional", new MarkProvisional()),
          Map.entry("approve", new ApproveEntry()),
          Map.entry("release", new ReleaseEntry()),
          Map.entry("canonical", new PassLastGates()),
          Map.entry("transitions", new CheckRecord()));

  private Actions() {}

  /** What stands between the commands of {@code gatehouse.json} and their first run. */
  public static List<String> trust(Workspace workspace) {
    return Awaited.trust(workspace);
  }

  /**
   * The work of a step.
   *
   * @throws IllegalArgumentException where no step has that key
   */
  public static Action of(String stepKey) {
    var action = BY_STEP.get(stepKey);
    if (action == null) {
      throw new IllegalArgumentException("nothing does " + stepKey);
    }
    return action;
  }
}
