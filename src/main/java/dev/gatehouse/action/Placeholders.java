package dev.gatehouse.action;

import dev.gatehouse.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills the placeholders that a command of {@code gatehouse.json} may hold. */
final class Placeholders {
  private final Map<String, String> values;

  private Placeholders(Map<String, String> values) {
    this.values = values;
  }

  static Placeholders of(Workspace workspace, String id, Facts facts) {
    var values = new HashMap<>(ofFolders(workspace).values);
    values.put("id", id);
    workspace.database().ifPresent(address -> values.put("database", Databases.argument(address)));
    facts.artifacts("backup").stream()
        .findFirst()
        .flatMap(artifact -> workspace.locate(artifact.path()))
        .ifPresent(path -> values.put("backup", path.toString()));
    return new Placeholders(values);
  }

  /** Those that are known outside of a promotion too: where the workspace lies. */
  static Placeholders ofFolders(Workspace workspace) {
    var values = new HashMap<String, String>();
    values.put("dev", workspace.dev().root().toString());
    workspace.prod().ifPresent(prod -> values.put("prod", prod.root().toString()));
    values.put("scratch", workspace.scratch().toString());
    return new Placeholders(values);
  }

  /** The same, with one value replaced: the database of the rehearsed copy, for example. */
  Placeholders with(String name, String value) {
    var changed = new HashMap<>(values);
    changed.put(name, value);
    return new Placeholders(changed);
  }

  List<String> fill(List<String> command) {
    return command.stream().map(this::fill).toList();
  }

  private String fill(String text) {
    var filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
