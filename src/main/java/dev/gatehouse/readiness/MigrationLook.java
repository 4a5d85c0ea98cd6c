package dev.gatehouse.readiness;

import dev.gatehouse.compare.PlannedTree;
import dev.gatehouse.compare.PlannedTree.Planned;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What ships of migrations, whichever tool they are written for, and what is wrong with them.
 *
 * @param ships the paths of those that prod has not run, those that can be run first and in order
 */
public record MigrationLook(List<String> ships, List<Finding> findings) {
  /** The command of the workspace that migrates in place of what is built in. */
  private static final String COMMAND = "migrate";

  public MigrationLook {
    ships = List.copyOf(ships);
    findings = List.copyOf(findings);
  }

  /** Reads the migrations among what ships, as it ships. */
  public static MigrationLook at(PlannedTree tree, PlannedTree.Reader reader, Settings settings)
      throws IOException {
    var changes = new ArrayList<MigrationChange>();
    for (var planned : tree.changes()) {
      var path = planned.delta().path();
      if (!isRead(planned)) {
        continue;
      }
      var ships = reader.content(path).map(FileText::decode);
      var before = reader.inProd(path).map(FileText::decode);
      MigrationChange.of(path, ships, before).ifPresent(changes::add);
    }
    MigrationRead.Tree files = path -> reader.content(path).map(FileText::decode);
    var read = new MigrationRead(files, settings.protectedTables(), hasCommand(settings));
    return read.all(changes);
  }

  private static boolean hasCommand(Settings settings) {
    return settings.commands().containsKey(COMMAND);
  }

  private static boolean isRead(Planned planned) {
    var delta = planned.delta();
    return MigrationForm.mayBe(delta.path()) && !delta.isSubmodule() && !delta.onlyMode();
  }
}
