package dev.gatehouse.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.io.Cancellation;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.promotion.Walked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test holds for both twins of a script, so that the two do and say the same. */
class SampleScriptsTest {
  private static final String PAGE = "ok    the page has all its scripts and styles";

  @TempDir static Path folder;
  private static SampleWorkspace original;
  @TempDir private Path own;
  private Path dev;
  private Path prod;

  @BeforeAll
  static void write() throws IOException {
    original = Walked.sample(folder.toRealPath().resolve("the sample"));
  }

  @BeforeEach
  void lookAtTheOriginal() {
    dev = original.dev();
    prod = original.prod();
  }

  /** For what a test, or the script that it runs, changes. */
  private void workOnACopy() throws IOException {
    var copy = own.toRealPath().resolve("a copy");
    dev = copy.resolve("harbour-dev");
    prod = copy.resolve("harbour");
    Folders.copy(original.dev(), dev, Cancellation.never());
    Folders.copy(original.prod(), prod, Cancellation.never());
  }

  @ParameterizedTest
  @EnumSource
  void devsTestsPassAndTheSlowOneIsLeftOutWhenAsked(Twin twin) throws Exception {
    var run = twin.run(dev, "run-tests", "-SkipE2E");
    assertEquals(0, run.exit(), run::toString);
    assertEquals(
        List.of(
            PAGE,
            "ok    migrations are numbered without a gap",
            "ok    what migrations create is guarded",
            "ok    no conflict markers are left"),
        run.lines().subList(0, 4));
    assertTrue(run.lines().contains("skip  end-to-end test: asked for"), run::toString);
    assertTrue(run.lines().getLast().startsWith("Tests passed: "), run::toString);
  }

  @ParameterizedTest
  @EnumSource
  void testsFailOnAMigrationThatCannotRunTwiceAndOnAMissingScriptOfThePage(Twin twin)
      throws Exception {
    workOnACopy();
    Files.writeString(dev.resolve("backend/migrations/0006_late.sql"), "CREATE TABLE late (id);\n");
    Files.delete(dev.resolve("frontend/request.js"));
    var run = twin.run(dev, "run-tests", "-SkipE2E");
    assertEquals(1, run.exit(), run::toString);
    assertEquals(
        List.of(
            "FAIL  the page has all its scripts and styles",
            "FAIL  migrations are numbered without a gap",
            "FAIL  what migrations create is guarded",
            "ok    no conflict markers are left"),
        run.lines().subList(0, 4));
    assertTrue(run.lines().getLast().startsWith("Tests failed: "), run::toString);
  }

  @ParameterizedTest
  @EnumSource
  void theDifferenceOfTheCheckoutsIsListedByContent(Twin twin) throws Exception {
    var run = twin.run(dev, "diff-dev-prod");
    assertEquals(0, run.exit(), run::toString);
    assertEquals(
        List.of(
            "Comparing " + dev + " with " + prod,
            "added     backend/migrations/0003_booking_requests.sql",
            "added     backend/migrations/0004_tide_windows.sql",
            "added     backend/requests.py",
            "added     backend/tides.py",
            "added     docs/DEV_SETUP.md",
            "added     frontend/request.js",
            "added     scripts/start-dev.ps1",
            "added     scripts/start-dev.sh",
            "added     tests/test_requests.py",
            "added     tests/test_tides.py",
            "modified  README.md",
            "modified  VERSION",
            "modified  backend/server.py",
            "modified  docs/MANUAL_VERIFICATION.md",
            "modified  frontend/config.js",
            "modified  frontend/desk.js",
            "modified  frontend/index.html",
            "modified  frontend/style.css",
            "removed   backend/phone_sheet.py",
            "removed   frontend/sheet.html",
            "Deltas: 20 (10 added, 8 modified, 2 removed)"),
        run.lines());
  }

