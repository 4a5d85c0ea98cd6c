package dev.gatehouse.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.action.Survey.DeltaView;
import dev.gatehouse.compare.Decision.Choice;
import dev.gatehouse.io.AtomicFile;
import dev.gatehouse.log.PromotionLog;
import dev.gatehouse.log.Status;
import dev.gatehouse.sample.SampleWorkspace;
import dev.gatehouse.ui.OneWindow;
import dev.gatehouse.ui.Screen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@OneWindow
class ComparePageTest extends ApplicationTest {
  private static final String PORT = "frontend/config.js";
  private static final String LEFT_OVER = "2026-01-01-old-toys";

  @TempDir static Path written;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Walker walker;

  @BeforeAll
  static void writeTheSample() throws Exception {
    SampleWorkspace.write(written.resolve("sample"));
  }

  @Override
  public void start(Stage stage) throws Exception {
    walker = Walker.open(Walker.copy(written, folder), stage);
    var log = walker.session().promotions().logFile().orElseThrow();
    AtomicFile.write(
        log, PromotionLog.read(log).add(LEFT_OVER, "Toys", Status.DEV_ONLY, "Mara", "").bytes());
  }

  @BeforeEach
  void openTheComparison() {
    walker.start(SampleWorkspace.READY_ENTRY);
    walker.show("compare");
    Screen.until("the deltas are listed", () -> !table().getItems().isEmpty());
  }

  @SuppressWarnings("unchecked")
  private TableView<DeltaView> table() {
    return (TableView<DeltaView>) walker.there("deltas-table").orElseThrow();
  }

  private DeltaView row(String path) {
    return table().getItems().stream()
        .filter(view -> view.delta().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private void choose(String path) {
    interact(
        () -> {
          table().getSelectionModel().clearSelection();
          table().getSelectionModel().select(row(path));
        });
    walker.settle();
    walker.untilSaid("diff-view", path);
  }

  @Test
  void aFileIsExcludedWithAReasonAndNeverWithoutOne() {
    choose("VERSION");
    walker.press("delta-exclude");
    assertTrue(walker.window().dialogs().isOpen());
    walker.press("dialog-ok");
    assertTrue(row("VERSION").isUndecided());
    walker.type("delta-reason", "Prod counts its own versions");
    walker.press("delta-exclude");
    var decided = row("VERSION").decision().orElseThrow();
    assertEquals(Choice.EXCLUDE, decided.choice());
    assertEquals("Prod counts its own versions", decided.reason());
    assertEquals("", walker.typed("delta-reason"));
    assertEquals(
        "VERSION", table().getSelectionModel().getSelectedItem().delta().path(), "stays chosen");
  }

  @Test
  void whatNobodyHasDecidedIsIncludedAtOnce() {
    walker.press("delta-include-all");
    assertTrue(table().getItems().stream().noneMatch(DeltaView::isUndecided));
    walker.untilSaid("card-diff", "0 undecided");
    assertTrue(walker.isDisabled("delta-include-all"));
  }

  @Test
  void aTailoredTextShipsInPlaceOfDevsAndResolvesWhatWasFoundThere() {
    walker.press("delta-include-all");
    walker.untilSaid("findings-readiness", "1 finding is open");
    choose(PORT);
    walker.press("delta-tailor");
    walker.press("tailor-from-dev");
    var text = walker.typed("tailor-text").replace("8201", "8100");
    walker.type("tailor-text", text);
    interact(() -> walker.session().refresh());
    walker.settle();
    assertEquals(text, walker.typed("tailor-text"), "a refresh leaves what is typed");
    walker.press("tailor-save");
    var decided = row(PORT).decision().orElseThrow();
    assertEquals(Choice.TAILOR, decided.choice());
    assertEquals(text, new String(decided.tailored().orElseThrow(), StandardCharsets.UTF_8));
    walker.untilSaid("findings-readiness", "Nothing of dev was found");
  }

  @Test
  void aFindingIsAcceptedWithAReason() {
    var accept = (ButtonBase) from(walker.window()).lookup(".finding-accept").query();
    assertTrue(accept.isDisabled());
    var reason = (TextField) from(walker.window()).lookup(".finding-reason").query();
    interact(() -> reason.setText("The port is right for both"));
    walker.press(accept);
    walker.untilSaid("findings-readiness", "accepted by Ada: The port is right for both");
  }

  @Test
  void aDevOnlyEntryThatClaimsNothingIsStatedToHaveNothingHere() {
    walker.untilSaid("card-diff", LEFT_OVER + " is Dev-only and names no paths");
    walker.press("none-here-" + LEFT_OVER);
    assertTrue(walker.promotion().facts().statedNoneHere().contains(LEFT_OVER));
    Screen.until("it is asked no more", () -> walker.there("none-here-" + LEFT_OVER).isEmpty());
  }

  @Test
  void theDifferenceIsShownUnifiedAndSideBySide() {
    choose(PORT);
    walker.untilSaid("diff-view", "port: 8201,");
    walker.untilSaid("diff-view", "from prod to dev");
    var split =
        (ButtonBase)
            from(walker.window())
                .lookup("#diff-view .toggle-button")
                .queryAllAs(ButtonBase.class)
                .stream()
                .filter(button -> button.getText().equals("Split"))
                .findFirst()
                .orElseThrow();
    walker.press(split);
    walker.untilSaid("diff-view", "prod on the left, dev on the right");
    assertFalse(walker.words("diff-view").isEmpty());
  }
}
