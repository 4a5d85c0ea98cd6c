package dev.gatehouse.action;

import dev.gatehouse.log.Field;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Wants all four parts of the way back, with the backup's own path in it. */
public final class PlanRollback implements Action {
  /** The parts in order: the name of what a person types, and how the entry calls it. */
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("stop", "stop services");
    PARTS.put("restore", "restore backup");
    PARTS.put("restart", "restart");
    PARTS.put("verify", "re-verify");
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    var missing = new ArrayList<String>();
    var written = new ArrayList<String>();
    for (var part : PARTS.entrySet()) {
      var text = context.input().getOrDefault(part.getKey(), "").strip().replace('`', '\'');
      if (text.isEmpty()) {
        missing.add("It does not say how to " + part.getValue());
      }
      written.add(part.getValue() + ": `" + text + "`");
    }
    // Where the backup was waived, a person says from where prod comes back.
    var restore = context.input().getOrDefault("restore", "").replace('\\', '/');
    backupFolder(context.facts())
        .filter(folder -> !restore.contains(folder))
        .ifPresent(
            folder -> missing.add("The restore does not name the backup of step 7: " + folder));
    return missing.isEmpty()
        ? Outcome.passed("The way back is written down")
            .fills(Field.ROLLBACK, String.join(" -> ", written))
        : Outcome.failed("The way back is not complete", missing);
  }

  /** The parts as the entry has them now, by the name under which each is typed. */
  public static Map<String, String> recorded(Facts facts) {
    var text = facts.fields().getOrDefault(Field.ROLLBACK, "");
    var recorded = new LinkedHashMap<String, String>();
    for (var part : PARTS.entrySet()) {
      var found = Pattern.compile(Pattern.quote(part.getValue()) + ":\\s*`([^`]*)`").matcher(text);
      if (found.find()) {
        recorded.put(part.getKey(), found.group(1));
      }
    }
    return recorded;
  }

  /** What the parts are filled with before a person has changed them. */
  public static Map<String, String> template(Workspace workspace, Facts facts) {
    var services = workspace.settings();
    // The way back is walked in prod, on whatever machine, so its commands name prod as "here".
    var values = Placeholders.of(workspace, facts.entryId(), facts).with("prod", ".");
    var template = new LinkedHashMap<String, String>();
    template.put("stop", command(values.fill(services.stop()), "stop prod's services by hand"));
    template.put(
        "restore",
        backupFolder(facts).map(folder -> "restore " + folder + " into prod").orElse(""));
    template.put(
        "restart", command(values.fill(services.start()), "start prod's services by hand"));
    template.put("verify", "go through the manual checklist again");
    return template;
  }

  /** Of the backup of this attempt, as it is named in prod; none where it was waived. */
  private static Optional<String> backupFolder(Facts facts) {
    return facts.artifacts("backup").stream()
        .findFirst()
        .map(artifact -> artifact.path().substring(artifact.path().indexOf(':') + 1));
  }

  private static String command(List<String> configured, String byHand) {
    return configured.isEmpty() ? byHand : String.join(" ", configured);
  }
}