  @ParameterizedTest
  @EnumSource
  void prodPassesItsCoreChecks(Twin twin) throws Exception {
    var run = twin.run(prod, "check-prod");
    assertEquals(0, run.exit(), run::toString);
    assertEquals("Core checks passed: 5 checks", run.lines().getLast());
  }

  @ParameterizedTest
  @EnumSource
  void devFailsProdsCoreChecksWithTheReasons(Twin twin) throws Exception {
    var run = twin.run(dev, "check-prod");
    assertEquals(1, run.exit(), run::toString);
    assertEquals(
        List.of(
            "FAIL  this checkout is prod",
            "FAIL  the database is whole",
            "ok    .env names a port, a database and a secret",
            "ok    the pages ask this checkout's port",
            "FAIL  the documents are there",
            "Core checks failed: 3 of 5 checks"),
        run.lines());
  }

  @ParameterizedTest
  @EnumSource
  void theBackupIsProdsDataWithAManifestThatHolds(Twin twin) throws Exception {
    workOnACopy();
    var before = Sha256.of(prod.resolve("backend/app.db"));
    var run = twin.run(prod, "backup-verify");
    assertEquals(0, run.exit(), run::toString);
    var backup = run.announced("Backup complete:");
    assertEquals(prod.resolve("storage/backups"), backup.getParent());
    assertEquals(
        List.of(
            "\"Path\",\"Hash\",\"Size\"",
            line(backup, "config/.env", prod.resolve(".env")),
            line(backup, "database/app.db", prod.resolve("backend/app.db")),
            line(backup, "storage/documents/harbour-map.svg"),
            line(backup, "storage/documents/price-list-2026.csv"),
            line(backup, "storage/uploads/insurance of SY Petrel.txt")),
        Files.readAllLines(backup.resolve("manifest.csv")));
    assertEquals(7, Folders.files(backup).size());
    assertEquals(before, Sha256.of(prod.resolve("backend/app.db")));

    var facts = new ObjectMapper().readTree(backup.resolve("backup.json").toFile());
    assertEquals(prod.toString(), facts.get("repo_root").asText());
    assertEquals("sqlite", facts.get("database_kind").asText());
    assertEquals("backend/app.db", facts.get("database_path").asText());
    assertEquals("storage", facts.get("roots").get(0).asText());
    assertTrue(
        facts.get("created_at").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    try (var checkout = GitCheckout.open(prod)) {
      assertEquals(checkout.head().orElseThrow(), facts.get("prod_head").asText());
      assertEquals(List.of(), checkout.changes());
    }
    assertEquals(List.of(), Folders.files(prod.resolve("scratch")), "the restored copy goes");
    assertOwnerOnly(backup);
  }

  @ParameterizedTest
  @EnumSource
  void noBackupIsMadeOfADatabaseThatIsBeingWritten(Twin twin) throws Exception {
    workOnACopy();
    Files.writeString(prod.resolve("backend/app.db-wal"), "pages that are not in the database yet");
    var run = twin.run(prod, "backup-verify");
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.errors().contains("stop the services"), run::toString);
    assertFalse(Files.exists(prod.resolve("storage/backups")));
  }

