package dev.gatehouse.action;

import dev.gatehouse.backup.RehearsalDatabase;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Where the parts of a rehearsal lie, below the workspace's rehearsal folder. */
public final class Rehearsed {
  private Rehearsed() {}

  /** The entry whose copy lies there; empty where none does, or where nobody can tell. */
  public static Optional<String> owner(Workspace workspace) throws IOException {
    var file = ownerFile(workspace);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Files.readString(file).lines().findFirst().map(String::strip).filter(s -> !s.isEmpty())
        : Optional.empty();
  }

  /** Says whose copy lies there from now on. */
  static void claim(Workspace workspace, String entryId) throws IOException {
    Files.writeString(ownerFile(workspace), entryId + "\n");
  }

  private static Path ownerFile(Workspace workspace) {
    return workspace.rehearsal().resolve("entry.txt");
  }

  /** Prod's tree as it will be. */
  static Path tree(Workspace workspace) {
    return workspace.rehearsal().resolve("tree");
  }

  /** The restored backup, which the migrations run on. */
  static Path restored(Workspace workspace) {
    return RehearsalDatabase.restored(workspace.rehearsal());
  }

  /** The list of databases that the rehearsal has made on prod's server. */
  static Path databases(Workspace workspace) {
    return workspace.rehearsal().resolve("databases.txt");
  }

  /**
   * The rehearsed copy of prod's database; empty where prod has none.
   *
   * @throws dev.gatehouse.io.Trouble where there should be one and is not
   */
  static Optional<DatabaseAddress> database(Workspace workspace, Facts facts) throws IOException {
    return workspace.database().isEmpty()
        ? Optional.empty()
        : Optional.of(RehearsalDatabase.of(workspace, facts.entryId()).copy());
  }
}
