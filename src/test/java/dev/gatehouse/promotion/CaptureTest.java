package dev.gatehouse.promotion;

import static dev.gatehouse.promotion.Aftermath.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Offer;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.ledger.EventType;
import dev.gatehouse.log.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps 7 and 8 with scripts that say that all went well, and leave nothing. */
class CaptureTest {
  private static final String SECRET = "tok-48151623-harbour";

  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void walkWithScriptsThatLeaveNothing() throws Exception {
    var walk = Walked.nowhere(shared.resolve("walked"));
    Hands.script(
        walk,
        "backup-verify",
        "echo 'Backed up, so to speak'\n"
            + "if [ -e ../more.sh ]; then sh ../more.sh; fi\nexit 0\n",
        "Write-Output 'Backed up, so to speak'\n"
            + "if (Test-Path ../more.sh) { sh ../more.sh }\nexit 0\n");
    Hands.script(
        walk,
        "capture-config",
        "mkdir -p scratch/config/empty\necho 'Config capture saved: scratch//config/empty'\n",
        "New-Item -ItemType Directory -Force scratch/config/empty | Out-Null\n"
            + "Write-Output 'Config capture saved: scratch//config/empty'\n");
    walk.through("migrations");
  }

  @Test
  void aScriptThatExitsWithZeroAndLeavesNoArtifactDoesNotPass() throws Exception {
    var walk = Walked.copy(shared.resolve("walked"), folder);
    var before = Aftermath.of(walk);

    var outcome = walk.run("backup");

    before.failed("backup", outcome, "ended well, but left nothing that could be found");
    assertContains(String.join("\n", outcome.details()), "Backup complete:");
    assertEquals(List.of(Offer.USE_BUILT_IN), outcome.offers());
    var finish = before.last(EventType.FINISHED).finish().orElseThrow();
    assertEquals(Optional.of(0), finish.exit());
    assertEquals(Optional.empty(), field(walk, Field.BACKUP));

    assertTrue(walk.runBuiltIn("backup").passed());
    assertContains(field(walk, Field.BACKUP).orElseThrow(), "prod:storage/backups/gatehouse-");
    assertEquals(StepState.PASSED, walk.state("backup"));
  }

  @Test
  void aScriptThatLeavesAnEmptyFolderDoesNotPass() throws Exception {
    var walk = Walked.copy(shared.resolve("walked"), folder);
    assertTrue(walk.runBuiltIn("backup").passed());
    // What came after the backup is not in it, so that there is something to capture.
    Files.writeString(walk.sample.prod().resolve(".env.local"), "SMS_TOKEN=" + SECRET + "\n");
    var before = Aftermath.of(walk);

    var outcome = walk.run("config");

    before.failed("config", outcome, "does not count");
    assertContains(outcome.summary(), "is a folder that holds no file with anything in it");
    assertEquals(List.of(Offer.USE_BUILT_IN), outcome.offers());
    var finish = before.last(EventType.FINISHED).finish().orElseThrow();
    assertEquals(Optional.of(0), finish.exit());
    assertEquals(Optional.empty(), field(walk, Field.CONFIG));

    assertTrue(walk.runBuiltIn("config").passed());

    var capture = before.last(EventType.FINISHED).artifacts().getFirst();
    assertContains(field(walk, Field.CONFIG).orElseThrow(), capture.path());
    var captured = walk.promotions.workspace().locate(capture.path()).orElseThrow();
    assertContains(Files.readString(captured.resolve(".env.local")), SECRET);
    assertContains(before.evidence("config", "env-files.txt"), ".env.local");
    assertNowhereInTheRecord(walk);
    walk.pass("schema-pre");
  }

  @Test
  void whatAScriptLeavesWithoutAWordOrNamesInItsFileForUsIsFoundAndCounts() throws Exception {
    var walk = Walked.copy(shared.resolve("walked"), folder);
    assertTrue(walk.runBuiltIn("backup").passed());
    var made = field(walk, Field.BACKUP).orElseThrow().replaceAll("^`prod:|` .*$", "");

    Files.writeString(folder.resolve("more.sh"), "cp -r " + made + " storage/backups/silent\n");
    assertTrue(walk.run("backup").passed());
    assertContains(field(walk, Field.BACKUP).orElseThrow(), "`prod:storage/backups/silent`");

    Files.writeString(
        folder.resolve("more.sh"),
        "cp -r "
            + made
            + " storage/backups/told\ncp -r "
            + made
            + " storage/backups/later\n"
            + "echo 'artifact=storage//backups/./told' >> \"$GATEHOUSE_OUTPUT\"\n");
    assertTrue(walk.run("backup").passed());
    assertContains(field(walk, Field.BACKUP).orElseThrow(), "`prod:storage/backups/told`");
  }

