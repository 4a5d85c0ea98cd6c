package dev.gatehouse.backup;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.EnvFiles;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Makes backups of prod, in the shape that {@code record.md} gives under "A backup". */
public final class Backups {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final BackupSource source;
  private final Path into;
  private final Progress progress;
  private final Cancellation cancellation;
  private final SortedMap<String, Manifest.Line> lines = new ConcurrentSkipListMap<>();
  private ByteProgress copying;

  private Backups(BackupSource source, Path into, Progress progress, Cancellation cancellation) {
    this.source = source;
    this.into = into;
    this.progress = progress;
    this.cancellation = cancellation;
    this.copying = new ByteProgress(progress, 0, 0);
  }

  /**
   * A folder that is not there yet for a backup of this moment, such as {@code
   * system-20260105-203000}, in UTC. A small prod is backed up in less than a second, so that two
   * may have the same stamp: the second one is called {@code system-20260105-203000-2}.
   */
  public static Path unused(Path folder, String prefix, Instant at) {
    var name = prefix + STAMP.format(at);
    var path = folder.resolve(name);
    for (int number = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); number++) {
      path = folder.resolve(name + "-" + number);
    }
    return path;
  }

  /**
   * Backs up the workspace's prod; see {@link #create(BackupSource, Path, Instant, Progress,
   * Cancellation)}.
   */
  public static Path create(
      Workspace workspace, Path into, Instant at, Progress progress, Cancellation cancellation)
      throws IOException {
    return create(BackupSource.of(workspace), into, at, progress, cancellation);
  }

  /**
   * Copies the database, the data folders, the {@code .env*} files (where git would not track the
   * copies) and all of git's history into a new folder, readable by the owner only, and lists them
   * with their hashes. Where that fails or is cancelled, nothing is left behind.
   *
   * @param into must not be there, or be empty
   * @throws Trouble naming the path that could not be copied
   * @throws java.util.concurrent.CancellationException where it was cancelled
   */
  public static Path create(
      BackupSource source, Path into, Instant at, Progress progress, Cancellation cancellation)
      throws IOException {
    var target = into.toAbsolutePath().normalize();
    if (Files.exists(target) && (!Files.isDirectory(target) || !Folders.files(target).isEmpty())) {
      throw new Trouble(
          target + " is there already",
          "A backup never writes over another one",
          "Choose another folder");
    }
    try {
      OwnerOnly.folder(target);
      new Backups(source, target, progress, cancellation).write(at);
      return target;
    } catch (IOException | RuntimeException e) {
      try {
        Folders.delete(target, parentOf(target));
      } catch (IOException | Trouble second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private static Path parentOf(Path target) {
    var parent = target.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no folder for a backup: " + target);
    }
    return parent;
  }

  private void write(Instant at) throws IOException {
    var without = leftOut(source);
    without.add(into);
    var data = DataRoots.of(source.prod(), source.roots(), without);
    if (source.database().isPresent()) {
      database(source.database().get());
    }
    var config = configFiles();
    copying =
        new ByteProgress(
            progress, data.files().size() + config.size(), data.bytes() + bytes(config.values()));
    Crew.each(data.files().entrySet(), file -> copy(file.getValue(), file.getKey()));
    for (var file : config.entrySet()) {
      copy(file.getValue(), file.getKey());
      OwnerOnly.restrict(into.resolve(file.getKey()));
    }
    var head = repository();
    AtomicFile.write(into.resolve(Manifest.FILE), new Manifest(lines, List.of()).toBytes());
    new BackupInfo(
            at.truncatedTo(ChronoUnit.SECONDS).toString(),
            Optional.of(source.prod().toString()),
            head,
            source.database().map(DatabaseAddress::url),
            source.database().flatMap(this::databasePath),
            source.database().map(Backups::kind),
            source.roots(),
            data.links())
        .write(into);
  }

  private static String kind(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Sqlite sqlite -> "sqlite";
      case DatabaseAddress.Postgres postgres -> "postgresql";
    };
  }

  private Optional<String> databasePath(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Sqlite sqlite -> {
        var path = sqlite.file().toAbsolutePath().normalize();
        yield Optional.of(
            Slashes.of(path.startsWith(source.prod()) ? source.prod().relativize(path) : path));
      }
      case DatabaseAddress.Postgres postgres -> Optional.empty();
    };
  }

  /** What lies in data folders and is no data: other backups, and the database's own files. */
  static List<Path> leftOut(BackupSource source) {
    var without = new ArrayList<>(source.excluded());
    if (source.database().isPresent()
        && source.database().get() instanceof DatabaseAddress.Sqlite sqlite) {
      for (var suffix : List.of("", "-wal", "-shm", "-journal")) {
        without.add(sqlite.file().resolveSibling(sqlite.file().getFileName() + suffix));
      }
    }
    return without;
  }

  private void database(DatabaseAddress address) throws IOException {
    switch (address) {
      case DatabaseAddress.Sqlite sqlite -> {
        if (!Files.isRegularFile(sqlite.file())) {
          throw new Trouble(
              "Prod's database %s is not there".formatted(sqlite.file()),
              "A backup without it does not count",
              "Correct DATABASE_URL in prod's .env, or database in gatehouse.json");
        }
        var to = into.resolve("database").resolve(sqlite.file().getFileName().toString());
        SqliteCopy.backUp(sqlite.file(), to, progress, cancellation);
        list(to);
      }
      case DatabaseAddress.Postgres postgres -> {
        progress.report("Dumping the database " + postgres.database(), 0, -1);
        list(
            new PostgresTools(postgres, source.programs(), cancellation)
                .dump(into.resolve("database")));
      }
    }
  }

  /** Secrets must not end in a commit: what git would see is left for step 8 to put elsewhere. */
  private SortedMap<String, Path> configFiles() throws IOException {
    var files = new TreeMap<String, Path>();
    for (var file : EnvFiles.in(source.prod())) {
      var name = "config/" + Slashes.of(source.prod().relativize(file));
      if (!Repositories.wouldTrack(into.resolve(name))) {
        files.put(name, file);
      }
    }
    return files;
  }

  private static long bytes(Collection<Path> files) throws IOException {
    long bytes = 0;
    for (var file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private Optional<String> repository() throws IOException {
    if (!GitCheckout.isCheckout(source.prod())) {
      return Optional.empty();
    }
    try (var checkout = GitCheckout.open(source.prod())) {
      if (checkout.head().isPresent()) {
        var bundle = Files.createDirectories(into.resolve("repository")).resolve("prod.bundle");
        progress.report("Bundling prod's history", 0, -1);
        checkout.bundle(bundle);
        list(bundle);
      }
      return checkout.head();
    }
  }

  private void copy(Path from, String name) throws IOException {
    cancellation.throwIfCancelled();
    copying.begin("Copying " + name);
    lines.put(name, LiveFile.copy(from, into.resolve(name), cancellation, copying::add));
  }

  private void list(Path written) throws IOException {
    lines.put(
        Slashes.of(into.relativize(written)), LiveFile.read(written, cancellation, count -> {}));
  }
}
