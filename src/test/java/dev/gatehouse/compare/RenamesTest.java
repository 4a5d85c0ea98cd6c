package dev.gatehouse.compare;

import static dev.gatehouse.git.Folder.ADA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that went to another place is the same file. */
class RenamesTest {
  private static final String TWENTY_LINES = lines(1, 20);

  @TempDir Path folder;
  private Pair pair;

  @BeforeEach
  void twoCheckouts() throws IOException {
    pair = new Pair(folder);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void aFileThatWasMovedWithoutAChangeIsFoundByItsContent() throws IOException {
    pair.inProd("docs/old.md", TWENTY_LINES);
    pair.inDev("docs/new.md", TWENTY_LINES);

    assertEquals(List.of("docs/old.md -> docs/new.md 100"), renames());
  }

  @Test
  void aFileThatWasMovedAndEditedIsFoundWhileHalfOfItIsTheSame() throws IOException {
    pair.inProd("a/list.txt", TWENTY_LINES);
    pair.inDev("b/list.txt", lines(1, 15) + "another\nend\n");

    var found = renames();

    assertEquals(1, found.size());
    assertTrue(found.getFirst().startsWith("a/list.txt -> b/list.txt "), found.getFirst());
  }

  @Test
  void twoFilesWithLittleInCommonAreTwoFiles() throws IOException {
    pair.inProd("a/list.txt", TWENTY_LINES);
    pair.inDev("b/list.txt", lines(1, 5) + lines(30, 50));

    assertEquals(List.of(), renames());
  }

  @Test
  void ofSeveralThatFitTheMostAlikeIsTaken() throws IOException {
    pair.inProd("far.txt", lines(1, 13) + lines(50, 56));
    pair.inProd("near.txt", TWENTY_LINES + "one more\n");
    pair.inDev("moved.txt", TWENTY_LINES);

    assertEquals(1, renames().size());
    assertTrue(renames().getFirst().startsWith("near.txt -> moved.txt"), renames().toString());
  }

  @Test
  void filesWithNothingInThemAreNeverTheSameFile() throws IOException {
    pair.inProd("a/__init__.py", "");
    pair.inDev("b/__init__.py", "");

    assertEquals(List.of(), renames());
  }

  @Test
  void aChangeThatIsNotCommittedCounts() throws IOException {
    pair.inProd("old.txt", TWENTY_LINES);
    pair.inDev("new.txt", "short\n");
    Files.writeString(pair.dev.root().resolve("new.txt"), TWENTY_LINES);
    pair.dev.commit(List.of(), "Nothing", ADA);

    assertEquals(List.of("old.txt -> new.txt 100"), renames());
  }

  private List<String> renames() throws IOException {
    return Renames.among(pair.compared().deltas(), pair.dev, pair.prod).stream()
        .map(one -> one.from().path() + " -> " + one.to().path() + " " + one.percent())
        .toList();
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(line -> "line number " + line + " of a longer text\n")
        .collect(Collectors.joining());
  }
}
