package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.schema.Database;
import dev.gatehouse.schema.SqliteFiles;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRestoreTest {
  @TempDir Path folder;
  private ProdFolder prod = new ProdFolder(Path.of(""));
  private Path backup = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void aBackup() throws IOException {
    prod = ProdFolder.in(folder);
    Files.createSymbolicLink(
        prod.root().resolve("storage/latest"), Path.of("media").resolve("a b.bin"));
    backup = prod.backUp();
    target = folder.resolve("northwind-dev/scratch/restore/prod-rehearsal");
  }

  private void restore(Path to) throws IOException {
    BackupRestore.restore(backup, to, Cancellation.never());
  }

  private static String digest(Path file) throws IOException {
    try (var database = Database.open(new Sqlite(file))) {
      return database.contentDigest();
    }
  }

  @Test
  void whatIsRestoredIsWhatWasBackedUp() throws IOException {
    restore(target);

    assertEquals("data", Files.readString(target.resolve("storage/media/a b.bin")));
    assertEquals("data", Files.readString(target.resolve("storage/latest")));
    var database = BackupRestore.database(target).orElseThrow();
    assertEquals(target.resolve("database/app.db"), database);
    assertEquals(digest(prod.database().file()), digest(database));
  }

  @Test
  void readingTheRestoredDatabaseLeavesTheBackupWhole() throws IOException {
    restore(target);
    SqliteFiles.execute(target.resolve("database/app.db"), "DELETE FROM users");

    assertEquals(List.of(), prod.verify(backup).problems());
  }

  @Test
  void prodIsNeverATarget() throws IOException {
    for (var wrong :
        List.of(
            prod.root(),
            prod.root().resolve("scratch"),
            folder,
            backup,
            backup.resolve("x"),
            prod.root().resolve("../northwind"))) {
      assertThrows(Trouble.class, () -> restore(wrong), wrong.toString());
    }
    assertFalse(Files.exists(prod.root().resolve("scratch")));
  }

  @Test
  void aTargetThatLinksIntoProdIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("northwind-dev"));
    Files.createSymbolicLink(folder.resolve("northwind-dev/scratch"), prod.root());

    assertThrows(Trouble.class, () -> restore(target));
    assertFalse(Files.exists(prod.root().resolve("restore")));
  }

  @Test
  void aTargetWithSomethingInItIsRefused() throws IOException {
    Files.createDirectories(target.resolve("left"));

    assertThrows(Trouble.class, () -> restore(target));
  }

  @Test
  void aPathThatLeadsOutIsNotWritten() throws IOException {
    var manifest = backup.resolve("manifest.csv");
    Files.writeString(backup.resolve("../evil"), "evil");
    Files.writeString(
        manifest, Files.readString(manifest) + "\"../evil\",\"" + Sha256.of("evil") + "\",\"4\"\n");

    assertThrows(Trouble.class, () -> restore(target));
    assertFalse(Files.exists(target.resolve("../evil")));
  }

  @Test
  void aLinkThatLeadsOutIsNotMade() throws IOException {
    var description = backup.resolve("backup.json");
    Files.writeString(
        description,
        Files.readString(description).replace("media/a b.bin", "../../../../northwind"));

    assertThrows(Trouble.class, () -> restore(target));
    assertFalse(Files.exists(target.resolve("storage/latest")));
  }

  @Test
  void aDamagedFileStopsTheRestore() throws IOException {
    Files.writeString(backup.resolve("storage/media/a b.bin"), "dada");

    var trouble = assertThrows(Trouble.class, () -> restore(target));

    assertTrue(trouble.what().contains("a b.bin"), trouble.what());
  }

  @Test
  void rollingBackPutsDatabaseAndFilesBackAndKeepsWhatIsNewer() throws IOException {
    var before = digest(prod.database().file());
    SqliteFiles.execute(
        prod.database().file(),
        "DROP TABLE users",
        "CREATE TABLE other AS SELECT randomblob(100000)");
    prod.write("storage/media/a b.bin", "changed");
    prod.write("storage/new.txt", "new");
    Files.delete(prod.root().resolve(".env"));

    var done = PutBack.into(prod.source(), backup, Progress.UNWATCHED, Cancellation.never());

    assertEquals(before, digest(prod.database().file()));
    assertEquals("data", Files.readString(prod.root().resolve("storage/media/a b.bin")));
    assertEquals("SECRET_KEY=canary-1234\n", Files.readString(prod.root().resolve(".env")));
    assertEquals(List.of(prod.database().url(), ".env", "storage/media/a b.bin"), done.replaced());
    assertEquals(List.of("storage/new.txt"), done.newer());
    assertEquals(List.of(), prod.verify(backup).problems());
  }

  @Test
  void aDamagedBackupIsNotRolledBackTo() throws IOException {
    var before = Sha256.ofFolder(prod.root().resolve("storage/media"));
    Files.writeString(backup.resolve("storage/media/ü.txt"), "x");

    assertThrows(
        Trouble.class,
        () -> PutBack.into(prod.source(), backup, Progress.UNWATCHED, Cancellation.never()));
    assertEquals(before, Sha256.ofFolder(prod.root().resolve("storage/media")));
  }

  @Test
  void aCaptureHoldsTheConfigurationForItsOwnerOnly() throws IOException {
    var capture =
        ConfigCapture.capture(
            prod.root(), prod.root().resolve("storage/captures/one"), Cancellation.never());

    assertEquals(
        List.of(capture.resolve(".env"), capture.resolve("backend/.env")), Folders.files(capture));
    assertEquals(List.of(), ConfigCapture.missingFrom(capture, prod.root()));
    prod.write(".env", "SECRET_KEY=other\n");
    assertEquals(List.of(".env"), ConfigCapture.missingFrom(capture, prod.root()));
  }

  @Test
  void aCaptureWhereGitWouldTrackItIsRefused() throws IOException {
    prod.write(".envrc", "TOKEN=canary-5678\n");
    assertThrows(
        Trouble.class,
        () ->
            ConfigCapture.capture(
                prod.root(), prod.root().resolve("docs/capture"), Cancellation.never()));
    assertFalse(Files.exists(prod.root().resolve("docs/capture")));
  }

  @Test
  void aBackupIsBelievedToHoldTheConfigurationOnlyAsFarAsItListsIt() throws IOException {
    assertEquals(
        "{.env=config/.env, backend/.env=config/backend/.env}",
        ConfigCapture.held(backup, prod.root()).toString());
    var manifest = backup.resolve("manifest.csv");
    Files.writeString(
        manifest, Files.readString(manifest).replaceAll("\"config/backend/.env\".*\n", ""));

    assertEquals(List.of("backend/.env"), ConfigCapture.missingFrom(backup, prod.root()));
  }
}
