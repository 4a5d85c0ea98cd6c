package dev.gatehouse.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.compare.Comparison;
import dev.gatehouse.compare.Decision;
import dev.gatehouse.compare.PlannedTree;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workspace.OwnPaths;
import dev.gatehouse.workspace.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final Who ADA = Who.human("Ada");
  @TempDir Path folder;

  private GitCheckout checkout(String name, Map<String, String> files) throws IOException {
    var root = folder.resolve(name);
    for (var file : files.entrySet()) {
      var path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return GitCheckout.init(root, "First", ADA);
  }

  @Test
  void onlyNewMigrationsThatWereDecidedOnShip() throws IOException {
    try (var dev =
            checkout(
                "dev",
                Map.of(
                    "migrations/1.sql", "changed",
                    "migrations/2.sql", "new",
                    "migrations/3.sql", "stays",
                    "other.sql", "new"));
        var prod =
            checkout("prod", Map.of("migrations/1.sql", "old", "migrations/0.sql", "gone"))) {
      var comparison = Comparison.of(dev, prod, OwnPaths.NONE);
      var decisions =
          comparison.deltas().stream()
              .map(
                  delta ->
                      delta.path().equals("migrations/3.sql")
                          ? Decision.exclude(delta, "later")
                          : Decision.include(delta, "ships"))
              .toList();
      var tree = PlannedTree.of(comparison, decisions);

      var look = MigrationLook.at(tree, tree.reader(dev, prod), Settings.NONE);
      assertEquals(List.of("migrations/2.sql"), look.ships());
      assertEquals(
          List.of("edited migrations/0.sql", "edited migrations/1.sql"),
          look.findings().stream().map(each -> each.kind() + " " + each.path()).toList());
    }
  }
}
