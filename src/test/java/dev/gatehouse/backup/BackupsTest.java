package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Json;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.SqliteFiles;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  @TempDir Path folder;
  private ProdFolder prod = new ProdFolder(Path.of(""));

  @BeforeEach
  void aProd() throws IOException {
    prod = ProdFolder.in(folder);
  }

  @Test
  void aBackupHoldsDatabaseDataConfigAndHistoryAndVerifies() throws IOException {
    var backup = prod.backUp();

    assertEquals(
        List.of(
            "backup.json",
            "config/.env",
            "config/backend/.env",
            "database/app.db",
            "manifest.csv",
            "repository/prod.bundle",
            "storage/media/a b.bin",
            "storage/media/ü.txt"),
        Folders.files(backup).stream().map(file -> Slashes.of(backup.relativize(file))).toList());
    var verified = prod.verify(backup);
    assertEquals(List.of(), verified.problems());
    assertEquals(6, verified.files());
    assertEquals(Sha256.of(backup.resolve("manifest.csv")), verified.manifestSha256());
    assertEquals(
        "2", SqliteFiles.ask(backup.resolve("database/app.db"), "SELECT count(*) FROM users"));
  }

  @Test
  void itsManifestAndDescriptionAreAsTheRecordSays() throws IOException {
    var backup = prod.backUp();

    var lines = Files.readAllLines(backup.resolve("manifest.csv"));
    assertEquals("\"Path\",\"Hash\",\"Size\"", lines.getFirst());
    assertTrue(
        lines.contains(
            "\"storage/media/a b.bin\",\"%s\",\"4\""
                .formatted(Sha256.of("data").toUpperCase(Locale.ROOT))),
        lines.toString());
    var json = Json.strict().readTree(Files.readAllBytes(backup.resolve("backup.json")));
    assertEquals("2026-01-05T20:30:00Z", json.get("created_at").asText());
    assertEquals("backend/app.db", json.get("database_path").asText());
    assertEquals("sqlite", json.get("database_kind").asText());
    assertEquals("storage", json.get("roots").get(0).asText());
    assertEquals(40, json.get("prod_head").asText().length());
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX modes");
    var backup = prod.backUp();

    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(backup.resolve("config/.env"))));
  }

  @Test
  void secretsStayOutWhereGitWouldTrackThem() throws IOException {
    prod.write(".gitignore", ".env\n*.db*\n");
    prod.write(".envrc", "TOKEN=canary-5678\n");

    var backup = prod.backUp();

    assertTrue(Files.exists(backup.resolve("config/.env")));
    assertFalse(Files.exists(backup.resolve("config/.envrc")));
    assertEquals(List.of(), prod.verify(backup).problems());
    assertEquals(List.of(".envrc"), ConfigCapture.missingFrom(backup, prod.root()));
  }

  @Test
  void aDatabaseInTheDataFolderIsTakenOnceAndWhole() throws IOException {
    var inside = prod.root().resolve("storage/app.db");
    SqliteFiles.execute(inside, "CREATE TABLE t (a)");
    Files.writeString(prod.root().resolve("storage/app.db-journal"), "");
    var source =
        new BackupSource(
            prod.root(),
            Optional.of(new Sqlite(inside)),
            List.of("storage/media", "storage"),
            List.of(prod.root().resolve("storage/backups")));

    var backup =
        Backups.create(
            source, prod.newBackup(), ProdFolder.AT, Progress.UNWATCHED, Cancellation.never());

    assertTrue(Files.exists(backup.resolve("database/app.db")));
    assertFalse(Files.exists(backup.resolve("storage/app.db")));
    assertFalse(Files.exists(backup.resolve("storage/app.db-journal")));
  }

  @Test
  void theDatabaseIsCopiedAsOfOneMomentWhileOthersWrite() throws Exception {
    SqliteFiles.execute(
        prod.database().file(),
        "CREATE TABLE pairs (a INTEGER, b INTEGER)",
        "CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            + " WHERE i < 3000) SELECT i, randomblob(1000) FROM n");
    var stop = new AtomicBoolean();
    var failure = new AtomicReference<String>("");
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int i = 0; !stop.get(); i++) {
                      SqliteFiles.execute(
                          prod.database().file(),
                          "PRAGMA busy_timeout = 5000",
                          "BEGIN IMMEDIATE",
                          "INSERT INTO pairs VALUES (" + i + ", 0)",
                          "UPDATE pairs SET b = a",
                          "COMMIT");
                    }
                  } catch (IOException e) {
                    failure.set(e.toString());
                  }
                });
    try {
      var backup = prod.backUp();

      assertEquals(List.of(), prod.verify(backup).problems());
      assertEquals(
          "0",
          SqliteFiles.ask(
              backup.resolve("database/app.db"), "SELECT count(*) FROM pairs WHERE a <> b"));
    } finally {
      stop.set(true);
      writer.join();
    }
    assertEquals("", failure.get());
  }

  @Test
  void twoBackupsOfOneSecondHaveNamesOfTheirOwn() throws IOException {
    var backups = prod.root().resolve("storage/backups");

    assertEquals(prod.newBackup(), Backups.unused(backups, "system-", ProdFolder.AT));
    prod.backUp();
    var second = Backups.unused(backups, "system-", ProdFolder.AT);

    assertEquals(backups.resolve("system-20260105-203000-2"), second);
  }

  @Test
  void aMissingDatabaseFailsTheBackupAndLeavesNothing() throws IOException {
    Files.delete(prod.database().file());

    assertThrows(Trouble.class, prod::backUp);
    assertFalse(Files.exists(prod.newBackup()));
  }

  @Test
  void aCancelledBackupLeavesNothing() {
    var cancellation = new Cancellation();
    Progress cancelling =
        (what, done, total) -> {
          if (what.contains("media")) {
            cancellation.cancel();
          }
        };

    assertThrows(
        CancellationException.class,
        () ->
            Backups.create(
                prod.source(), prod.newBackup(), ProdFolder.AT, cancelling, cancellation));
    assertFalse(Files.exists(prod.newBackup()));
  }

  @Test
  void aFileThatChangesWhileItIsReadIsReadAgain() throws IOException {
    var live = prod.write("live/tide.bin", "first");
    var changed = new AtomicBoolean();

    var backup = backUpLive(live, () -> !changed.getAndSet(true));

    assertTrue(changed.get());
    assertEquals("first and more", Files.readString(backup.resolve("live/tide.bin")));
    assertEquals(List.of(), prod.verify(backup).problems());
  }

  @Test
  void aFileThatNeverComesToRestFailsTheBackupWithItsPath() throws IOException {
    var live = prod.write("live/tide.bin", "first");

    var trouble = assertThrows(Trouble.class, () -> backUpLive(live, () -> true));

    assertTrue(trouble.what().contains("live/tide.bin"), trouble.what());
    assertFalse(Files.exists(prod.newBackup()));
  }

  /** Backs one file up that is written to after a piece of it was read. */
  private Path backUpLive(Path live, BooleanSupplier whether) throws IOException {
    var source =
        new BackupSource(prod.root(), Optional.of(prod.database()), List.of("live"), List.of());
    Progress writing =
        (what, done, total) -> {
          if (what.contains("tide.bin") && done > 0 && whether.getAsBoolean()) {
            append(live, " and more");
          }
        };
    return Backups.create(source, prod.newBackup(), ProdFolder.AT, writing, Cancellation.never());
  }

  @Test
  void aFileThatGoesMeanwhileFailsTheBackupWithItsPath() {
    Progress deleting =
        (what, done, total) -> {
          if (what.contains("a b.bin")) {
            delete(prod.root().resolve("storage/media/a b.bin"));
          }
        };

    var failure =
        assertThrows(
            IOException.class,
            () ->
                Backups.create(
                    prod.source(),
                    prod.newBackup(),
                    ProdFolder.AT,
                    deleting,
                    Cancellation.never()));

    assertTrue(String.valueOf(failure.getMessage()).contains("a b.bin"), failure::toString);
    assertFalse(Files.exists(prod.newBackup()));
  }

  @Test
  void itSaysHowManyFilesAndBytesAreDone() throws IOException {
    var said = new ConcurrentLinkedQueue<String>();

    Backups.create(
        prod.source(),
        prod.newBackup(),
        ProdFolder.AT,
        (what, done, total) -> said.add(what + " (" + done + "/" + total + ")"),
        Cancellation.never());

    assertTrue(
        said.contains("Copying config/.env: 3 of 4 files, 27 bytes of 57 bytes (27/57)"),
        said.toString());
    assertTrue(
        said.contains("Copying config/backend/.env: 4 of 4 files, 57 bytes of 57 bytes (57/57)"),
        said.toString());
  }

  @Test
  void theTimeThatIsLeftGoesByThePaceSoFar() {
    assertEquals("3 s", ByteProgress.words(Duration.ofSeconds(1), 25, 100));
    assertEquals("1 min 30 s", ByteProgress.words(Duration.ofSeconds(10), 10, 100));
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aBackupNeverWritesOverAnotherOne() throws IOException {
    var backup = prod.backUp();

    assertThrows(Trouble.class, prod::backUp);
    assertEquals(List.of(), prod.verify(backup).problems());
  }

  @Test
  void aLinkThatLeadsOutOfTheDataFolderIsNamed() throws IOException {
    Files.createSymbolicLink(prod.root().resolve("storage/out"), folder);

    var trouble = assertThrows(Trouble.class, prod::backUp);

    assertTrue(trouble.what().contains("storage/out"), trouble.what());
  }

  @Test
  void aProdThatIsNoRepositoryAndHasNoDatabaseIsBackedUpAllTheSame() throws IOException {
    var plain = Files.createDirectories(folder.resolve("plain/data"));
    Files.write(plain.resolve("a.txt"), "a".getBytes(StandardCharsets.UTF_8));
    var source =
        new BackupSource(
            folder.resolve("plain"), Optional.empty(), List.of("data", "none"), List.of());

    var backup =
        Backups.create(
            source,
            folder.resolve("backup"),
            ProdFolder.AT,
            Progress.UNWATCHED,
            Cancellation.never());

    var verified =
        BackupCheck.verify(backup, Optional.empty(), Progress.UNWATCHED, Cancellation.never());
    assertEquals(List.of(), verified.problems());
    assertEquals(1, verified.files());
  }
}
