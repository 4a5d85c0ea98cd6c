package dev.gatehouse.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.io.Folders;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.io.Trouble;
import dev.gatehouse.log.Field;
import dev.gatehouse.log.NotesReader;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.workspace.Checklist;
import dev.gatehouse.workspace.DatabaseAddress;
import dev.gatehouse.workspace.Role;
import dev.gatehouse.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWorkspaceTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/gatehouse/sample");

  @TempDir static Path folder;
  private static SampleWorkspace sample;

  @BeforeAll
  static void write() throws IOException {
    sample = SampleWorkspace.write(folder.resolve("a marina"));
  }

  @Test
  void bothCheckoutsAreCleanAndOnABranch() throws IOException {
    for (var root : List.of(sample.dev(), sample.prod())) {
      try (var checkout = GitCheckout.open(root)) {
        assertEquals(List.of(), checkout.changes());
        assertFalse(checkout.detached());
      }
    }
  }

  @Test
  void devsHistoryGoesOnFromProds() throws IOException {
    try (var dev = GitCheckout.open(sample.dev());
        var prod = GitCheckout.open(sample.prod())) {
      assertTrue(dev.contains(prod.head().orElseThrow()));
      assertFalse(prod.contains(dev.head().orElseThrow()));
    }
  }

  @Test
  void itIsFoundWithAllThatAPromotionNeedsFromWhereverOneStarts() throws IOException {
    for (var start : List.of(folder.resolve("a marina"), sample.dev(), sample.prod())) {
      var found = Workspace.discover(start);
      assertEquals(sample.dev(), found.dev().root());
      assertEquals(sample.prod(), found.prod().orElseThrow().root());
      assertEquals(List.of(), found.missing());
      assertEquals(List.of(), found.findings());
      assertEquals(
          Optional.of(new DatabaseAddress.Sqlite(sample.prod().resolve("backend/app.db"))),
          found.database());
      assertEquals(6, Checklist.read(found.checklist().orElseThrow()).size());
      assertEquals(2, found.scripts(Role.PROD, List.of("backup-verify")).size());
      assertEquals(List.of(), found.scripts(Role.PROD, List.of("capture-schema")));
    }
  }

  @Test
  void aFolderWithSomethingInItIsRefusedAndLeftAlone(@TempDir Path taken) throws IOException {
    Files.writeString(taken.resolve("mine.txt"), "mine");
    var trouble = assertThrows(Trouble.class, () -> SampleWorkspace.write(taken));
    assertTrue(trouble.what().endsWith("is not empty"), trouble.what());
    assertEquals(List.of(taken.resolve("mine.txt")), Folders.files(taken));
  }

  @Test
  void writtenTwiceItIsTheSameByteForByte(@TempDir Path elsewhere) throws IOException {
    var again = SampleWorkspace.write(elsewhere.resolve("again"));
    assertEquals(hashes(sample.dev()), hashes(again.dev()));
    assertEquals(hashes(sample.prod()), hashes(again.prod()));
  }

  @Test
  void whatBelongsToOneCheckoutIsThereAndNotInGit() throws IOException {
    for (var path : List.of(".env", "backend/app.db", "storage/documents/harbour-map.svg")) {
      assertTrue(Files.isRegularFile(sample.prod().resolve(path)), path);
      assertFalse(tracked(sample.prod()).containsKey(path), path);
    }
    assertFalse(tracked(sample.dev()).containsKey(".env"));
  }

  @Test
  void theShippingClaimsAndTheDevOnlyClaimsAreTogetherExactlyTheDeltas() throws IOException {
    var ready = claims(SampleWorkspace.READY_ENTRY);
    var devOnly = claims("2026-01-08-dev-separation");
    var deltas = deltas();
    assertEquals(20, deltas.size(), deltas::toString);
    for (var path : deltas) {
      assertEquals(1, matching(ready, path) + matching(devOnly, path), path);
    }
    for (var claim : ready) {
      assertTrue(deltas.stream().anyMatch(path -> matches(claim, path)), claim);
    }
    assertTrue(devOnly.contains("docs/DEV_SETUP.md"), devOnly::toString);
  }

  @Test
  void ofWhatShipsOnlyTheSettingsOfThePageNameDevsPort() throws IOException {
    var devOnly = claims("2026-01-08-dev-separation");
    var naming = new ArrayList<String>();
    for (var path : deltas()) {
      var file = sample.dev().resolve(path);
      if (matching(devOnly, path) == 0
          && Files.exists(file)
          && Files.readString(file).contains("8201")) {
        naming.add(path);
      }
    }
    assertEquals(List.of("frontend/config.js"), naming);
  }

  @Test
  void theLogHasFiveEntriesOfAllKinds() throws IOException {
    var log = log();
    assertEquals(List.of(), log.problems());
    assertEquals(
        List.of("Approved", "Dev-only", "Pending", "Pending", "Promoted"),
        log.entries().stream().map(entry -> entry.statusText()).sorted().toList());
    var note = NotesReader.fields(log.entry("2026-01-12-desk-bookings").orElseThrow().notes());
    assertTrue(
        note.keySet()
            .containsAll(
                List.of(
                    Field.BACKUP,
                    Field.CONFIG,
                    Field.SCHEMA_PRE,
                    Field.SCHEMA_POST,
                    Field.ROLLBACK)),
        note::toString);
  }

  @Test
  void oneFileHasOtherLineEndsInDevAndIsNoDelta() throws IOException {
    var rules = "docs/HARBOUR_RULES.md";
    assertTrue(Files.readString(sample.dev().resolve(rules)).contains("\r\n"));
    assertFalse(Files.readString(sample.prod().resolve(rules)).contains("\r\n"));
    assertFalse(deltas().contains(rules));
  }

  @Test
  void prodsStateFileLooksAsWindowsPowerShellWritesIt() throws IOException {
    var state = Files.readString(sample.prod().resolve(".workspace-state.json"));
    assertTrue(state.startsWith("\uFEFF{\r\n"), state);
    assertTrue(state.contains("\"canonical\""), state);
    assertTrue(tracked(sample.prod()).containsKey(".workspace-state.json"));
  }

  @Test
  void theProgramListsEveryFileOfTheSample() throws IOException {
    var there =
        Folders.files(RESOURCES).stream()
            .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
            .filter(name -> !name.equals(SampleResources.CONTENTS))
            .toList();
    assertEquals(
        there, Files.readAllLines(RESOURCES.resolve(SampleResources.CONTENTS)), "contents.txt");
  }

  @Test
  void everyScriptExistsInBothLanguages() throws IOException {
    for (var root : List.of(sample.dev(), sample.prod())) {
      var names = tracked(root).keySet();
      for (var name : names) {
        if (name.startsWith("scripts/")) {
          var twin =
              name.endsWith(".sh") ? name.replace(".sh", ".ps1") : name.replace(".ps1", ".sh");
          assertTrue(names.contains(twin), twin);
        }
      }
    }
  }

  @Test
  void powerShellScriptsArePlainAsciiBecauseWindowsPowerShellReadsNoUtf8WithoutAMark()
      throws IOException {
    for (var file : Folders.files(RESOURCES)) {
      if (file.toString().endsWith(".ps1")) {
        var text = Files.readString(file);
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text), file::toString);
      }
    }
  }

  private static PromotionLog log() throws IOException {
    return PromotionLog.read(sample.dev().resolve("docs/build/PROMOTION_LOG.md"));
  }

  private static List<String> claims(String id) throws IOException {
    var claims = log().entry(id).orElseThrow().fields().get(Field.CLAIMS);
    return Pattern.compile("`([^`]+)`")
        .matcher(String.valueOf(claims))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static long matching(List<String> claims, String path) {
    return claims.stream().filter(claim -> matches(claim, path)).count();
  }

  private static boolean matches(String claim, String path) {
    return FileSystems.getDefault().getPathMatcher("glob:" + claim).matches(Path.of(path));
  }

  /** Paths whose content differs, but for what is the checkouts' own. */
  private static TreeSet<String> deltas() throws IOException {
    var dev = tracked(sample.dev());
    var prod = tracked(sample.prod());
    var deltas = new TreeSet<String>();
    deltas.addAll(dev.keySet());
    deltas.addAll(prod.keySet());
    deltas.removeIf(path -> dev.getOrDefault(path, "").equals(prod.getOrDefault(path, "")));
    deltas.removeAll(
        List.of(
            ".workspace-role",
            ".workspace-state.json",
            "gatehouse.json",
            "docs/build/PROMOTION_LOG.md"));
    return deltas;
  }

  private static Map<String, String> tracked(Path root) throws IOException {
    try (var checkout = GitCheckout.open(root)) {
      var blobs = new TreeMap<String, String>();
      for (TrackedFile file : checkout.tracked()) {
        blobs.put(file.path(), file.mode() + " " + file.blob());
      }
      return blobs;
    }
  }

  private static SortedMap<String, String> hashes(Path root) throws IOException {
    var hashes = new TreeMap<String, String>();
    for (var file : Folders.files(root)) {
      if (!file.startsWith(root.resolve(".git"))) {
        hashes.put(root.relativize(file).toString(), Sha256.of(file));
      }
    }
    return hashes;
  }
}