  @ParameterizedTest
  @EnumSource
  void theConfigurationIsCapturedWithoutSayingWhatIsInIt(Twin twin) throws Exception {
    workOnACopy();
    Files.writeString(prod.resolve("backend/.env.local"), "MAIL=none\n");
    var run = twin.run(prod, "capture-config");
    assertEquals(0, run.exit(), run::toString);
    var capture = run.announced("Config capture saved:");
    assertEquals(
        Sha256.of(prod.resolve(".env")), Sha256.of(capture.resolve(".env")), "the copy's content");
    assertTrue(Files.exists(capture.resolve("backend/.env.local")));
    assertFalse(run.toString().contains("made-up"), run::toString);
    assertOwnerOnly(capture);
    try (var checkout = GitCheckout.open(prod)) {
      assertEquals(List.of(), checkout.changes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void withNothingToCaptureTheCaptureFails(Twin twin) throws Exception {
    workOnACopy();
    Files.delete(prod.resolve(".env"));
    var run = twin.run(prod, "capture-config");
    assertEquals(1, run.exit(), run::toString);
    assertFalse(Files.exists(prod.resolve("scratch")));
  }

  @ParameterizedTest
  @EnumSource
  void smokeAndSoakPassOnProd(Twin twin) throws Exception {
    var smoke = twin.run(prod, "smoke");
    assertEquals(0, smoke.exit(), smoke::toString);
    assertEquals("Smoke passed: 6 checks", smoke.lines().getLast());
    var soak = twin.run(prod, "soak");
    assertEquals(0, soak.exit(), soak::toString);
    assertEquals(List.of("Soak passed: 5 rounds"), soak.lines());
  }

  @ParameterizedTest
  @EnumSource
  void smokeSeesStoppedServicesMissingTablesAndDevsPort(Twin twin) throws Exception {
    workOnACopy();
    assertEquals(
        List.of("Services stopped: the desk is closed for maintenance"),
        twin.run(prod, "services", "stop").lines());
    for (var path :
        List.of("frontend/config.js", "backend/migrations/0003_booking_requests.sql", "VERSION")) {
      Files.writeString(prod.resolve(path), Files.readString(dev.resolve(path)));
    }
    var run = twin.run(prod, "smoke");
    assertEquals(1, run.exit(), run::toString);
    assertEquals(
        List.of(
            "FAIL  the services are started",
            "ok    the version is named",
            "ok    the database is whole",
            "FAIL  every table of the migrations is there",
            PAGE,
            "FAIL  the pages ask this checkout's port",
            "Smoke failed: 3 of 6 checks"),
        run.lines());
    assertEquals(
        List.of("Services started: the desk is open"), twin.run(prod, "services", "start").lines());
    assertFalse(Files.exists(prod.resolve("run/maintenance")));
  }

  @Test
  void onceTheMilestoneIsInProdWithProdsPortEveryGatePasses() throws Exception {
    workOnACopy();
    for (var path : List.of("backend", "frontend", "tests", "VERSION")) {
      try (var files = Files.walk(dev.resolve(path))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var text = Files.readString(file).replace("8201", "8100");
          Files.writeString(prod.resolve(dev.relativize(file)), text);
        }
      }
    }
    Files.delete(prod.resolve("backend/phone_sheet.py"));
    Files.delete(prod.resolve("frontend/sheet.html"));
    try (var database =
            DriverManager.getConnection("jdbc:sqlite:" + prod.resolve("backend/app.db"));
        var statement = database.createStatement()) {
      for (var name : List.of("0003_booking_requests.sql", "0004_tide_windows.sql")) {
        statement.executeUpdate(Files.readString(dev.resolve("backend/migrations").resolve(name)));
      }
    }
    for (var gate : List.of("check-prod", "run-tests", "smoke", "soak")) {
      var run = Twin.SHELL.run(prod, gate);
      assertEquals(0, run.exit(), run::toString);
    }
  }

  private static String line(Path backup, String path) throws IOException {
    return line(backup, path, original.prod().resolve(path));
  }

  private static String line(Path backup, String path, Path source) throws IOException {
    assertEquals(Sha256.of(source), Sha256.of(backup.resolve(path)), path);
    return "\"%s\",\"%s\",\"%d\""
        .formatted(path, Sha256.of(source).toUpperCase(Locale.ROOT), Files.size(source));
  }

  private static void assertOwnerOnly(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var rights = new TreeMap<Path, String>();
      for (var file : Folders.files(folder)) {
        rights.put(file, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
      rights.put(folder, PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
      assertTrue(
          rights.values().stream().allMatch(right -> right.endsWith("------")), rights::toString);
    }
  }
}
