package dev.gatehouse.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.script.RunResult.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactFinderTest {
  private static final List<String> ANNOUNCED = List.of("Backup complete:");
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  @TempDir Path temp;
  private Path folder;
  private Instant since;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(temp.resolve("prod"));
    since = Instant.now();
  }

  @Test
  void theLastAnnouncementCountsWhateverWasPrintedAround() {
    var found =
        find(
            "WARNING: writes to prod are allowed",
            "Backup complete: storage/old",
            "backup complete:  \"storage//backups\\b-1/\"  ",
            "Done.");

    assertEquals(Optional.of(folder.resolve("storage/backups/b-1")), found);
  }

  @Test
  void anAbsolutePathIsTakenAsItIs() {
    var absolute = temp.resolve("elsewhere/b").toAbsolutePath();
    assertEquals(Optional.of(absolute), find("Backup complete: " + absolute));
  }

  @Test
  void whatTheScriptWroteForUsComesFirst() {
    var result =
        new RunResult(
            Ending.FINISHED,
            0,
            Duration.ZERO,
            List.of("Backup complete: a"),
            Map.of("ARTIFACT", "./x/../b"),
            List.of());

    assertEquals(
        Optional.of(folder.resolve("b")),
        ArtifactFinder.find(result, ANNOUNCED, List.of(), folder, since));
  }

  @Test
  void withoutAWordTheNewestMatchSinceTheStartIsTaken() throws IOException {
    old(file("storage/backups/old/manifest.csv"));
    file("storage/backups/first/manifest.csv");
    set(folder.resolve("storage/backups/first/manifest.csv"), since.plusSeconds(1));
    file("storage/backups/second/manifest.csv");
    set(folder.resolve("storage/backups/second/manifest.csv"), since.plusSeconds(60));
    file("storage/other/third");

    var result = said("nothing of interest");
    assertEquals(
        Optional.of(folder.resolve("storage/backups/second")),
        ArtifactFinder.find(result, ANNOUNCED, List.of("storage/backups/*"), folder, since));
    assertEquals(
        Optional.of(folder.resolve("storage/backups/second/manifest.csv")),
        ArtifactFinder.find(result, List.of(), List.of("gone/*", "**/*.csv"), folder, since));
    assertEquals(
        Optional.of(folder.resolve("storage/backups/second")),
        ArtifactFinder.find(
            result, List.of(), List.of(folder + "/storage//backups/*"), temp, since),
        "backups may lie anywhere");
    assertEquals(
        Optional.empty(),
        ArtifactFinder.find(
            result, List.of(), List.of("storage/backups/*"), folder, since.plusSeconds(3600)));
    assertEquals(
        Optional.empty(),
        ArtifactFinder.find(result, List.of(), List.of("../*", "none/*"), folder, since));
  }

  @Test
  void anArtifactThatIsThereFilledAndNewCounts() throws IOException {
    assertEquals(Optional.empty(), check(file("storage/b/x")));
    assertEquals(Optional.empty(), check(folder.resolve("storage/b")));
  }

  @Test
  void aMissingArtifactDoesNotCount() {
    assertReason("is missing", folder.resolve("storage/none"));
  }

  @Test
  void anEmptyArtifactDoesNotCount() throws IOException {
    Files.createDirectories(folder.resolve("capture/deeper"));
    assertReason("holds no file", folder.resolve("capture"));
    Files.createFile(folder.resolve("capture/deeper/empty"));
    assertReason("holds no file", folder.resolve("capture"));
    assertReason("is empty", folder.resolve("capture/deeper/empty"));
  }

  @Test
  void anArtifactOutsideDoesNotCountNotEvenThroughALink() throws IOException {
    var outside = Files.writeString(temp.resolve("outside"), "x");
    assertReason("outside", outside);
    assertReason("outside", folder.resolve("../outside"));
    assertReason("outside", folder);
    assertReason("outside", Files.createSymbolicLink(folder.resolve("link"), outside));
  }

  @Test
  void anArtifactOfAnEarlierRunDoesNotCount() throws IOException {
    var file = file("storage/b/x");
    since = Instant.now().plusSeconds(30);
    assertReason("older", file);
    assertReason("older", folder.resolve("storage/b"));
  }

  @Test
  void aCopyThatKeptTheTimeOfItsOriginalIsNew() throws IOException {
    var copy = file("capture/.env");
    set(copy, LONG_AGO);
    // Where the file system knows no time of creation, the folder's own change shows it.
    assertEquals(Optional.empty(), check(folder.resolve("capture")));
  }

  private Optional<Path> find(String... lines) {
    return ArtifactFinder.find(said(lines), ANNOUNCED, List.of(), folder, since);
  }

  private static RunResult said(String... lines) {
    return new RunResult(Ending.FINISHED, 0, Duration.ZERO, List.of(lines), Map.of(), List.of());
  }

  private Optional<String> check(Path artifact) {
    return ArtifactFinder.check(artifact, List.of(temp.resolve("not-there"), folder), since);
  }

  private void assertReason(String part, Path artifact) {
    var reason = check(artifact).orElse("(it counts)");
    assertTrue(reason.contains(part), reason);
  }

  private Path file(String name) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "content");
  }

  private void old(Path file) throws IOException {
    set(file, LONG_AGO);
  }

  private static void set(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
