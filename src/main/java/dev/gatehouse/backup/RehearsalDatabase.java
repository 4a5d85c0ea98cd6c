package dev.gatehouse.backup;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Postgres;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The copy of prod's database that an upgrade is rehearsed on, and the second one that the way back
 * is rehearsed on. Of SQLite both are files in the rehearsal's folder; of PostgreSQL both are
 * scratch databases on prod's server, see {@link ScratchDatabases}.
 */
public final class RehearsalDatabase {
  private final DatabaseAddress prod;
  private final PostgresPrograms programs;
  private final Path dev;
  private final Path folder;
  private final String entryId;

  private RehearsalDatabase(
      DatabaseAddress prod, PostgresPrograms programs, Path dev, Path folder, String entryId) {
    this.prod = prod;
    this.programs = programs;
    this.dev = dev;
    this.folder = folder;
    this.entryId = entryId;
  }

  /** That of an entry; the workspace's prod must have a database. */
  public static RehearsalDatabase of(Workspace workspace, String entryId) {
    return new RehearsalDatabase(
        workspace.database().orElseThrow(),
        PostgresPrograms.of(workspace),
        workspace.dev().root(),
        workspace.rehearsal(),
        entryId);
  }

  /** Where a backup is restored to. */
  public static Path restored(Path rehearsal) {
    return rehearsal.resolve("restored");
  }

  /** Where the copy is once it was made. */
  public DatabaseAddress address() throws IOException {
    return switch (prod) {
      case Sqlite sqlite ->
          new Sqlite(
              BackupRestore.database(restored(folder), sqlite)
                  .orElse(
                      restored(folder).resolve("database").resolve(sqlite.file().getFileName())));
      case Postgres postgres -> new ScratchDatabases(postgres, dev).of(entryId);
    };
  }

  /** Whether the copy was made and not cleaned up yet. */
  public boolean isThere() throws IOException {
    return switch (prod) {
      case Sqlite sqlite -> BackupRestore.database(restored(folder), sqlite).isPresent();
      case Postgres postgres -> {
        var scratch = new ScratchDatabases(postgres, dev);
        yield scratch.exists(scratch.of(entryId));
      }
    };
  }

  /**
   * The copy.
   *
   * @throws Trouble where it is not there
   */
  public DatabaseAddress copy() throws IOException {
    return switch (prod) {
      case Sqlite sqlite ->
          new Sqlite(
              BackupRestore.database(restored(folder), sqlite)
                  .orElseThrow(RehearsalDatabase::gone));
      case Postgres postgres -> {
        var scratch = new ScratchDatabases(postgres, dev);
        var copy = scratch.of(entryId);
        if (!scratch.exists(copy)) {
          throw gone();
        }
        yield copy;
      }
    };
  }

  /** Names of the databases on a server that a rehearsal is about to make, for its records. */
  public List<String> names() {
    return switch (prod) {
      case Sqlite sqlite -> List.of();
      case Postgres postgres -> {
        var scratch = new ScratchDatabases(postgres, dev);
        yield List.of(scratch.of(entryId).database(), scratch.wayBack(entryId).database());
      }
    };
  }

  /**
   * Makes the copy out of the restored backup.
   *
   * @return what about it is not as in prod, a sentence each
   */
  public List<String> make(Cancellation cancellation) throws IOException {
    return switch (prod) {
      case Sqlite sqlite -> List.of();
      case Postgres postgres -> {
        var scratch = new ScratchDatabases(postgres, dev);
        var dump =
            BackupRestore.database(restored(folder), postgres).orElseThrow(RehearsalDatabase::gone);
        yield scratch.fill(scratch.of(entryId), dump, programs, cancellation);
      }
    };
  }

  /**
   * Copies the copy as it is now, then rolls that second one back by the same means that a roll
   * back of prod takes. Nobody may be connected to the copy.
   *
   * @param backup what is gone back to
   * @return the database that was rolled back
   */
  public DatabaseAddress wayBack(Path backup, Cancellation cancellation) throws IOException {
    var second = duplicate(cancellation);
    PutBack.database(prod, second, programs, backup, cancellation);
    return second;
  }

  private DatabaseAddress duplicate(Cancellation cancellation) throws IOException {
    return switch (prod) {
      case Sqlite sqlite -> {
        var from = ((Sqlite) copy()).file();
        var to = folder.resolve("way-back").resolve("database").resolve(from.getFileName());
        SqliteCopy.backUp(from, to, Progress.UNWATCHED, cancellation);
        yield new Sqlite(to);
      }
      case Postgres postgres -> {
        var scratch = new ScratchDatabases(postgres, dev);
        scratch.duplicate(scratch.of(entryId), scratch.wayBack(entryId));
        yield scratch.wayBack(entryId);
      }
    };
  }

  /**
   * Drops what a rehearsal of this dev checkout has left on prod's server, also one that was
   * killed; files are the business of whoever deletes the folder.
   *
   * @return the names of what was dropped
   */
  public List<String> drop() {
    return switch (prod) {
      case Sqlite sqlite -> List.of();
      case Postgres postgres -> new ScratchDatabases(postgres, dev).dropAll();
    };
  }

  /**
   * What a server has beside databases and what all of them share: its roles, a line each. Empty
   * for a file.
   */
  public List<String> shared() {
    return switch (prod) {
      case Sqlite sqlite -> List.of();
      case Postgres postgres -> new ScratchDatabases(postgres, dev).roles();
    };
  }

  private static Trouble gone() {
    return new Trouble(
        "The rehearsed copy of the database is not there",
        "What the upgrade does to it cannot be shown",
        "Run the rehearsal again");
  }
}