  @Test
  void aSecretInTheNameOfWhatAScriptLeftIsNeitherToldNorRecorded() throws Exception {
    var walk = Walked.copy(shared.resolve("walked"), folder);
    Files.writeString(walk.sample.prod().resolve(".env.local"), "SMS_TOKEN=" + SECRET + "\n");
    var place = "storage/backups/" + SECRET;

    Files.writeString(folder.resolve("more.sh"), "echo 'Backup complete: " + place + "'\n");
    var missing = walk.run("backup");
    assertContains(missing.summary(), "does not count");

    Files.createDirectories(walk.sample.prod().resolve(place));
    var made = Files.writeString(walk.sample.prod().resolve(place).resolve("manifest.csv"), "x\n");
    Files.setLastModifiedTime(made, FileTime.from(Instant.now().plusSeconds(60)));
    var there = walk.run("backup");
    assertContains(there.summary(), "left something whose name holds a secret");

    for (var outcome : List.of(missing, there)) {
      assertFalse(outcome.passed());
      assertFalse(outcome.toString().contains(SECRET), outcome::toString);
    }
    assertNowhereInTheRecord(walk);
  }

  @Test
  void aSecretIsNoArgumentOfACommand() throws Exception {
    var walk = Walked.nowhere(folder);
    Files.writeString(walk.sample.dev().resolve(".env.local"), "SMS_TOKEN=" + SECRET + "\n");
    var settings = walk.sample.dev().resolve("gatehouse.json");
    Files.writeString(
        settings, "{\"checks\":[[\"sh\",\"-c\",\"touch ran; echo " + SECRET + "\"]]}");
    walk.promotions.rediscover();
    walk.promotions.trust();
    walk.started();

    var outcome = walk.run("health");

    assertFalse(outcome.passed());
    assertContains(outcome.summary(), "An argument of sh is a secret: touch ran; echo ***");
    assertFalse(Files.exists(walk.sample.prod().resolve("ran")));
    assertNowhereInTheRecord(walk);
  }

  @Test
  void whatLooksLikeASecretAndIsShownAllTheSameIsSaid() throws Exception {
    var walk = Walked.nowhere(folder).started();
    Files.writeString(walk.sample.dev().resolve(".env.local"), "DOOR_TOKEN=8201\n");

    walk.run("health");

    var output = Files.readString(walk.promotions.outputFile(walk.id, "health", 1));
    assertContains(output, "too short or plain words: ");
    assertContains(output, "DOOR_TOKEN");
  }

  @Test
  void aBackupCanBeVerifiedAgainAtAnyTimeAndSaysWhatHasBecomeOfIt() throws Exception {
    var walk = Walked.copy(shared.resolve("walked"), folder);
    assertTrue(walk.runBuiltIn("backup").passed());
    assertContains(verified(walk), "is as its manifest says");

    var artifact = walk.promotions.promotion(walk.id).facts().artifacts("backup").getFirst();
    var backup = walk.promotions.workspace().locate(artifact.path()).orElseThrow();
    var database = backup.resolve("database/app.db");
    var bytes = Files.readAllBytes(database);
    bytes[bytes.length / 2] ^= 1;
    Files.write(database, bytes);
    assertContains(verified(walk), "database/app.db does not have the hash");

    // A manifest that was made to fit is not the one that the record knows.
    var manifest = backup.resolve("manifest.csv");
    var other = new StringBuilder();
    for (var line : Files.readAllLines(manifest)) {
      var hash = Sha256.of(database).toUpperCase(Locale.ROOT);
      other.append(
          line.startsWith("\"database/app.db\"")
              ? line.replaceFirst("\"[0-9A-F]{64}\"", "\"" + hash + "\"")
              : line);
      other.append('\n');
    }
    Files.writeString(manifest, other);
    assertContains(verified(walk), "not the one that was recorded");

    Folders.delete(backup, backup.resolveSibling(""));
    assertContains(verified(walk), "is no longer there");
  }

  @Test
  void aVerificationThatIsCancelledSaysSoAndLeavesNothingInScratch() throws Exception {
    var walk = Walked.copy(shared.resolve("walked"), folder);
    assertTrue(walk.runBuiltIn("backup").passed());
    var events = walk.promotions.promotion(walk.id).facts().events().size();
    var cancelled = new Cancellation();
    cancelled.cancel();

    assertContains(walk.promotions.proposals().verifyBackup(walk.id, cancelled), "Cancelled");

    var scratch = walk.promotions.workspace().scratch().resolve("restore/backup-check-again");
    assertFalse(Files.exists(scratch));
    assertEquals(events, walk.promotions.promotion(walk.id).facts().events().size());
    assertContains(verified(walk), "is as its manifest says");
  }

  private static String verified(SampleWalk walk) throws Exception {
    return walk.promotions.proposals().verifyBackup(walk.id, Cancellation.never());
  }

  private static void assertNowhereInTheRecord(SampleWalk walk) throws Exception {
    try (var files = Files.walk(walk.promotions.logFile().orElseThrow().getParent())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains(SECRET), () -> "a secret in " + file);
      }
    }
  }

  private static Optional<String> field(SampleWalk walk, Field field) throws Exception {
    var row = walk.promotions.log().entry(walk.id).orElseThrow();
    return Optional.ofNullable(row.fields().get(field));
  }
}
