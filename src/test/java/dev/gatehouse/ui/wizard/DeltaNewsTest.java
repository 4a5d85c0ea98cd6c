package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.compare.Reconciliation.Fate;
import dev.gatehouse.promotion.Walked;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.Drop;
import dev.gatehouse.ui.Screen;
import dev.gatehouse.ui.WindowTest;
import dev.gatehouse.ui.compare.DeltaRow;
import dev.gatehouse.ui.evidence.DropTarget;
import dev.gatehouse.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes and changes while the list of what differs is open, and who claims it. */
class DeltaNewsTest extends WindowTest {
  private static final String STYLE = "frontend/style.css";
  private static final String NEW = "notes/first.md";
  private static final String SEPARATION = "2026-01-08-dev-separation";

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
  void whatCameOrChangedSinceTheLastLookIsMarkedUntilItIsOpened() throws Exception {
    list.choose("VERSION");
    assertFalse(walker.seen("chip-news").isPresent(), "at the first look nothing is news");
    list.change(STYLE, text -> text + "/* more */\n");
    list.add(NEW, "# First\n");
    Screen.until("both are news", () -> chip("chip-news").equals("2 just changed"));
    walker.type("delta-filter", "just c");
    Screen.until("they are found by that", () -> list.keys().containsAll(List.of(STYLE, NEW)));
    assertEquals(2, list.keys().size());
    assertTrue(walker.words("deltas-table").contains("just changed"));
    assertTrue(walker.words("deltas-table").contains("just came"));
    walker.type("delta-filter", "");
    interact(() -> list.table().scrollTo(list.keys().indexOf(STYLE) - 1));
    Screen.picture(walker.window().getScene(), "compare-news");
    interact(Theme.DARK::apply);
    Screen.picture(walker.window().getScene(), "compare-news-dark");
    interact(Theme.LIGHT::apply);
    list.choose(STYLE);
    Screen.until("one is seen", () -> chip("chip-news").equals("1 just changed"));
    list.choose(NEW);
    Screen.until("both are seen", () -> walker.seen("chip-news").isEmpty());
  }

  @Test
  void whatGitDoesNotKnowIsShownOnRequestAndCannotBeDecided() throws Exception {
    list.change("frontend/scratch.txt", text -> "a note\n");
    assertTrue(list.row("frontend/scratch.txt").isEmpty());
    walker.press("delta-untracked");
    Screen.until("it is listed", () -> list.row("frontend/scratch.txt").isPresent());
    assertTrue(list.row("frontend/scratch.txt").orElseThrow() instanceof DeltaRow.Stray);
    interact(() -> list.table().scrollTo(list.table().getItems().size() - 1));
    walker.untilSaid("deltas-table", "git does not know it yet");
    list.choose("frontend/scratch.txt");
    walker.untilSaid("diff-view", "git add");
    for (var button : List.of("delta-include", "delta-exclude", "delta-tailor", claimHere())) {
      assertTrue(walker.isDisabled(button), button);
    }
    Screen.picture(walker.window().getScene(), "compare-untracked");
    walker.press("delta-untracked");
    Screen.until("it is gone", () -> list.row("frontend/scratch.txt").isEmpty());
  }

  @Test
  void filesWithOtherLineEndsOnlyAreShownOnRequestAsJustThat() throws Exception {
    list.change("backend/berths.py", text -> text.replace("\n", "\r\n"));
    assertTrue(list.row("backend/berths.py").isEmpty());
    walker.press("delta-line-ends");
    Screen.until("it is listed", () -> list.row("backend/berths.py").isPresent());
    interact(() -> list.table().scrollTo(list.keys().indexOf("backend/berths.py")));
    walker.untilSaid("deltas-table", "line ends only");
    list.choose("backend/berths.py");
    walker.untilSaid("diff-view", "prod's LF");
    Screen.picture(walker.window().getScene(), "compare-line-ends");
  }

  @Test
  void rowsThatAreDroppedOnAnEntryAreClaimedForIt() throws Exception {
    list.add(NEW, "# First\n");
    Screen.until("it differs", () -> list.row(NEW).isPresent());
    assertEquals(Fate.UNCLAIMED, list.file(NEW).fate());
    var target = walker.there("claim-" + SEPARATION).orElseThrow();
    list.choose(NEW);
    interact(
        () -> {
          var drop = Drop.hover(target, rows(), List.of(NEW));
          assertTrue(target.getPseudoClassStates().contains(DropTarget.HOVERED));
          drop.release();
        });
    Screen.until("it is claimed", () -> list.file(NEW).fate() == Fate.STAYS_DEV_ONLY);
    assertFalse(target.getPseudoClassStates().contains(DropTarget.HOVERED));
    assertEquals(NEW, list.chosen());
  }

  @Test
  void oneKeyClaimsWhatIsChosenForThisEntryAndAFolderAsAWhole() throws Exception {
    var before = walker.promotion().claims();
    list.add(NEW, "# First\n");
    list.add("notes/second.md", "# Second\n");
    walker.press("delta-tree");
    Screen.until("it differs", () -> list.row("notes/").isPresent());
    list.choose("notes/");
    interact(() -> list.table().requestFocus());
    push(KeyCode.CONTROL, KeyCode.L);
    Screen.until("it is claimed", () -> list.file(NEW).fate() == Fate.SHIPS);
    assertEquals(before + ", `notes/**`", walker.promotion().claims());
    list.choose(NEW);
    walker.press(claimHere());
    assertEquals(before + ", `notes/**`", walker.promotion().claims(), "it is claimed already");
  }

  @Test
  void theRailCountsWhatIsOpen() throws Exception {
    Screen.until("files and a finding are", () -> chip("rail-open-compare").equals("18"));
    var phase = walker.there("rail-compare").orElseThrow();
    assertTrue(phase.getAccessibleText().contains("17 files open, 1 finding open"));
    assertEquals("17 files open, 1 finding open", ((Button) phase).getTooltip().getText());
    walker.press("delta-include-all");
    Screen.until("only the finding is", () -> chip("rail-open-compare").equals("1"));
    list.add(NEW, "# First\n");
    Screen.until("a file came", () -> chip("rail-open-compare").equals("2"));
    assertTrue(phase.getAccessibleText().contains("1 of them not claimed for certain"));
    walker.press("rail-step-diff");
    Screen.picture(walker.window().getScene(), "compare-rail-small", 900, 600);
  }

  private static String claimHere() {
    return "claim-" + SampleWorkspace.READY_ENTRY;
  }

  private static DataFormat rows() {
    return DataFormat.lookupMimeType("application/x-gatehouse-rows");
  }

  private String chip(String id) {
    return walker.seen(id).map(DeltaNewsTest::text).orElse("");
  }

  private static String text(Node chip) {
    return ((Label) chip).getText();
  }
}
