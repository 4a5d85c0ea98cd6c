package dev.gatehouse.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Delta;
import dev.gatehouse.compare.Delta.Kind;
import dev.gatehouse.compare.Reconciliation.Fate;
import dev.gatehouse.git.TrackedFile;
import dev.gatehouse.ui.compare.DeltaRow.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeltaRowsTest {
  private static final List<String> PATHS =
      List.of("VERSION", "app/a.py", "app/b.py", "docs/deep/down/one.md", "docs/deep/down/two.md");

  @Test
  void foldersStandBeforeFilesAndThoseThatHoldOneFolderOnlyAreJoined() {
    assertEquals(
        List.of("app/", "  a.py", "  b.py", "docs/deep/down/", "  one.md", "  two.md", "VERSION"),
        shown(tree(PATHS, Set.of())));
  }

  @Test
  void aFolderThatIsShutShowsNothingAndStillCounts() {
    var rows = tree(PATHS, Set.of("docs/deep/down/", "app/"));
    assertEquals(List.of("app/", "docs/deep/down/", "VERSION"), shown(rows));
    var folder = (DeltaRow.Folder) rows.getFirst();
    assertTrue(folder.shut());
    assertEquals(2, folder.undecided());
    assertEquals(3, folder.findings(), "one in a.py, two in b.py");
  }

  @Test
  void aFileAndAFolderOfTheSameNameAreTwoRows() {
    assertEquals(
        List.of("a/", "  b", "a"), shown(tree(List.of("a", "a/b"), Set.of())), "a became a folder");
  }

  @Test
  void whatStaysInDevIsNotDecidedWithItsFolder() {
    var files = List.of(view("app/a", Fate.STAYS_DEV_ONLY), view("app/b", Fate.SHIPS));
    var folder = DeltaRows.tree(files, Map.of(), key -> false, path -> 0).getFirst();
    assertEquals(
        List.of("app/b"), folder.decidable().stream().map(one -> one.delta().path()).toList());
  }

  @Test
  void whatGitDoesNotKnowStandsInItsFolderOrAtTheEnd() {
    var files = Stream.of("app/a.py", "b").map(path -> view(path, Fate.SHIPS)).toList();
    var strays =
        new TreeMap<>(Map.of("app/new.py", Why.UNTRACKED, "nested/repository/", Why.UNTRACKED));
    assertEquals(
        List.of("app/", "  a.py", "  new.py", "nested/", "  repository/", "b"),
        shown(DeltaRows.tree(files, strays, key -> false, path -> 0)));
    assertEquals(
        List.of("app/a.py", "b", "app/new.py", "nested/repository/"),
        shown(DeltaRows.flat(files, strays)));
  }

  @Test
  void tenThousandFilesAreLaidOut() {
    var files =
        IntStream.range(0, 10_000)
            .mapToObj(
                i -> view("part%02d/unit%02d/f%d".formatted(i % 40, i / 40 % 50, i), Fate.SHIPS))
            .toList();
    var rows = DeltaRows.tree(files, Map.of(), key -> false, path -> 1);
    assertEquals(10_000 + 40 + 40 * 50, rows.size());
    assertEquals(10_000, files(rows));
    assertEquals(40, DeltaRows.tree(files, Map.of(), key -> true, path -> 1).size());
  }

  private static long files(List<DeltaRow> rows) {
    return rows.stream().filter(DeltaRow.File.class::isInstance).count();
  }

  private static List<DeltaRow> tree(List<String> paths, Set<String> shut) {
    var files = paths.stream().map(path -> view(path, Fate.SHIPS)).toList();
    return DeltaRows.tree(
        files,
        Map.of(),
        shut::contains,
        path -> path.equals("app/a.py") ? 1 : path.equals("app/b.py") ? 2 : 0);
  }

  private static List<String> shown(List<DeltaRow> rows) {
    return rows.stream()
        .map(
            row ->
                "  ".repeat(row.depth()) + row.name() + (row instanceof DeltaRow.Folder ? "/" : ""))
        .toList();
  }

  static DeltaView view(String path, Fate fate) {
    var file = new TrackedFile(path, TrackedFile.FILE, "0".repeat(40), 1, false);
    var delta = new Delta(path, Kind.ADDED, Optional.of(file), Optional.empty());
    return new DeltaView(delta, fate, "", Optional.empty());
  }
}
