package dev.gatehouse.readiness;

import dev.gatehouse.io.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Takes a Liquibase change log apart into its change sets. */
final class ChangeSets {
  private ChangeSets() {}

  static List<ChangeSet> of(MigrationForm form, String path, String text)
      throws UnreadableChangeLog {
    if (form == MigrationForm.LIQUIBASE_SQL) {
      return ChangeLogSql.sets(text);
    }
    var type = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var root =
        switch (type) {
          case "xml" -> ChangeLogXml.read(text);
          // A tab may indent JSON and not YAML; elsewhere JSON is YAML.
          case "json" -> ChangeLogYaml.read(text.replace('\t', ' '));
          default -> ChangeLogYaml.read(text);
        };
    var sets = new ArrayList<ChangeSet>();
    var logs =
        root.name().equals("databaseChangeLog") ? Stream.of(root) : root.all("databaseChangeLog");
    logs.flatMap(log -> log.all("changeSet")).forEach(set -> sets.add(set(set)));
    return sets;
  }

  private static ChangeSet set(ChangeNode node) {
    var signature = new StringBuilder();
    var changes =
        Stream.concat(
                node.children().stream(), node.all("changes").flatMap(c -> c.children().stream()))
            .toList();
    changes.stream()
        .filter(change -> !change.name().equals("rollback") && !change.name().equals("comment"))
        .forEach(change -> change.signature(signature));
    return new ChangeSet(
        node.value("author").orElse("") + ":" + node.value("id").orElse(""),
        node.line(),
        node.is("runOnChange") || node.is("runAlways"),
        node.has("preConditions"),
        changes,
        Sha256.of(signature.toString()));
  }
}
