package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a backup back, whoever made it, and tells what is wrong with it. */
public final class BackupCheck {
  private static final Set<String> NOT_LISTED = Set.of(Manifest.FILE, BackupInfo.FILE);

  private final Path backup;
  private final Manifest manifest;
  private final Progress progress;
  private final Cancellation cancellation;
  private final List<String> problems;
  private long bytes;

  private BackupCheck(
      Path backup, Manifest manifest, Progress progress, Cancellation cancellation) {
    this.backup = backup;
    this.manifest = manifest;
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
    var check = new BackupCheck(backup, manifest, progress, cancellation);
    check.unlisted();
    check.listed();
    if (prodDatabase.isPresent()) {
      check.database(prodDatabase.get());
    }
    return new Verified(
        manifest.files().size(),
        check.bytes,
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
    for (Map.Entry<String, Manifest.Line> each : manifest.files().entrySet()) {
      cancellation.throwIfCancelled();
      progress.report("Verifying " + each.getKey(), bytes, total);
      var file = Manifest.resolve(backup, each.getKey());
      if (file.isEmpty() || !Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)) {
        problems.add("a file is missing: " + each.getKey());
        continue;
      }
      long before = bytes;
      var found =
          LiveFile.read(
              file.get(),
              cancellation,
              count -> {
                bytes += count;
                progress.report("Verifying " + each.getKey(), bytes, total);
              });
      if (found.size() != each.getValue().size()) {
        problems.add(
            "%s has %d bytes, the manifest says %d"
                .formatted(each.getKey(), bytes - before, each.getValue().size()));
      } else if (!found.sha256().equals(each.getValue().sha256())) {
        problems.add(each.getKey() + " does not have the hash that the manifest says");
      }
    }
  }

  private void database(DatabaseAddress address) throws IOException {
    var found = BackupRestore.database(backup, address);
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
