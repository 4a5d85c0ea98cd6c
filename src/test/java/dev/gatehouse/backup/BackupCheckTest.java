package dev.gatehouse.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Progress;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.DatabaseAddress.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCheckTest {
  @TempDir Path folder;
  private ProdFolder prod = new ProdFolder(Path.of(""));
  private Path backup = Path.of("");

  @BeforeEach
  void aBackup() throws IOException {
    prod = ProdFolder.in(folder);
    backup = prod.backUp();
  }

  private void assertCaught(String problem) throws IOException {
    var problems = prod.verify(backup).problems();
    assertTrue(problems.stream().anyMatch(each -> each.contains(problem)), problems.toString());
  }

  @Test
  void everyFlippedBitIsCaughtWhateverTheFile() throws IOException {
    for (var file : Folders.files(backup)) {
      var name = backup.relativize(file).toString();
      var bytes = Files.readAllBytes(file);
      if (bytes.length > 0 && !name.equals("backup.json")) {
        var damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        Files.write(file, damaged);
        assertTrue(!prod.verify(backup).passed(), name);
        Files.write(file, bytes);
      }
    }
    assertTrue(prod.verify(backup).passed());
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(backup.resolve("storage/media/ü.txt"));
    assertCaught("missing: storage/media/ü.txt");
  }

  @Test
  void aFileTooManyIsNamed() throws IOException {
    Files.writeString(backup.resolve("storage/more.txt"), "");
    assertCaught("not in the manifest: storage/more.txt");
  }

  @Test
  void aCutFileIsNamedWithItsSizes() throws IOException {
    Files.writeString(backup.resolve("storage/media/a b.bin"), "da");
    assertCaught("storage/media/a b.bin has 2 bytes, the manifest says 4");
  }

  @Test
  void swappedFilesAreCaught() throws IOException {
    var one = backup.resolve("config/.env");
    var other = backup.resolve("config/backend/.env");
    var bytes = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, bytes);
    assertCaught("config/.env");
  }

  @Test
  void aLinkInPlaceOfAFileIsNoBackup() throws IOException {
    var file = backup.resolve("storage/media/a b.bin");
    Files.move(file, folder.resolve("elsewhere"));
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));
    assertCaught("has a link in it: storage/media/a b.bin");
    assertCaught("missing: storage/media/a b.bin");
  }

  @Test
  void aLinkInPlaceOfAFolderIsNoBackup() throws IOException {
    Files.move(backup.resolve("storage"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(backup.resolve("storage"), folder.resolve("elsewhere"));
    assertCaught("has a link in it: storage");
    assertCaught("missing: storage/media/a b.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"Path\",\"Hash\",\"Size\"\n",
        "\"Path\",\"Hash\"\n\"a\",\"b\"\n",
        "\"Path\",\"Hash\",\"Size\"\n\"database/app.db\",\"00\"\n",
        "\"Path\",\"Hash\",\"Size\"\n\"database/app.db\",\"no hash\",\"1\"\n",
        "no manifest at all",
        "\"Path\",\"Hash\",\"Size\"\n\"open quote"
      })
  void aManifestThatNamesNothingUsableFails(String manifest) throws IOException {
    Files.writeString(backup.resolve("manifest.csv"), manifest);
    assertTrue(!prod.verify(backup).passed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../out",
        "a/../../out",
        "/etc/passwd",
        "C:/out",
        "a//b",
        "./a",
        "..\\out",
        "\\\\host\\out"
      })
  void aPathThatLeadsOutIsNeitherReadNorTrusted(String path) throws IOException {
    var manifest = backup.resolve("manifest.csv");
    Files.writeString(
        manifest,
        Files.readString(manifest) + Csv.quoted(path) + ",\"" + "0".repeat(64) + "\",\"1\"\n");
    assertCaught("leads out of the backup: " + path);
  }

  @Test
  void aMissingManifestFails() throws IOException {
    Files.delete(backup.resolve("manifest.csv"));
    assertCaught("has no manifest.csv");
  }

  @Test
  void aBrokenDescriptionFails() throws IOException {
    Files.writeString(backup.resolve("backup.json"), "{");
    assertCaught("backup.json");
  }

  @Test
  void aManifestAsWindowsPowerShellWritesItIsRead() throws IOException {
    var manifest = backup.resolve("manifest.csv");
    var text = Files.readString(manifest).replace("/", "\\").replace("\n", "\r\n");
    Files.writeString(manifest, "\uFEFF#TYPE Selected.System.IO.FileInfo\r\n" + text);

    assertEquals(List.of(), prod.verify(backup).problems());
  }

  @Test
  void aBackupWithoutProdsDatabaseDoesNotVerify() throws IOException {
    var without =
        new BackupSource(
            prod.root(), Optional.empty(), prod.source().roots(), prod.source().excluded());
    backup =
        Backups.create(
            without,
            folder.resolve("other"),
            ProdFolder.AT,
            Progress.UNWATCHED,
            Cancellation.never());

    assertCaught("does not hold prod's database");
    assertTrue(
        BackupCheck.verify(backup, Optional.empty(), Progress.UNWATCHED, Cancellation.never())
            .passed());
  }

  @Test
  void aDatabaseThatIsDamagedInTheBackupsOwnEyesDoesNotVerify() throws IOException {
    var copy = backup.resolve("database/app.db");
    var line = LiveFile.read(copy, Cancellation.never(), count -> {});
    var bytes = Files.readAllBytes(copy);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
    Files.write(copy, bytes);
    var manifest = backup.resolve("manifest.csv");
    var damaged = LiveFile.read(copy, Cancellation.never(), count -> {});
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(
                line.sha256().toUpperCase(Locale.ROOT), damaged.sha256().toUpperCase(Locale.ROOT)));

    assertCaught("the database in the backup is damaged");
  }

  @Test
  void aScriptsNameForTheDatabaseIsFineWhereThereIsOnlyOne() throws IOException {
    var verified =
        BackupCheck.verify(
            backup,
            Optional.of(new Sqlite(prod.root().resolve("renamed.sqlite"))),
            Progress.UNWATCHED,
            Cancellation.never());

    assertTrue(verified.passed(), verified.toString());
  }

  @Test
  void aVerifiedBackupWasRestoredIntoScratchAndLeavesNothingThere() throws IOException {
    var scratch = Files.createDirectories(folder.resolve("northwind-dev/scratch"));
    // A run that was killed in the middle has left this.
    Files.createDirectories(scratch.resolve("restore/backup-check/half"));
    var seen = new ConcurrentLinkedQueue<Boolean>();
    Progress looking =
        (what, done, total) ->
            seen.add(Files.exists(scratch.resolve("restore/backup-check/database/app.db")));

    var verified =
        BackupCheck.verifyRestored(
            backup,
            Optional.of(prod.database()),
            scratch,
            "backup-check",
            looking,
            Cancellation.never());

    assertEquals(List.of(), verified.problems());
    assertTrue(seen.contains(true), "the restored copy is what was read");
    assertEquals(List.of(), Folders.files(scratch));
  }

  @Test
  void damageIsFoundInTheRestoredCopyTooAndNothingIsWrittenOutsideOfIt() throws IOException {
    var scratch = Files.createDirectories(folder.resolve("northwind-dev/scratch"));
    var manifest = backup.resolve("manifest.csv");
    Files.writeString(backup.resolve("../evil"), "evil");
    Files.writeString(
        manifest, Files.readString(manifest) + "\"../evil\",\"" + "0".repeat(64) + "\",\"4\"\n");
    Files.writeString(backup.resolve("storage/media/a b.bin"), "dada");
    Files.delete(backup.resolve("database/app.db"));

    var verified =
        BackupCheck.verifyRestored(
            backup,
            Optional.of(prod.database()),
            scratch,
            "backup-check",
            Progress.UNWATCHED,
            Cancellation.never());

    assertEquals(
        List.of(
            "the manifest names a path that leads out of the backup: ../evil",
            "a file is missing: database/app.db",
            "storage/media/a b.bin does not have the hash that the manifest says",
            "the backup does not hold prod's database " + prod.database().url()),
        verified.problems());
    assertEquals(List.of(), Folders.files(scratch));
  }

  @Test
  void aScratchThatIsProdsIsRefused() throws IOException {
    var linked = folder.resolve("northwind-dev/scratch");
    Files.createDirectories(linked.getParent());
    Files.createSymbolicLink(linked, prod.root());

    assertThrows(
        Trouble.class,
        () ->
            BackupCheck.verifyRestored(
                backup,
                Optional.of(prod.database()),
                linked,
                "backup-check",
                Progress.UNWATCHED,
                Cancellation.never()));
    assertTrue(!Files.exists(prod.root().resolve("restore")));
  }

  @Test
  void aServersDumpThatIsNoneDoesNotVerify() throws IOException {
    var address = DatabaseAddress.parse("postgresql://harbour@127.0.0.1/harbour", folder);

    assertEquals(
        List.of("the database in the backup is no dump in pg_dump's custom format"),
        BackupCheck.verify(backup, address, Progress.UNWATCHED, Cancellation.never()).problems());
  }
}
