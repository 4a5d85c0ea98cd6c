package dev.gatehouse.backup;

import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is backed up.
 *
 * @param prod the checkout's root
 * @param database prod's database, where it has one
 * @param roots data folders relative to prod; one that is not there is passed over
 * @param excluded folders that are never taken along: where backups go
 * @param programs what dumps and restores a database on a server
 */
public record BackupSource(
    Path prod,
    Optional<DatabaseAddress> database,
    List<String> roots,
    List<Path> excluded,
    PostgresPrograms programs) {
  public BackupSource {
    prod = prod.toAbsolutePath().normalize();
    roots = List.copyOf(roots);
    excluded = List.copyOf(excluded);
  }

  /** A source whose server is dumped with the programs that are found on this machine. */
  public BackupSource(
      Path prod, Optional<DatabaseAddress> database, List<String> roots, List<Path> excluded) {
    this(prod, database, roots, excluded, PostgresPrograms.FOUND);
  }

  /**
   * The prod of a workspace, with its settings.
   *
   * @throws Trouble where the workspace has no prod
   */
  public static BackupSource of(Workspace workspace) {
    var prod =
        workspace
            .prod()
            .orElseThrow(
                () ->
                    new Trouble(
                        "There is no prod checkout",
                        "Nothing can be backed up",
                        "Name it as \"prod\" in gatehouse.json"));
    return new BackupSource(
        prod.root(),
        workspace.database(),
        workspace.settings().roots(),
        List.of(workspace.backups()),
        PostgresPrograms.of(workspace));
  }
}
