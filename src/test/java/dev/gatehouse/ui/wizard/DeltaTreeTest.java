package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.compare.DeltaRow;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs, by folder. */
class DeltaTreeTest extends WindowTest {
  private static final String STYLE = "frontend/style.css";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @SuppressWarnings("NullAway.Init")
  private DeltaList list;

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walked.dev("", folder), stage);
  }

  @BeforeEach
  void openTheComparison() {
    list = DeltaList.open(walker);
  }

  @Test
  void oneKeyTurnsTheListIntoATreeAndBackAndTheChosenFileStaysChosen() {
    list.choose(STYLE);
    var flat = list.keys();
    interact(() -> list.table().requestFocus());
    push(KeyCode.CONTROL, KeyCode.T);
    Screen.until("there are folders", () -> list.row("frontend/").isPresent());
    assertEquals(STYLE, list.chosen());
    assertEquals("style.css", list.row(STYLE).orElseThrow().name());
    walker.untilSaid("deltas-table", "undecided");
    Screen.picture(walker.window().getScene(), "compare-tree");
    Screen.picture(walker.window().getScene(), "compare-tree-small", 900, 600);
    walker.press("delta-tree");
    assertEquals(flat, list.keys());
    assertEquals(STYLE, list.chosen());
  }

  @Test
  void aFolderIsOpenedAndShutByKeyboardAndStaysSoWhenSomethingChanges() throws Exception {
    walker.press("delta-tree");
    list.choose("frontend/");
    interact(() -> list.table().requestFocus());
    push(KeyCode.LEFT);
    Screen.until("it is shut", () -> list.row(STYLE).isEmpty());
    list.change("frontend/more.css", text -> "/* more */\n");
    assertTrue(list.row(STYLE).isEmpty());
    assertEquals("frontend/", list.chosen());
    push(KeyCode.RIGHT);
    Screen.until("it is open", () -> list.row(STYLE).isPresent());
    list.choose(STYLE);
    push(KeyCode.LEFT);
    Screen.until("it is the folder", () -> list.chosen().equals("frontend/"));
  }

  @Test
  void whatIsDecidedOnAFolderIsDecidedForAllFilesInIt() {
    walker.press("delta-tree");
    list.choose("frontend/");
    walker.press("delta-include");
    for (var view : list.files()) {
      var path = view.delta().path();
      assertTrue(!path.startsWith("frontend/") || !view.isUndecided(), path);
    }
    assertTrue(list.files().stream().anyMatch(DeltaView::isUndecided), "others are not touched");
    assertEquals("frontend/", list.chosen());
    assertFalse(walker.isDisabled("delta-exclude"));
    assertTrue(walker.isDisabled("delta-tailor"), "one text is for one file");
  }

  @Test
  void theNextFileIsFoundInAFolderThatIsShut() {
    walker.press("delta-tree");
    list.choose("frontend/");
    interact(() -> list.table().requestFocus());
    push(KeyCode.LEFT);
    Screen.until("it is shut", () -> list.row(STYLE).isEmpty());
    push(KeyCode.F8);
    Screen.until("it is in the folder", () -> list.chosen().startsWith("frontend/c"));
    var first = list.chosen();
    push(KeyCode.ALT, KeyCode.DOWN);
    Screen.until("it is the one after it", () -> !list.chosen().equals(first));
    assertTrue(list.row(list.chosen()).orElseThrow() instanceof DeltaRow.File);
  }

  @Test
  void theFilterNarrowsTheTree() {
    walker.press("delta-tree");
    walker.type("delta-filter", "frontend/");
    Screen.until(
        "other folders are gone",
        () -> list.keys().stream().allMatch(key -> key.startsWith("frontend/")));
    var folder = (DeltaRow.Folder) list.row("frontend/").orElseThrow();
    assertEquals(list.files().size(), folder.files().size());
    walker.type("delta-filter", "no such file");
    Screen.until("nothing is left", () -> list.keys().isEmpty());
    walker.untilSaid("deltas-table", "No file is like that");
  }
}
