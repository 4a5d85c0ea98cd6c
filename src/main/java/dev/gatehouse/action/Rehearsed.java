package dev.gatehouse.action;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the parts of a rehearsal lie, below the workspace's rehearsal folder. */
final class Rehearsed {
  private Rehearsed() {}

  /** Prod's tree as it will be. */
  static Path tree(Workspace workspace) {
    return workspace.rehearsal().resolve("tree");
  }

  /** The restored backup, which the migrations run on. */
  static Path restored(Workspace workspace) {
    return workspace.rehearsal().resolve("restored");
  }

  /** The backup restored over a migrated copy, to prove the way back. */
  static Path wayBack(Workspace workspace) {
    return workspace.rehearsal().resolve("way-back");
  }

  /**
   * The rehearsed copy of prod's database; empty where prod has none.
   *
   * @throws Trouble where there should be one and is not
   */
  static Optional<DatabaseAddress> database(Workspace workspace) throws IOException {
    if (workspace.database().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(copyIn(workspace, restored(workspace)));
  }

  /** The database's copy in a restored backup. */
  static DatabaseAddress copyIn(Workspace workspace, Path restored) throws IOException {
    return switch (workspace.database().orElseThrow()) {
      case Sqlite sqlite -> {
        var file = restored.resolve("database").resolve(sqlite.file().getFileName());
        if (!Files.isRegularFile(file)) {
          throw new Trouble(
              "The rehearsed copy of the database is not there",
              "What the upgrade does to it cannot be shown",
              "Run the rehearsal again");
        }
        yield new Sqlite(file);
      }
      case DatabaseAddress.Postgres postgres ->
          throw new Trouble(
              "The rehearsal cannot restore a PostgreSQL database yet: " + postgres.url(),
              "The upgrade is not proved before prod sees it",
              "Rehearse it by hand, and have a second person waive steps 10 and 11");
    };
  }
}
