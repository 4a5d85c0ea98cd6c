package dev.gatehouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.git.GitCheckout;
import dev.gatehouse.ledger.Who;
import dev.gatehouse.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every verb does with good input and with bad. */
class CommandLineTest {
  @TempDir Path folder;

  @Test
  void sampleWritesAWorkspaceAndSaysWhereItsCheckoutsAre() throws Exception {
    var place = folder.toRealPath().resolve("new/sample");
    var run = CommandRun.of("sample", place);

    assertEquals(0, run.code(), run.err());
    var found = Workspace.discover(place);
    assertTrue(run.out().contains("dev:  " + found.dev().root()), run.out());
    assertTrue(run.out().contains("prod: " + found.prod().orElseThrow().root()), run.out());
    assertTrue(found.log().isPresent());
  }

  @Test
  void sampleLeavesAFolderAloneThatIsNotEmpty() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    unusable("is not empty", "sample", folder);

    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void helpNamesEveryVerbAndEachVerbHasItsOwn() {
    var help = CommandRun.of("--help");
    assertEquals(0, help.code());
    assertEquals("", help.err());
    for (var verb : new String[] {"sample", "tour", "status", "entries", "add", "set", "note"}) {
      assertTrue(help.out().contains(verb), help.out());
      var own = CommandRun.of(verb, "--help");
      assertEquals(0, own.code());
      assertTrue(own.out().contains("Usage: gatehouse " + verb), own.out());
    }
  }

  @Test
  void versionIsOneLine() {
    var run = CommandRun.of("--version");

    assertEquals(0, run.code());
    assertEquals("Gatehouse 0.1", run.out().strip());
  }

  @Test
  void wrongOptionsAndMissingArgumentsAreUnusable() {
    unusable("Unknown option", "--nothing-of-the-kind");
    unusable("--jsno", "status", folder, "--jsno");
    unusable("LOG", "entries");
    unusable("FOLDER", "status");
    unusable("DIR", "sample");
    unusable("extra", "entries", "log.md", "extra");
  }

  @Test
  void aFolderThatIsNoWorkspaceIsUnusable() throws Exception {
    unusable("is not there", "status", folder.resolve("nowhere"));
    unusable("a checkout", "status", folder);
    unusable("is no folder", "status", Files.writeString(folder.resolve("file"), "x"));
  }

  @Test
  void settingsThatCannotBeReadAreNamedWithTheirLine() throws Exception {
    var dev = Files.createDirectories(folder.resolve("tide-dev"));
    Files.writeString(dev.resolve("gatehouse.json"), "{\n  \"log\": \"x.md\",\n  \"lgo\": 1\n}\n");
    GitCheckout.init(dev, "Settings", Who.human("Ada")).close();
    unusable("line 3", "status", dev, "--json");

    Files.writeString(dev.resolve("gatehouse.json"), "{\n  \"log\": \n");
    unusable("gatehouse.json", "status", dev);
  }

  @Test
  void aFileThatIsNoLogIsUnusable() throws Exception {
    unusable("is no file", "entries", folder.resolve("nowhere.md"));
    unusable("is no file", "entries", folder);
    var text = Files.writeString(folder.resolve("README.md"), "# Hello\n\n| a | b |\n|---|---|\n");
    unusable("has no table", "entries", text, "--json");
    var binary = Files.write(folder.resolve("x.bin"), new byte[] {0, -1, 10, -2, 13});
    unusable("has no table", "entries", binary);
  }

  @Test
  void aNameWithALineBreakStaysOneLine() {
    unusable("is no file", "entries", "no\nsuch\r\nlog.md");
    unusable("Unknown option", "status", ".", "--no\nsuch");
  }

  /** One line on standard error, nothing on the other, and exit code 2. */
  private static void unusable(String says, Object... arguments) {
    var run = CommandRun.of(arguments);

    assertEquals(2, run.code(), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().startsWith("gatehouse: "), run.err());
    assertTrue(run.err().contains(says), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    assertEquals("", run.out());
  }
}
