package dev.gatehouse.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gathers what is Gatehouse's own in the checkouts of a workspace. */
final class OwnPathsOf {
  private OwnPathsOf() {}

  static OwnPaths workspace(Workspace workspace) {
    var files = new TreeSet<>(List.of(RoleFile.NAME, CheckoutState.FILE, Settings.FILE));
    var folders = new TreeSet<String>();
    Stream.concat(Stream.of(workspace.logOrNew()), workspace.otherLog().stream())
        .forEach(
            log -> {
              add(workspace, log, files);
              add(workspace, log.resolveSibling("promotions"), folders);
            });
    add(workspace, workspace.scratch(), folders);
    if (workspace.prod().isPresent()) {
      add(workspace, workspace.backups(), folders);
    }
    return new OwnPaths(files, folders);
  }

  private static void add(Workspace workspace, Path path, TreeSet<String> paths) {
    for (var role : Role.values()) {
      var root = workspace.checkout(role).map(Checkout::root);
      if (root.isPresent() && path.startsWith(root.get()) && !path.equals(root.get())) {
        paths.add(Inside.slashed(root.get(), path));
      }
    }
  }
}
