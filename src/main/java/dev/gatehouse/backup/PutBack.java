package dev.gatehouse.backup;

import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rolls prod's data back: what a backup holds takes its old place in prod. */
public final class PutBack {
  /**
   * What was done.
   *
   * @param replaced what was written, relative to prod with '/'; the database by its address
   * @param newer files in the data folders that came after the backup; they were left alone, since
   *     nobody has a copy of them
   */
  public record Done(List<String> replaced, List<String> newer) {
    public Done {
      replaced = List.copyOf(replaced);
      newer = List.copyOf(newer);
    }
  }

  private PutBack() {}

  /**
   * Puts the database, the data folders and the {@code .env*} files back. The database changes in
   * one piece, each file in one piece; a second run finishes what a first one began. Files that git
   * tracks are put back too where they lie in a data folder; all others are the business of a
   * commit.
   *
   * @throws Trouble before anything is touched, where the backup does not verify
   */
  public static Done into(
      BackupSource prod, Path backup, Progress progress, Cancellation cancellation)
      throws IOException {
    var verified = BackupCheck.verify(backup, prod.database(), progress, cancellation);
    if (!verified.passed()) {
      throw new Trouble(
          "The backup %s does not verify: %s".formatted(backup, verified.problems().getFirst()),
          "Prod was left as it is",
          "Go back to another backup");
    }
    refuseOther(prod, backup);
    var files = targets(prod, Manifest.of(backup));
    var replaced = new ArrayList<String>();
    if (prod.database().isPresent()) {
      var address = prod.database().get();
      database(address, address, prod.programs(), backup, cancellation);
      replaced.add(prod.database().get().url());
    }
    for (var each : files.entrySet()) {
      cancellation.throwIfCancelled();
      progress.report("Putting back " + each.getKey(), replaced.size(), files.size());
      var from = backup.resolve(each.getKey());
      var to = each.getValue();
      if (!Files.exists(to) || !Sha256.of(to).equals(Sha256.of(from))) {
        boolean secret = each.getKey().startsWith("config/") && !Files.exists(to);
        AtomicFile.copy(from, to);
        if (secret) {
          OwnerOnly.restrict(to);
        }
        replaced.add(each.getKey().replaceFirst("^(config|roots)/", ""));
      }
    }
    var newer = new ArrayList<>(present(prod).files().keySet());
    newer.removeAll(files.keySet());
    return new Done(
        replaced, newer.stream().map(name -> name.replaceFirst("^roots/", "")).toList());
  }

  /** Prod may have moved to another database since, which this backup knows nothing of. */
  private static void refuseOther(BackupSource prod, Path backup) throws IOException {
    var of = BackupInfo.of(backup);
    var differs =
        switch (prod.database().orElse(null)) {
          case null -> false;
          case DatabaseAddress.Postgres postgres ->
              of.flatMap(BackupInfo::databaseUrl)
                  .filter(url -> url.startsWith("postgres") && !url.equals(postgres.url()))
                  .isPresent();
          case DatabaseAddress.Sqlite sqlite ->
              of.flatMap(BackupInfo::databasePath)
                  .map(path -> prod.prod().resolve(path).normalize())
                  .filter(path -> !path.equals(sqlite.file().toAbsolutePath().normalize()))
                  .isPresent();
        };
    if (differs) {
      throw new Trouble(
          "The backup is of another database than the one that prod names now: "
              + of.flatMap(BackupInfo::databaseUrl)
                  .or(() -> of.flatMap(BackupInfo::databasePath))
                  .orElse(""),
          "Prod was left as it is: putting it back would overwrite "
              + prod.database().map(DatabaseAddress::url).orElse(""),
          "Name the former database in prod's .env or in gatehouse.json again, then go on");
    }
  }

  /**
   * Puts the database of a backup, or of a restored copy of one, in place of what another one
   * holds, in one piece.
   *
   * @param backedUp the one that was backed up, by whose name the backup knows it
   * @param address the one to replace, of the same kind
   */
  public static void database(
      DatabaseAddress backedUp,
      DatabaseAddress address,
      PostgresPrograms programs,
      Path backup,
      Cancellation cancellation)
      throws IOException {
    var copy =
        BackupRestore.database(backup, backedUp)
            .orElseThrow(() -> new IllegalStateException("a verified backup has the database"));
    switch (address) {
      case DatabaseAddress.Sqlite sqlite -> SqliteCopy.putBack(copy, sqlite.file());
      case DatabaseAddress.Postgres postgres ->
          new PostgresPutBack(postgres, programs, cancellation).run(copy);
    }
  }

  /** Where each file of the backup belongs in prod; what belongs nowhere is left out. */
  private static TreeMap<String, Path> targets(BackupSource prod, Manifest manifest)
      throws IOException {
    var targets = new TreeMap<String, Path>();
    for (var name : manifest.files().keySet()) {
      if (name.startsWith("config/")) {
        targets.put(name, Folders.inside(prod.prod(), name.substring("config/".length())));
      }
    }
    for (var root : prod.roots()) {
      var clean = DataRoots.clean(prod.prod(), root);
      var prefix = DataRoots.place(clean) + "/";
      // The folder itself may be a link to where the data really is.
      var folder = Repositories.real(prod.prod().resolve(clean));
      for (var name : manifest.files().keySet()) {
        if (name.startsWith(prefix)) {
          targets.put(name, Folders.inside(folder, name.substring(prefix.length())));
        }
      }
    }
    return targets;
  }

  private static DataRoots present(BackupSource prod) throws IOException {
    return DataRoots.of(prod.prod(), prod.roots(), Backups.leftOut(prod));
  }
}
