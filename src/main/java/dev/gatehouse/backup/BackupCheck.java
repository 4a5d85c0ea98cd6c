package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Reads a backup back, whoever made it, and tells what is wrong with it. */
public final class BackupCheck {
  private static final Set<String> NOT_LISTED = Set.of(Manifest.FILE, BackupInfo.FILE);

  private final Path backup;
  private final Manifest manifest;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Optional<Path> restored;
  private final List<String> problems;
  private final LongAdder bytes = new LongAdder();

  private BackupCheck(
      Path backup,
      Manifest manifest,
      Optional<Path> restored,
      Progress progress,
      Cancellation cancellation) {
    this.backup = backup;
    this.manifest = manifest;
    this.restored = restored;
    this.progress = progress;
    this.cancellation = cancellation;
    this.problems = new ArrayList<>(manifest.problems());
  }

  /**
   * Compares every byte of the backup with its manifest. Links, files that are missing, changed or
   * not listed, a manifest that names nothing or leads out of the backup, and a backup without the
   * database that prod has are problems.
   *
   * @param prodDatabase what must be in the backup; empty where prod has none
   */
  public static Verified verify(
      Path backup,
      Optional<DatabaseAddress> prodDatabase,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    return verify(backup, prodDatabase, Optional.empty(), progress, cancellation);
  }

  /**
   * The same, with every file restored on the way: what is compared with the manifest is what was
   * written into scratch, and the database is looked at there. Nothing is left behind.
   *
   * @param within dev's scratch folder
   * @param name of a folder in it that is made and deleted again; two checks at a time need two
   * @throws Trouble where that lies in prod, or holds it
   */
  public static Verified verifyRestored(
      Path backup,
      Optional<DatabaseAddress> prodDatabase,
      Path within,
      String name,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    var target = within.resolve("restore").resolve(name);
    // What a killed run has left there would be in the way.
    Folders.delete(target, within);
    BackupRestore.refuseTarget(backup, target);
    Files.createDirectories(target);
    try {
      return verify(
          backup, prodDatabase, Optional.of(OwnerOnly.folder(target)), progress, cancellation);
    } finally {
      Folders.delete(target, within);
    }
  }

  private static Verified verify(
      Path backup,
      Optional<DatabaseAddress> prodDatabase,
      Optional<Path> restored,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    if (!Files.isDirectory(backup)) {
      return new Verified(0, 0, "", List.of("there is no folder " + backup));
    }
    Manifest manifest;
    try {
      manifest = Manifest.of(backup);
      BackupInfo.of(backup);
    } catch (Trouble e) {
      return new Verified(0, 0, "", List.of(e.what()));
    }
    var check = new BackupCheck(backup, manifest, restored, progress, cancellation);
    check.unlisted();
    check.listed();
    if (prodDatabase.isPresent()) {
      check.database(prodDatabase.get());
    }
    return new Verified(
        manifest.files().size(),
        check.bytes.sum(),
        Sha256.of(backup.resolve(Manifest.FILE)),
        check.problems);
  }

  private void unlisted() throws IOException {
    Files.walkFileTree(
        backup,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (attributes.isOther() && !folder.equals(backup)) {
              problems.add("the backup has a link in it: " + name(folder));
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = name(file);
            if (attributes.isSymbolicLink()) {
              problems.add("the backup has a link in it: " + name);
            } else if (!NOT_LISTED.contains(name) && !manifest.files().containsKey(name)) {
              problems.add("a file is not in the manifest: " + name);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private String name(Path file) {
    return Slashes.of(backup.relativize(file));
  }

  private void listed() throws IOException {
    long total = manifest.files().values().stream().mapToLong(Manifest.Line::size).sum();
    var reading = new ByteProgress(progress, manifest.files().size(), total);
    var found = new ConcurrentSkipListMap<String, List<String>>();
    Crew.each(
        manifest.files().entrySet(),
        each -> found.put(each.getKey(), problems(each.getKey(), each.getValue(), reading)));
    found.values().forEach(problems::addAll);
  }

  private List<String> problems(String name, Manifest.Line listed, ByteProgress reading)
      throws IOException {
    cancellation.throwIfCancelled();
    reading.begin("Verifying " + name);
    var file = Manifest.resolve(backup, name);
    if (file.isEmpty() || !Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)) {
      return List.of("a file is missing: " + name);
    }
    var found = read(file.get(), name, reading);
    bytes.add(found.size());
    if (found.size() != listed.size()) {
      return List.of(
          "%s has %d bytes, the manifest says %d".formatted(name, found.size(), listed.size()));
    }
    return found.sha256().equals(listed.sha256())
        ? List.of()
        : List.of(name + " does not have the hash that the manifest says");
  }

  /** Size and hash of a file, or of its restored copy. */
  private Manifest.Line read(Path file, String name, ByteProgress reading) throws IOException {
    if (restored.isEmpty()) {
      return LiveFile.read(file, cancellation, reading::add);
    }
    var copy = Folders.inside(restored.get(), name);
    LiveFile.duplicate(file, copy, cancellation);
    return LiveFile.read(copy, cancellation, reading::add);
  }

  private void database(DatabaseAddress address) throws IOException {
    Optional<Path> found;
    try {
      found = BackupRestore.database(restored.orElse(backup), address);
    } catch (Trouble several) {
      problems.add(several.what());
      return;
    }
    if (found.isEmpty()) {
      problems.add("the backup does not hold prod's database " + address.url());
    } else if (address instanceof DatabaseAddress.Sqlite) {
      SqliteCopy.fault(found.get())
          .ifPresent(fault -> problems.add("the database in the backup is damaged: " + fault));
    } else if (!PostgresTools.isDump(found.get())) {
      problems.add("the database in the backup is no dump in pg_dump's custom format");
    }
  }
}
