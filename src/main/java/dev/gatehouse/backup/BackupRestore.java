package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Restores a backup beside prod, where a rehearsal can work on it. */
public final class BackupRestore {
  private BackupRestore() {}

  /**
   * Copies what the manifest names into a folder, in the same places, and checks each hash on the
   * way. Nothing outside the target is written.
   *
   * @param target not there yet, or empty
   * @throws Trouble where the target equals, contains or lies in the checkout that the backup lies
   *     in or is of, or where the backup is damaged
   */
  public static void restore(Path backup, Path target, Cancellation cancellation)
      throws IOException {
    var manifest = Manifest.of(backup);
    if (!manifest.problems().isEmpty()) {
      throw damaged(backup, manifest.problems().getFirst());
    }
    var info = BackupInfo.of(backup);
    refuseTarget(backup, info, target);
    Files.createDirectories(target);
    for (var each : manifest.files().entrySet()) {
      cancellation.throwIfCancelled();
      var from = Manifest.resolve(backup, each.getKey());
      if (from.isEmpty() || !Files.isRegularFile(from.get(), LinkOption.NOFOLLOW_LINKS)) {
        throw damaged(backup, "a file is missing: " + each.getKey());
      }
      var copied =
          LiveFile.copy(
              from.get(), Folders.inside(target, each.getKey()), cancellation, count -> {});
      if (!copied.equals(each.getValue())) {
        throw damaged(backup, each.getKey() + " is not as the manifest says");
      }
    }
    if (info.isPresent()) {
      for (var link : info.get().links().entrySet()) {
        restoreLink(backup, target, link.getKey(), link.getValue());
      }
    }
  }

  private static void restoreLink(Path backup, Path target, String name, String leadsTo)
      throws IOException {
    var link = Folders.inside(target, name);
    var to = link.getFileSystem().getPath(leadsTo);
    if (to.isAbsolute() || !link.resolveSibling(to).normalize().startsWith(target.normalize())) {
      throw damaged(backup, "a link leads out of it: " + name);
    }
    Files.createDirectories(link.resolveSibling("."));
    Files.createSymbolicLink(link, to);
  }

  /** Refuses a target in prod, around it, or with something in it. */
  static void refuseTarget(Path backup, Path target) throws IOException {
    Optional<BackupInfo> info;
    try {
      info = BackupInfo.of(backup);
    } catch (Trouble unreadable) {
      info = Optional.empty(); // that is a problem of its own, for whoever verifies
    }
    refuseTarget(backup, info, target);
  }

  private static void refuseTarget(Path backup, Optional<BackupInfo> info, Path target)
      throws IOException {
    var real = Repositories.real(target);
    var forbidden = new ArrayList<Path>(List.of(Repositories.real(backup)));
    Repositories.around(backup).ifPresent(forbidden::add);
    var root = info.flatMap(BackupInfo::repoRoot).flatMap(BackupRestore::folderHere);
    if (root.isPresent()) {
      forbidden.add(Repositories.real(root.get()));
    }
    for (var folder : forbidden) {
      if (real.startsWith(folder) || folder.startsWith(real)) {
        throw new Trouble(
            "%s is, lies in or contains %s".formatted(target, folder),
            "A rehearsal never touches prod",
            "Restore into dev's scratch folder");
      }
    }
    if (Files.exists(target) && (!Files.isDirectory(target) || !isEmpty(target))) {
      throw new Trouble(
          target + " is not empty",
          "What is left there of an earlier run would mix with the backup",
          "Clean it up first");
    }
  }

  /** A backup that was made on another system names a folder that is none here. */
  private static Optional<Path> folderHere(String named) {
    try {
      return Optional.of(Path.of(named)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  private static Trouble damaged(Path backup, String what) {
    return new Trouble(
        "The backup %s is damaged: %s".formatted(backup, what),
        "It cannot be gone back to",
        "Make the backup again");
  }

  /**
   * The database in a backup or a restored copy of one: the only or first file of {@code
   * database/}.
   */
  public static Optional<Path> database(Path restored) throws IOException {
    return candidates(restored).stream().findFirst();
  }

  /**
   * The copy of this very database in a backup or a restored copy of one: of its name, or the only
   * one there is.
   *
   * @throws Trouble where several dumps could be meant
   */
  static Optional<Path> database(Path restored, DatabaseAddress address) throws IOException {
    var candidates = candidates(restored);
    return switch (address) {
      case DatabaseAddress.Sqlite sqlite -> {
        var named = named(candidates, String.valueOf(sqlite.file().getFileName()));
        boolean only = candidates.size() == 1 && SqliteCopy.isSqlite(candidates.getFirst());
        yield named.isEmpty() && only ? Optional.of(candidates.getFirst()) : named;
      }
      case DatabaseAddress.Postgres postgres -> dump(restored, candidates, postgres);
    };
  }

  /** The dump of that name or of the name that the backup gives itself, else the only file. */
  private static Optional<Path> dump(
      Path restored, List<Path> candidates, DatabaseAddress.Postgres address) throws IOException {
    if (candidates.size() < 2) {
      return candidates.stream().findFirst();
    }
    var named = named(candidates, PostgresTools.fileName(address));
    if (named.isEmpty()) {
      var own =
          BackupInfo.of(restored)
              .flatMap(BackupInfo::databaseUrl)
              .flatMap(url -> DatabaseAddress.parse(url, restored));
      if (own.isPresent() && own.get() instanceof DatabaseAddress.Postgres postgres) {
        named = named(candidates, PostgresTools.fileName(postgres));
      }
    }
    if (named.isEmpty()) {
      throw new Trouble(
          "The backup has %d files in database/, and none is %s"
              .formatted(candidates.size(), PostgresTools.fileName(address)),
          "Which of them is the dump of prod's database is not known, so it cannot be gone back to",
          "Let the backup name that dump so, then back up again");
    }
    return named;
  }

  private static Optional<Path> named(List<Path> candidates, String name) {
    return candidates.stream().filter(file -> file.endsWith(name)).findFirst();
  }

  /** Files of {@code database/} that are not empty and no SQLite side files, by name. */
  private static List<Path> candidates(Path restored) throws IOException {
    var folder = restored.resolve("database");
    var found = new ArrayList<Path>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (var file : Folders.files(folder)) {
        if (Files.size(file) > 0 && !file.toString().matches(".*-(wal|shm|journal)")) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
