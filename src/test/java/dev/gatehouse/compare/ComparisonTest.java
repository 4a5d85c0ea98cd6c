package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.ADA;
import static dev.gatehouse.git.Folder.executable;
import static dev.gatehouse.git.Folder.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.io.Sha256;
import dev.gatehouse.workspace.OwnPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final OwnPaths OWN =
      new OwnPaths(
          Set.of("docs/LOG.md", ".workspace-state.json"),
          Set.of("docs/promotions", "storage/backups"));

  @TempDir Path folder;
  private Pair pair;

  @BeforeEach
  void start() throws IOException {
    pair = new Pair(folder);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private List<String> seen() throws IOException {
    return Comparison.of(pair.dev, pair.prod, OWN).deltas().stream()
        .map(delta -> delta.kind() + " " + delta.path())
        .toList();
  }

  @Test
  void equalCheckoutsDifferInNothingWhateverTheirCommits() throws IOException {
    pair.inProd("app.txt", "a fix\n");
    pair.inProd("app.txt", "one\ntwo\nthree\n");
    assertNotEquals(pair.dev.head(), pair.prod.head());
    assertEquals(List.of(), seen());
    assertEquals(ContentHash.of(pair.dev, OWN), ContentHash.of(pair.prod, OWN));
  }

  @Test
  void deltasAreSeenFromProdsSideCommittedOrNot() throws IOException {
    pair.inDev("new.txt", "n\n");
    write(pair.dev.root(), "app.txt", "changed\n");
    Files.delete(pair.dev.root().resolve("src/a.txt"));
    write(pair.dev.root(), "untracked.txt", "u\n");
    assertEquals(List.of("MODIFIED app.txt", "ADDED new.txt", "REMOVED src/a.txt"), seen());
  }

  @Test
  void aChangeOfTheExecutableBitIsADelta() throws IOException {
    assumeTrue(File.separatorChar == '/', "the file system has no executable bit");
    executable(pair.dev.root(), "run.sh");
    var delta = Comparison.of(pair.dev, pair.prod, OWN).delta("run.sh").orElseThrow();
    assertTrue(delta.onlyMode());
    assertEquals(Kind.MODIFIED, delta.kind());
  }

  @Test
  void otherLineEndsAreNoDeltaWhereGitWouldStoreTheSame() throws IOException {
    pair.inDev(".gitattributes", "* text=auto\n");
    pair.inProd(".gitattributes", "* text=auto\n");
    write(pair.dev.root(), "app.txt", "one\r\ntwo\r\nthree\r\n");
    assertEquals(List.of(), seen());
  }

  @Test
  void whatIsGatehousesOwnIsNoDelta() throws IOException {
    pair.inDev("docs/LOG.md", "log\n");
    pair.inDev(".workspace-state.json", "{}\n");
    pair.inDev("docs/promotions/.gitattributes", "* -text\n");
    pair.inDev("docs/promotions/x/ledger.jsonl", "{}\n");
    pair.inDev("docs/promotions/x/evidence/diff/comparison.txt", "c\n");
    pair.inDev("docs/promotions/x/output/diff-1.txt", "o\n");
    assertEquals(List.of(), seen());
    assertEquals(List.of(), Comparison.of(pair.dev, pair.prod, OWN).problems());
    assertEquals(ContentHash.of(pair.dev, OWN), ContentHash.of(pair.prod, OWN));
    pair.inDev("docs/LOG.md.txt", "not the log\n");
    assertEquals(List.of("ADDED docs/LOG.md.txt"), seen());
  }

  @Test
  void aTrackedFileThatHidesInAnOwnFolderIsNamed() throws IOException {
    var hidden =
        List.of(
            "docs/promotions/tool.sh",
            "docs/promotions/x/tool.sh",
            "docs/promotions/no-ledger/evidence/diff/x.txt",
            "storage/backups/tool.sh");
    pair.inDev("docs/promotions/x/ledger.jsonl", "{}\n");
    for (var path : hidden) {
      pair.inProd(path, "x\n");
    }
    var problems = Comparison.of(pair.dev, pair.prod, OWN).problems();
    assertEquals(hidden.size(), problems.size(), problems.toString());
    for (var path : hidden) {
      assertTrue(problems.stream().anyMatch(one -> one.startsWith("prod tracks " + path)), path);
    }
  }

  @Test
  void theContentHashIsMadeOfModeBlobAndPathOfEachFile() throws IOException {
    var lines = new StringBuilder();
    for (var file : pair.prod.tracked()) {
      lines.append(file.modeText() + " " + file.blob() + "\t" + file.path() + "\n");
    }
    assertTrue(lines.toString().startsWith("100644 "));
    assertEquals(Sha256.of(lines.toString()), ContentHash.of(pair.prod, OWN));
    var before = ContentHash.of(pair.prod, OWN);
    write(pair.prod.root(), "app.txt", "other\n");
    assertNotEquals(before, ContentHash.of(pair.prod, OWN));
    write(pair.prod.root(), "app.txt", "one\ntwo\nthree\n");
    assertEquals(before, ContentHash.of(pair.prod, OWN));
  }

  @Test
  void theIdentityOfADeltaChangesWithEitherSide() throws IOException {
    pair.inDev("app.txt", "dev\n");
    var first = pair.compared().delta("app.txt").orElseThrow().identity();
    assertEquals(first, pair.compared().delta("app.txt").orElseThrow().identity());
    pair.inProd("app.txt", "prod\n");
    var second = pair.compared().delta("app.txt").orElseThrow().identity();
    assertNotEquals(first, second);
    pair.inDev("app.txt", "dev again\n");
    assertNotEquals(second, pair.compared().delta("app.txt").orElseThrow().identity());
  }

  @Test
  void theTextNamesEveryPathWithBothSides() throws IOException {
    pair.inDev("app.txt", "dev\n");
    Files.delete(pair.dev.root().resolve("src/a.txt"));
    pair.dev.commit(List.of("src/a.txt"), "Gone", ADA);
    var text = pair.compared().asText();
    assertTrue(text.startsWith("0 added, 1 modified, 1 removed"), text);
    assertTrue(text.contains("modified app.txt") && text.contains("removed src/a.txt"), text);
    assertTrue(text.contains("dev  does not have it"), text);
  }

  @Test
  void filesThatOnlyLieThereWithOtherLineEndsAreListedOnRequest() throws IOException {
    pair.inDev(".gitattributes", "* text=auto\n*.bin binary\n");
    pair.inProd(".gitattributes", "* text=auto\n*.bin binary\n");
    write(pair.dev.root(), "app.txt", "one\r\ntwo\r\nthree\r\n");
    write(pair.prod.root(), "src/a.txt", "a\r\n");
    write(pair.dev.root(), "src/b.txt", "b\r\nmore\r\n");

    assertEquals(List.of("src/b.txt"), pair.compared().deltas().stream().map(Delta::path).toList());
    var ends = LineEnds.among(pair.dev, pair.prod, OwnPaths.NONE);
    assertEquals(List.of("app.txt", "src/a.txt"), ends.stream().map(LineEnds::path).toList());
    assertEquals("dev's has CR LF on 3 lines, prod's LF", ends.getFirst().words());
    assertEquals("dev's has LF, prod's CR LF on 1 line", ends.getLast().words());
  }
}
